"""What the partnership says about itself on every page, and the problems people report."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.forms import TextInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PreviewableMixin

from learning.colours import must_carry_white
from learning.rich_text import RichTextPanel

SUPPORT_FEATURES = ["bold", "link", "ul"]


@register_setting(icon="group")
class PartnershipSettings(PreviewableMixin, BaseSiteSetting, ClusterableModel):
    """Name, mailbox, support block and legal pages, edited by administrators."""

    select_related = ["accessibility_page", "privacy_page", "cookies_page"]  # every footer links them

    name = models.CharField(
        _("name of the partnership"),
        max_length=120,
        default="Safeguarding Children Partnership",
        help_text=_(
            "Printed on certificates as the provider. For example: Northmoor Safeguarding Children Partnership."
        ),
    )
    contact_email = models.EmailField(
        _("owner's mailbox"),
        blank=True,
        help_text=_("Problems that people report with a page are sent here. For example: learning@example.org."),
    )
    brand_colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#0f5257",
        validators=[must_carry_white],
        help_text=_("For the ribbon and the mark at the top of every page. Dark enough for white letters."),
    )
    worried_about_a_child = RichTextField(
        _("worried about a child?"),
        features=SUPPORT_FEATURES,
        blank=True,
        help_text=_(
            "Who to call, day and night. Shown on each module and after each check. For example: Call the front door "
            "on 01632 960 100; at night call 01632 960 999. If a child is in immediate danger, call 999."
        ),
    )
    supervision = RichTextField(
        _("supervision and support for staff"),
        features=SUPPORT_FEATURES,
        blank=True,
        help_text=_("For example: Talk to your supervisor or safeguarding lead about anything that stays with you."),
    )
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accessibility statement"),
        help_text=_("What does and doesn't work for whom, and how to complain. The law asks for it."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("privacy notice"),
        help_text=_("What is kept about people, why, and for how long."),
    )
    cookies_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cookies"),
        help_text=_("Which cookies the site sets, and what videos elsewhere may set."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("contact_email"),
                FieldPanel("brand_colour", widget=TextInput(attrs={"type": "color"})),
            ],
            heading=_("Who you are"),
        ),
        MultiFieldPanel(
            [
                RichTextPanel("worried_about_a_child"),
                RichTextPanel("supervision"),
                InlinePanel("helplines", label=_("Helpline"), heading=_("Helplines")),
            ],
            heading=_("Support"),
        ),
        MultiFieldPanel(
            [
                PageChooserPanel("accessibility_page", "learning.ContentPage"),
                PageChooserPanel("privacy_page", "learning.ContentPage"),
                PageChooserPanel("cookies_page", "learning.ContentPage"),
            ],
            heading=_("Pages that every footer links"),
        ),
    ]

    class Meta:
        verbose_name = _("partnership")

    def __str__(self) -> str:
        return self.name

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """A page with nothing but what these settings say."""
        return "learning/partnership_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What was typed goes before what every other page still shows."""
        return super().get_preview_context(request, mode_name) | {"partnership": self}


class Helpline(Orderable):
    """A number to call."""

    partnership = ParentalKey(PartnershipSettings, on_delete=models.CASCADE, related_name="helplines")
    name = models.CharField(_("name"), max_length=100, help_text=_("For example: Children's helpline."))
    phone = models.CharField(_("phone"), max_length=30, blank=True, help_text=_("For example: 01632 960 123."))
    hours = models.CharField(_("hours"), max_length=80, blank=True, help_text=_("For example: every day, 24 hours."))
    url = models.URLField(_("web address"), blank=True, help_text=_("For example: https://www.example.org/help."))

    def __str__(self) -> str:
        return self.name


class ProblemReportQuerySet(models.QuerySet):
    """Which reports."""

    def open(self) -> "ProblemReportQuerySet":
        """Nobody has said yet what became of it."""
        return self.filter(handled_at=None)


class ProblemReport(models.Model):
    """Somebody told us of a problem with a page. Sent to the owner's mailbox by a durable task."""

    page_address = models.CharField(_("page"), max_length=500)
    text = models.TextField(_("what went wrong?"), max_length=3000)
    reply_to = models.EmailField(_("your e-mail address"), blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(_("reported"), auto_now_add=True)
    handled_at = models.DateTimeField(_("handled"), null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    handled_note = models.TextField(
        _("what was done"),
        max_length=1000,
        blank=True,
        help_text=_("For your colleagues. For example: Captions corrected at 12:30."),
    )

    objects = ProblemReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("problem report")
        verbose_name_plural = _("problem reports")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_at=None, handled_by=None) | Q(handled_at__isnull=False, handled_by__isnull=False),
                name="problem_is_handled_by_somebody_or_not_at_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_address}: {self.text[:60]}"
