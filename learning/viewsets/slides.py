"""Slide decks in the Wagtail admin: a list that says how far each is, a form, a chooser, and another try."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from learning.authoring.slides import SlideDeckForm
from learning.models import SlideDeck
from learning.tasks.slides import queue_conversion
from learning.viewsets.choosers import LibraryChooserViewSet
from learning.viewsets.deleting import DeleteView

COLUMNS = [
    StatusTagColumn(
        "state", label=_("State"), accessor="get_state_display", primary=lambda deck: deck.is_ready, width="16em"
    )
]


class EditDeckView(generic.EditView):
    """Shows how far the deck is; one button has its slides made again."""

    TRY_AGAIN = "try-again"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Try again, or save."""
        if self.TRY_AGAIN not in request.POST:
            return super().post(request, *args, **kwargs)
        queue_conversion(deck=self.get_object())
        messages.success(request, _("The slides will be made again. It takes a minute or two."))
        return redirect(request.path)


class SlideDeckViewSet(ModelViewSet):
    """Slide decks. What a form can't refuse at once, the state says later."""

    model = SlideDeck
    icon = "image"
    menu_label = _("Slides")
    edit_view_class = EditDeckView
    delete_view_class = DeleteView
    list_display = ["title", *COLUMNS, "created_at"]
    list_filter = ["state"]
    search_fields = ["title"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            HelpPanel(template="learning/admin/deck_state.html"),
            FieldPanel("title"),
            FieldPanel("file"),
            FieldPanel("pdf"),
        ],
        base_form_class=SlideDeckForm,
    )


class SlideDeckChooserViewSet(LibraryChooserViewSet):
    """Choosing the slides of a module."""

    model = SlideDeck
    icon = "image"
    choose_one_text = _("Choose slides")
    choose_another_text = _("Choose other slides")
    edit_item_text = _("Edit these slides")
    creation_form_class = SlideDeckForm
    more_columns = COLUMNS
