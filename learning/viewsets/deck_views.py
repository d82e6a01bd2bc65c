"""The screens of one slide deck: its state, its slides with what they lack, another try, a new version."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import DetailView
from wagtail.admin import messages
from wagtail.admin.panels import HelpPanel
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from learning.authoring.slides import SlideDeckForm
from learning.deck_versions import pages_behind, put_into_drafts
from learning.models import SlideDeck
from learning.slides_conversion import office
from learning.tasks.slides import queue_conversion
from learning.viewsets.details import WarnsWhereLive


class DeckPanel(HelpPanel):
    """How far the deck is, which version of it this is, and where an earlier one is still shown."""

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            """Pages are only looked for once there are slides that they could show."""
            deck, person = self.instance, self.request.user
            behind = pages_behind(deck, person) if deck.pk and deck.is_ready else []
            may_put = any(each.draft_is_behind and each.may_be_changed for each in behind)
            own = {"behind": behind, "may_put": may_put, "needs_pdf": office.find() is None}
            return super().get_context_data(parent_context) | own


class EditDeckView(WarnsWhereLive, generic.EditView):
    """Shows how far the deck is. One button has its slides made again, another brings pages up to date with it."""

    TRY_AGAIN, PUT_INTO_DRAFTS = "try-again", "put-into-drafts"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try again, or put into drafts, or save."""
        if self.TRY_AGAIN in request.POST:
            queue_conversion(deck=self.get_object())
            messages.success(request, _("The slides will be made again. It takes a minute or two."))
            return redirect(request.path)
        if self.PUT_INTO_DRAFTS in request.POST:
            self._put_into_drafts(self.get_object())
            return redirect(request.path)
        return super().post(request, *args, **kwargs)

    def _put_into_drafts(self, deck: SlideDeck) -> None:
        pages = put_into_drafts(deck=deck, by=self.request.user)
        sentence = ngettext(
            "%(count)s draft has the new version now. Nothing is published: look at it, and publish it as always.",
            "%(count)s drafts have the new version now. Nothing is published: look at them, and publish as always.",
            len(pages),
        )
        messages.success(self.request, sentence % {"count": len(pages)})

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """What else can be done with it."""
        url = reverse("slides:new_version", args=[self.object.pk])
        upload = Button(_("Upload a new version"), url=url, icon_name="upload", priority=5)
        return [*([] if self.object.successor else [upload]), *super().header_more_buttons]


class NewVersionView(generic.CreateView):
    """Adds slides in the place of others. Nobody sees them before they are chosen on a page and published."""

    @cached_property
    def replaced(self) -> SlideDeck:
        """The slides as they are now."""
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Two newer versions of the same slides would each claim to be the one that counts."""
        if self.replaced.successor is None:
            return super().dispatch(request, *args, **kwargs)
        return self._there_is_one_already()

    def get_initial_form_instance(self) -> SlideDeck:
        """The same title, which can be changed."""
        return self.model(title=self.replaced.title, replaces=self.replaced)

    def get_add_url(self) -> str:
        """Where the form is sent."""
        return self.request.path

    def get_page_subtitle(self) -> str:
        """What is replaced."""
        return _("New version of “%(deck)s”") % {"deck": self.replaced}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Slides, the slides that are replaced, here."""
        above = {"url": reverse("slides:edit", args=[self.replaced.pk]), "label": str(self.replaced)}
        return [*super().get_breadcrumbs_items()[:-1], above, {"url": "", "label": _("New version")}]

    def get_success_url(self) -> str:
        """On to the new deck, which says what to do next."""
        return self.get_edit_url()

    def form_valid(self, form: SlideDeckForm) -> HttpResponse:
        """Keep it, unless a colleague was first."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except IntegrityError:
            return self._there_is_one_already()

    def _there_is_one_already(self) -> HttpResponse:
        self.replaced.refresh_from_db()
        messages.warning(self.request, _("There is a newer version already. Replace that one, which is shown here."))
        return redirect("slides:edit", self.replaced.replaced_by.pk)


class DeckStateView(PermissionCheckedMixin, DetailView):
    """How far a deck is, as a piece of a page; asked for again and again while somebody waits. Posting tries again."""

    model = SlideDeck
    any_permission_required = ["add", "change", "view"]
    template_name = "learning/admin/deck_progress.html"
    context_object_name = "deck"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have the slides made again, and say how far they are."""
        if not self.user_has_any_permission(["add", "change"]):
            raise PermissionDenied
        queue_conversion(deck=self.get_object())
        return self.get(request, *args, **kwargs)
