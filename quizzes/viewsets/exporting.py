"""Taking questions away as a file: what the list shows, or those that were chosen. The file holds the keys."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from quizzes.actions.history import log_many
from quizzes.bank_queries import newest_versions
from quizzes.exchange import Written
from quizzes.exporters import FORMATS, Format
from quizzes.models import Question, QuestionVersion
from quizzes.travel import record_of
from quizzes.viewsets.crumbs import below_questions
from quizzes.viewsets.examples import as_file
from quizzes.viewsets.index import QuestionListView

FIRST_FORMAT = "moodle_xml"  # it leaves out the least


class ExportQuestionsView(QuestionListView):
    """Says first what a format leaves out, then hands out the file. The filters are those of the list."""

    permission_required = "change"
    template_name = "quizzes/admin/export.html"
    page_title = gettext_lazy("Export questions")
    header_icon = "download"
    http_method_names = ["get", "post"]
    header_buttons = header_more_buttons = ()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the questions."""
        return below_questions(self)

    def get_paginate_by(self, questions: QuerySet) -> None:
        """All of them."""

    def filter_queryset(self, questions: QuerySet) -> QuerySet:
        """The chosen ones, or what the list shows."""
        chosen = [int(one) for one in self.request.GET.getlist("id") if one.isdecimal()]
        return super().filter_queryset(questions.filter(pk__in=chosen) if chosen else questions)

    @cached_property
    def file_format(self) -> Format:
        """The format of the address."""
        try:
            return FORMATS[self.format_name]
        except KeyError:
            raise Http404 from None

    @property
    def format_name(self) -> str:
        """How the address calls it."""
        return self.request.GET.get("format", FIRST_FORMAT)

    @property
    def published_only(self) -> bool:
        """What is asked now, instead of the newest that was written."""
        return "published" in self.request.GET

    @cached_property
    def versions(self) -> list[QuestionVersion]:
        """One version of each question, in the order of the list."""
        return newest_versions([question.pk for question in self.get_queryset()], published=self.published_only)

    @cached_property
    def written(self) -> Written:
        """The file."""
        return self.file_format.write([record_of(version.question, version) for version in self.versions])

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With how many there are, and what this format leaves out."""
        context = super().get_context_data(*args, **kwargs)
        return context | {
            "search_form": None,  # both stand in the list's head
            "filters": None,
            "formats": [
                (one.label, self._address(format=name), name == self.format_name) for name, one in FORMATS.items()
            ],
            "which": [
                (_("The newest version of each, drafts too"), self._address(published=None), not self.published_only),
                (_("Only what people are asked now"), self._address(published="yes"), self.published_only),
            ],
            "file_format": self.file_format,
            "written": self.written,
            "questions": len(self.versions),
            "drafts": sum(version.published_at is None for version in self.versions),
        }

    def _address(self, **changed: str | None) -> str:
        query = self.request.GET.copy()
        for part, value in changed.items():
            query.pop(part, None)
            if value:
                query[part] = value
        return f"?{query.urlencode()}"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, and a line in the history of each question that is in it."""
        if not self.versions:
            return redirect(self.index_url_name)
        data = self.written.data
        log_many(
            [version.question for version in self.versions],
            action="quizzes.export",
            by=request.user,
            data={"format": str(self.file_format.label)},
        )
        name = _("questions-%(day)s") % {"day": timezone.localdate().isoformat()}
        return as_file(data, name, self.file_format.extension, self.file_format.media_type)


class ExportChosen(BulkAction):
    """The button below the list: go on with the questions that are ticked."""

    models = [Question]
    action_type = "export"
    display_name = gettext_lazy("Export")
    aria_label = gettext_lazy("Export the chosen questions")
    template_name = ""

    def check_perm(self, question: Question) -> bool:
        """Whoever may see its key."""
        return policy_registry.get_by_type(Question).user_has_permission_for_instance(
            self.request.user, "change", question
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseRedirect:
        """Straight to the formats: nothing is done yet that would have to be confirmed."""
        questions, _refused = self.get_actionable_objects()
        return redirect(reverse("questions:export", query={"id": [question.pk for question in questions]}))
