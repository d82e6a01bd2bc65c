"""Choosing questions for a page: several at once."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import policy_registry

from quizzes.models import Question
from quizzes.viewsets.listing import KIND, STATE, topic_choices


class FilterForm(BaseFilterForm):
    """By words of the name, and by topic."""

    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )
    topic = forms.ChoiceField(
        label=_("Topic"),
        required=False,
        choices=lambda: [("", _("All topics")), *topic_choices()],
        widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        """What the list finds too."""
        if query := self.cleaned_data["q"]:
            objects = objects.filter(Q(name__icontains=query) | Q(topic__icontains=query))
            self.is_searching, self.search_query = True, query
        if topic := self.cleaned_data["topic"]:
            objects = objects.filter(topic=topic)
        return objects


class ForAuthors:
    """Only for people who have to do with questions: Wagtail opens a chooser to everybody in its admin."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse everybody else."""
        policy = policy_registry.get_by_type(Question)
        if not policy.user_has_any_permission(request.user, ["add", "change", "view"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ListMixin(ForAuthors):
    """The table."""

    filter_form_class = FilterForm

    def get_object_list(self) -> QuerySet:
        """All questions: those in draft can be placed already, and are asked once they are published."""
        return super().get_object_list().with_state()

    @property
    def columns(self) -> list[Column]:
        """Name, topic, kind and state."""
        name, *others = super().columns
        name.label = _("Name")
        return [name, *others, Column("topic", label=_("Topic")), KIND, STATE]


class ChooseView(ListMixin, chooser.ChooseView):
    """The whole chooser."""


class ChooseResultsView(ListMixin, chooser.ChooseResultsView):
    """The list alone, after a search."""


class ChosenView(ForAuthors, chooser.ChosenView):
    """One question was chosen."""


class ChosenMultipleView(ForAuthors, chooser.ChosenMultipleView):
    """Several were: they come in the order in which they were written or pasted."""

    def get_objects(self, pks: list[str]) -> QuerySet:
        """In the order of their making, not of their names."""
        return super().get_objects(pks).order_by("pk")


class QuestionChooserViewSet(ChooserViewSet):
    """Choosing what a module asks."""

    model = Question
    icon = "help"
    page_title = _("Choose questions")
    per_page = 20
    choose_one_text = _("Choose a question")
    choose_another_text = _("Choose another question")
    edit_item_text = _("Edit this question")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
