"""The list of questions, narrowed down."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import ReferenceIndex

from quizzes import kinds
from quizzes.models import Difficulty, Question, Thinking
from quizzes.viewsets.listing import CHOSEN, outcome_choices, topic_choices

ALL = gettext_lazy("All")
STATES = {
    "waiting": (gettext_lazy("Waiting for approval"), {"asked_at__isnull": False}),
    "draft": (gettext_lazy("With a draft"), {"draft_number__isnull": False}),
    "published": (gettext_lazy("Published"), {"live_number__isnull": False}),
}


class QuestionFilterSet(WagtailFilterSet):
    """Narrows the list down."""

    topic = django_filters.ChoiceFilter(label=gettext_lazy("Topic"), choices=topic_choices, empty_label=ALL)
    outcome = django_filters.ChoiceFilter(
        label=gettext_lazy("Learning outcome"), choices=outcome_choices, empty_label=ALL
    )
    kind = django_filters.ChoiceFilter(label=gettext_lazy("Kind"), choices=kinds.choices, empty_label=ALL)
    difficulty = django_filters.ChoiceFilter(
        label=gettext_lazy("Difficulty"), choices=Difficulty.choices, empty_label=ALL
    )
    thinking = django_filters.ChoiceFilter(label=gettext_lazy("It asks for"), choices=Thinking.choices, empty_label=ALL)
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=[(state, label) for state, (label, _lookup) in STATES.items()],
        method="in_state",
        empty_label=ALL,
    )

    class Meta:
        model = Question
        fields = ("topic", "outcome", "kind", "difficulty", "thinking", "state")

    def in_state(self, questions: QuerySet, _name: str, state: str) -> QuerySet:
        """By what `with_state` says of them."""
        return questions.filter(**STATES[state][1])


class QuestionListView(generic.IndexView):
    """Every question with its state and the number of pages that ask it."""

    template_name = "quizzes/admin/index.html"
    import_url_name = export_url_name = ""

    def get_base_queryset(self) -> QuerySet:
        """All in one query."""
        questions = super().get_base_queryset().with_state()
        return questions.annotate(usage_count=ReferenceIndex.usage_count_subquery(Question))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """With boxes to tick for whoever may take questions away."""
        return [CHOSEN, *super().columns] if self.user_has_permission("change") else super().columns

    def _get_title_column(self, *args: Any, **kwargs: Any) -> BaseColumn:
        """By this id, a box says which question it is for."""
        return super()._get_title_column(*args, get_title_id=lambda question: f"question_{question.pk}_title", **kwargs)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Questions come one by one, or as a file."""
        buttons = super().header_buttons
        if self.add_url:
            url = reverse(self.import_url_name)
            buttons.append(HeaderButton(_("Import questions"), url=url, icon_name="upload"))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """What the list shows now can be taken away as a file, by whoever may see the keys."""
        buttons = super().header_more_buttons
        if self.user_has_permission("change"):
            url = reverse(self.export_url_name, query=self.request.GET)
            buttons.append(Button(_("Export questions"), url=url, icon_name="download"))
        return buttons

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With what the boxes beside the questions are for."""
        return super().get_context_data(*args, may_export=self.user_has_permission("change"), **kwargs)
