"""Slide decks in the Wagtail admin: a list that says how far each is and what it lacks, its screens, a chooser."""

from typing import Any

from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from learning.authoring.slides import SlideDeckForm
from learning.models import SlideDeck
from learning.viewsets.choosers import ChooseResultsView, ChooseView, LibraryChooserViewSet
from learning.viewsets.deck_views import DeckPanel, DeckStateView, EditDeckView, NewVersionView
from learning.viewsets.deleting import DeleteView


def state(deck: SlideDeck) -> str:
    """How far it is, or that it is no longer the newest."""
    return _now("Replaced") if deck.successor else deck.get_state_display()


def lacks(deck: SlideDeck) -> str:
    """How many of its slides leave somebody out."""
    count = deck.slides_lacking
    return ngettext("%(count)s slide", "%(count)s slides", count) % {"count": count} if count else ""


COLUMNS = [
    StatusTagColumn(
        "state",
        label=_("State"),
        accessor=state,
        primary=lambda deck: deck.is_ready and deck.successor is None,
        width="16em",
    ),
    Column("lacks", label=_("Without title or picture text"), accessor=lacks, width="12em"),
]


class DeckIndexView(generic.IndexView):
    """The list, with what each deck lacks."""

    def get_base_queryset(self) -> QuerySet[SlideDeck]:
        """Each with the number of its slides that lack words."""
        return super().get_base_queryset().with_lacks()

    def get_list_more_buttons(self, instance: SlideDeck) -> list[Any]:
        """From a deck that failed to the sentence that says why, and the button beside it."""
        buttons = super().get_list_more_buttons(instance)
        if instance.state == SlideDeck.State.FAILED and (url := self.get_edit_url(instance)):
            buttons.append(Button(_("See why, and try again"), url=url, icon_name="rotate", priority=5))
        return buttons


class SlideDeckViewSet(ModelViewSet):
    """Slide decks. What a form can't refuse at once, the state says later."""

    model = SlideDeck
    icon = "image"
    menu_label = _("Slides")
    index_view_class = DeckIndexView
    edit_view_class = EditDeckView
    delete_view_class = DeleteView
    list_display = ["title", *COLUMNS, "created_at"]
    list_filter = ["state"]
    search_fields = ["title"]
    search_backend_name = None
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            DeckPanel(template="learning/admin/deck_state.html"),
            FieldPanel("title"),
            FieldPanel("file"),
            FieldPanel("pdf"),
            HelpPanel(template="learning/admin/deck_slides.html"),
        ],
        base_form_class=SlideDeckForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """A new version of a deck, and how far one is."""
        new_version = self.construct_view(NewVersionView, **self.get_add_view_kwargs())
        return [
            *super().get_urlpatterns(),
            path("new-version/<int:pk>/", new_version, name="new_version"),
            path("state/<int:pk>/", self.construct_view(DeckStateView), name="state"),
        ]


class WithLacksMixin:
    """The list of the chooser says what each deck lacks, too."""

    def get_object_list(self) -> Any:
        """Each with the number of its slides that lack words."""
        return super().get_object_list().with_lacks()


class ChooseDeckView(WithLacksMixin, ChooseView):
    """The list, and the form beside it."""


class ChooseDeckResultsView(WithLacksMixin, ChooseResultsView):
    """The list alone, after a search."""


class SlideDeckChooserViewSet(LibraryChooserViewSet):
    """Choosing the slides of a module."""

    model = SlideDeck
    icon = "image"
    choose_one_text = _("Choose slides")
    choose_another_text = _("Choose other slides")
    edit_item_text = _("Edit these slides")
    choose_view_class = ChooseDeckView
    choose_results_view_class = ChooseDeckResultsView
    creation_form_class = SlideDeckForm
    more_columns = COLUMNS
