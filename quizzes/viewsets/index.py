"""The list of questions, narrowed down."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views import generic
from wagtail.models import ReferenceIndex

from quizzes import kinds
from quizzes.models import Difficulty, Question, Thinking
from quizzes.viewsets.listing import outcome_choices, topic_choices

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

    def get_base_queryset(self) -> QuerySet:
        """All in one query."""
        questions = super().get_base_queryset().with_state()
        return questions.annotate(usage_count=ReferenceIndex.usage_count_subquery(Question))
