"""Slide decks: kept for download, shown slide by slide with their text."""

import uuid

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from learning.models.storage import deck_path, deck_pdf_path, private_storage, slide_path

NOT_SLIDES = _("Slides are a PowerPoint file (.pptx) or a PDF. Save an old .ppt, or a .pptm with macros, as .pptx.")
WITHOUT_TITLE = Q(title="")
WITHOUT_PICTURE_TEXT = Q(pictures_without_text__gt=0, typed_picture_text="")


class SlideDeckQuerySet(models.QuerySet):
    """Which decks somebody has to look at."""

    def current(self) -> "SlideDeckQuerySet":
        """Those that no newer version has replaced: what is wrong with the others is nobody's work any more."""
        return self.filter(replaced_by=None)

    def failed(self) -> "SlideDeckQuerySet":
        """Current decks from which no slides could be made."""
        return self.current().filter(state=SlideDeck.State.FAILED)

    def lacking_text(self) -> "SlideDeckQuerySet":
        """Current decks with a slide that has no title, or a picture that has no words."""
        lacking = Slide.objects.filter(deck=OuterRef("pk")).lacking_text()
        return self.current().filter(Exists(lacking), state=SlideDeck.State.READY)

    def with_lacks(self) -> "SlideDeckQuerySet":
        """Each with the number of its slides that lack words, as `slides_lacking`."""
        lacks = Q(slides__title="") | Q(slides__pictures_without_text__gt=0, slides__typed_picture_text="")
        return self.select_related("replaced_by").annotate(slides_lacking=Count("slides", filter=lacks))


class SlideDeck(models.Model):
    """A PowerPoint or PDF file. Its pictures are made by a background task; a new file is a new deck."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be converted")
        RUNNING = "running", _("Being converted")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be converted")

    class Problem(models.TextChoices):
        """Why a deck could not be converted, and what its trainer can do. The keys are those of the converter."""

        NEEDS_PDF = (
            "needs_pdf",
            _("This server can’t turn PowerPoint into pictures. Save the slides as a PDF too and add it here."),
        )
        NOT_A_DECK = "not_a_deck", _("The file is broken, or it isn’t what its name says. Save it anew and upload it.")
        PASSWORD = (
            "password",
            _("The file is protected by a password, or is an old .ppt. Save it as .pptx or PDF without a password."),
        )
        MACROS = (
            "macros",
            _("The file holds macros, which are programs. Save it as .pptx without macros and upload it."),
        )
        BOMB = "bomb", _("The file unpacks to far more than any slides need. Save it anew and upload it.")
        TOO_MANY = "too_many", _("There are more than 500 slides. Split them into several decks.")
        NO_SLIDES = "no_slides", _("There are no slides in the file, or all of them are hidden.")
        TOO_LONG = "too_long", _("Converting took too long. Make large pictures smaller, or upload a PDF.")
        TOO_BIG = "too_big", _("Converting needed too much memory. Make large pictures smaller, or upload a PDF.")
        CRASHED = "crashed", _("The converter broke down on this file, twice. Try a PDF of the slides.")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200, help_text=_("For example: Continuity of care – slides."))
    file = models.FileField(
        _("slides"),
        upload_to=deck_path,
        storage=private_storage,
        validators=[FileExtensionValidator(["pptx", "pdf"], NOT_SLIDES)],
        help_text=_("A PowerPoint file (.pptx) or a PDF."),
    )
    pdf = models.FileField(
        _("the same slides as PDF"),
        upload_to=deck_pdf_path,
        storage=private_storage,
        blank=True,
        validators=[FileExtensionValidator(["pdf"])],
        help_text=_("Needed beside a PowerPoint file where this server can't convert one by itself."),
    )
    # What was shown before stays for those who began with it, so a version is a row of its own.
    replaces = models.OneToOneField(
        "self", models.SET_NULL, null=True, related_name="replaced_by", editable=False, verbose_name=_("replaces")
    )
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED, editable=False)
    problem = models.CharField(max_length=20, choices=Problem, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SlideDeckQuerySet.as_manager()

    class Meta:
        verbose_name = _("slide deck")
        verbose_name_plural = _("slide decks")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(state="failed") ^ Q(problem=""), name="failed_deck_says_why"),
            models.CheckConstraint(condition=~Q(replaces=F("id")), name="deck_does_not_replace_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ready(self) -> bool:
        """Its slides can be shown."""
        return self.state == self.State.READY

    @property
    def is_under_way(self) -> bool:
        """The worker has it, or will have it soon."""
        return self.state in {self.State.QUEUED, self.State.RUNNING}

    @property
    def successor(self) -> "SlideDeck | None":
        """The version that replaces this one."""
        return getattr(self, "replaced_by", None)

    @property
    def is_powerpoint(self) -> bool:
        """A .pptx, rather than a PDF."""
        return self.suffix == "pptx"

    @property
    def suffix(self) -> str:
        """pptx or pdf."""
        return self.file.name.rpartition(".")[2].lower()

    @property
    def download_name(self) -> str:
        """What the file is called on a practitioner's computer."""
        return f"{slugify(self.title) or 'slides'}.{self.suffix}"

    @property
    def download_url(self) -> str:
        """Where the deck can be downloaded from."""
        return reverse("learning:deck_file", args=[self.public_id])


class SlideQuerySet(models.QuerySet):
    """Which slides leave somebody out."""

    def lacking_text(self) -> "SlideQuerySet":
        """Those without a title, or with a picture that neither the file nor a trainer puts into words."""
        return self.filter(WITHOUT_TITLE | WITHOUT_PICTURE_TEXT)

    def typed_beside(self) -> "SlideQuerySet":
        """Those for which a trainer typed a title, or words for a picture."""
        return self.filter(Q(title_is_typed=True) | ~Q(typed_picture_text=""))


class Slide(models.Model):
    """One slide: its picture and everything it says in words, in the file or beside it."""

    deck = models.ForeignKey(SlideDeck, models.CASCADE, related_name="slides")
    number = models.PositiveSmallIntegerField()
    image = models.FileField(upload_to=slide_path, storage=private_storage)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200, blank=True)
    title_is_typed = models.BooleanField(default=False)  # by a trainer, because the file gives the slide none
    text = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    picture_text = models.TextField(blank=True)  # alternative texts of the pictures on the slide
    pictures_without_text = models.PositiveIntegerField(default=0)
    typed_picture_text = models.TextField(blank=True)  # what a trainer says of the pictures that have none

    objects = SlideQuerySet.as_manager()

    class Meta:
        ordering = ["deck", "number"]
        constraints = [
            models.UniqueConstraint(fields=["deck", "number"], name="deck_has_one_slide_at_each_place"),
            models.CheckConstraint(condition=Q(title_is_typed=False) | ~Q(title=""), name="typed_title_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.deck}, slide {self.number}"

    @property
    def image_url(self) -> str:
        """Where its picture is."""
        return reverse("learning:slide_image", args=[self.deck.public_id, self.number])

    @property
    def lacks_title(self) -> bool:
        """Neither the file nor a trainer gives it one."""
        return not self.title

    @property
    def lacks_picture_text(self) -> bool:
        """It has a picture that nobody has put into words."""
        return self.pictures_without_text > 0 and not self.typed_picture_text

    @property
    def pictures_in_words(self) -> str:
        """What its pictures show: as the file says, and as a trainer says of those of which the file says nothing."""
        return "\n".join(filter(None, (self.picture_text, self.typed_picture_text)))

    def type_title(self, title: str) -> None:
        """Give it the title that its file doesn't give it; an empty one takes it away again."""
        if self.title_is_typed or not self.title:
            self.title, self.title_is_typed = title, bool(title)

    def keep_typed(self, earlier: "Slide") -> None:
        """Take over what a trainer typed beside the same slide."""
        if earlier.title_is_typed:
            self.type_title(earlier.title)
        self.typed_picture_text = earlier.typed_picture_text
