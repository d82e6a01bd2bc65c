"""The bank: the list of questions, and its viewset."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import UpdatedAtColumn, UsageCountColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import ReferenceIndex

from quizzes import kinds
from quizzes.forms.question import QuestionForm
from quizzes.models import Question
from quizzes.viewsets.listing import KIND, STATE, topic_choices
from quizzes.viewsets.trying import TryQuestionView
from quizzes.viewsets.writing import ChooseKindView, CopyQuestionView, CreateQuestionView, EditQuestionView


class QuestionFilterSet(WagtailFilterSet):
    """Narrows the list down."""

    topic = django_filters.ChoiceFilter(label=_("Topic"), choices=topic_choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=kinds.choices, empty_label=_("All"))

    class Meta:
        model = Question
        fields = ("topic", "kind")


class QuestionListView(generic.IndexView):
    """Every question with its state and the number of pages that ask it."""

    def get_base_queryset(self) -> QuerySet:
        """All in one query."""
        questions = super().get_base_queryset().with_state()
        return questions.annotate(usage_count=ReferenceIndex.usage_count_subquery(Question))


class QuestionViewSet(ModelViewSet):
    """Questions are added, revised and copied. Nobody may delete one: attempts keep what they were asked."""

    model = Question
    icon = "help"
    menu_label = _("Questions")
    menu_order = 160  # after the library
    add_to_admin_menu = True
    index_view_class = QuestionListView
    add_view_class = CreateQuestionView
    edit_view_class = EditQuestionView
    copy_view_class = CopyQuestionView
    list_display = ["name", "topic", KIND, STATE, UsageCountColumn("usage_count", label=_("Usage")), UpdatedAtColumn()]
    filterset_class = QuestionFilterSet
    search_fields = ["name", "topic"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            HelpPanel(template="quizzes/admin/state.html"),
            MultiFieldPanel([FieldPanel("name"), FieldPanel("topic"), FieldPanel("kind")], heading=_("Filed under")),
            FieldPanel("stem"),
            HelpPanel(template="quizzes/admin/answers.html", heading=_("Answers"), classname="w-panel--nested"),
            MultiFieldPanel([FieldPanel("rationale"), FieldPanel("explained_in")], heading=_("After the answer")),
        ],
        base_form_class=QuestionForm,
    )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Where the two views are that Wagtail's own viewset doesn't have."""
        extra = {f"{name}_url_name": self.get_url_name(name) for name in ("add_kind", "try")}
        return super().get_common_view_kwargs(**extra, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """A new question begins with its kind."""
        return [
            path("new/", self.construct_view(ChooseKindView), name="add"),
            path("new/<str:kind>/", self.add_view, name="add_kind"),
            path("try/<int:pk>/", self.construct_view(TryQuestionView), name="try"),
            *super().get_urlpatterns(),
        ]
