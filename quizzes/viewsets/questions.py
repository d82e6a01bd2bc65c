"""The bank: the list of questions, and its viewset."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import UpdatedAtColumn, UsageCountColumn
from wagtail.admin.viewsets.model import ModelViewSet

from quizzes.forms.question import QuestionForm
from quizzes.models import Question
from quizzes.viewsets.approval import ApproveQuestionView
from quizzes.viewsets.choosing_kind import ChooseKindView
from quizzes.viewsets.examples import ExampleView
from quizzes.viewsets.exporting import ExportQuestionsView
from quizzes.viewsets.importing import ImportQuestionsView, LookOverView
from quizzes.viewsets.index import QuestionFilterSet, QuestionListView
from quizzes.viewsets.listing import DIFFICULTY, KIND, OUTCOME, STATE, THINKING
from quizzes.viewsets.trying import TryQuestionView
from quizzes.viewsets.writing import CopyQuestionView, CreateQuestionView, EditQuestionView

OWN_VIEWS = ("add_kind", "try", "approve", "import", "look_over", "example", "export")


class AlonePanel(HelpPanel):
    """The way out for a trainer who is alone. Wagtail prints fields that no panel claims once more below everything."""

    def get_form_options(self) -> dict[str, Any]:
        """Claim the field that the template shows."""
        return {"fields": ["alone_because"]}


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
    list_display = [
        "name",
        "topic",
        OUTCOME,
        KIND,
        DIFFICULTY,
        THINKING,
        STATE,
        UsageCountColumn("usage_count", label=_("Usage")),
        UpdatedAtColumn(),
    ]
    filterset_class = QuestionFilterSet
    search_fields = ["name", "topic"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            HelpPanel(template="quizzes/admin/state.html"),
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("topic"), FieldPanel("outcome")]),
                    FieldRowPanel([FieldPanel("difficulty"), FieldPanel("thinking")]),
                    FieldPanel("kind"),
                ],
                heading=_("Filed under"),
            ),
            FieldPanel("stem"),
            HelpPanel(template="quizzes/admin/answers.html", heading=_("Answers"), classname="w-panel--nested"),
            MultiFieldPanel([FieldPanel("rationale"), FieldPanel("explained_in")], heading=_("After the answer")),
            MultiFieldPanel(
                [FieldPanel("has_case_material"), AlonePanel(template="quizzes/admin/alone.html")],
                heading=_("Case material"),
            ),
        ],
        base_form_class=QuestionForm,
    )

    @property
    def menu_url(self) -> str:
        """The list: Wagtail would take the first of the patterns below."""
        return reverse(self.get_url_name("index"))

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Where the views are that Wagtail's own viewset doesn't have."""
        extra = {f"{name}_url_name": self.get_url_name(name) for name in OWN_VIEWS}
        return super().get_common_view_kwargs(**extra, **kwargs)

    @property
    def export_view(self) -> Callable[..., HttpResponse]:
        """The same rows as the list's."""
        shown = self.get_index_view_kwargs(template_name=ExportQuestionsView.template_name)
        return self.construct_view(ExportQuestionsView, **shown)

    def get_urlpatterns(self) -> list[URLPattern]:
        """A new question begins with its kind."""
        return [
            path("new/", self.construct_view(ChooseKindView), name="add"),
            path("new/<str:kind>/", self.add_view, name="add_kind"),
            path("try/<int:pk>/", self.construct_view(TryQuestionView), name="try"),
            path("approve/<int:pk>/", self.construct_view(ApproveQuestionView), name="approve"),
            path("import/", self.construct_view(ImportQuestionsView), name="import"),
            path("import/<uuid:public_id>/", self.construct_view(LookOverView), name="look_over"),
            path("import/example/<str:file_format>/", self.construct_view(ExampleView), name="example"),
            path("export/", self.export_view, name="export"),
            *super().get_urlpatterns(),
        ]
