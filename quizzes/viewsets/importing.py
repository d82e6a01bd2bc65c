"""Importing questions on one screen: paste or upload, look over what was understood, put it right, keep it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from quizzes.actions.bringing import KeptAlready, bring_questions, correct_import, keep_import
from quizzes.forms.importing import BringForm, LookOverForm
from quizzes.import_review import Review, Ticks
from quizzes.importers import FORMATS
from quizzes.models import Question, QuestionImport
from quizzes.viewsets.crumbs import below_questions

MOST_AT_ONCE = 300  # questions; more are kept by the worker, with a bar that tells how far it is
NEWEST_FIRST = {"ordering": "-_updated_at"}


class ImportMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """For whoever may add questions."""

    model = Question
    permission_required = "add"
    page_title = gettext_lazy("Import questions")
    header_icon = "upload"
    index_url_name = look_over_url_name = import_url_name = example_url_name = ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Below the questions."""
        return below_questions(self)


class ImportQuestionsView(ImportMixin, FormView):
    """Paste or upload."""

    form_class = BringForm
    template_name = "quizzes/admin/import.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With an example of each format to take away."""
        examples = [(label, reverse(self.example_url_name, args=[name])) for name, label in FORMATS.items()]
        return super().get_context_data(examples=examples, **kwargs)

    def form_valid(self, form: BringForm) -> HttpResponse:
        """Hold it, and show what was understood."""
        brought = bring_questions(
            by=self.request.user,
            content=form.content,
            file_name=form.file_name,
            file_format=form.cleaned_data["file_format"],
        )
        return redirect(self.look_over_url_name, brought.public_id)


class LookOverView(ImportMixin, TemplateView):
    """What was understood of what somebody brought, for nobody else's eyes: to put right, leave out and keep."""

    template_name = "quizzes/admin/look_over.html"

    @cached_property
    def brought(self) -> QuestionImport:
        """One's own; somebody else's is not found."""
        return get_object_or_404(self.request.user.question_imports, public_id=self.kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Look it over; once it was asked to be kept, see how far that is."""
        if self.brought.asked_at:
            self.template_name = "quizzes/admin/import_progress.html"
            return self.render_to_response(self.get_context_data(brought=self.brought, drafts_url=self._drafts_url))
        return self._show(Review(self.brought, Ticks()), LookOverForm(initial=self._initial))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the text as it was put right, read it again, and keep the questions if that was asked."""
        form = LookOverForm(request.POST)
        try:
            if not form.is_valid():
                return self._show(Review(self.brought, Ticks()), form)
            review = self._read_again(form)
            if "action-keep" not in request.POST or not self._may_keep(review, form):
                return self._show(review, form)
            self._keep(review, form.cleaned_data["topic"])
        except KeptAlready:
            return redirect(request.path)
        return self._answer()

    @property
    def _drafts_url(self) -> str:
        """The list, with what was kept last at the top."""
        return reverse(self.index_url_name, query=NEWEST_FIRST)

    @property
    def _initial(self) -> dict[str, Any]:
        return {"file_format": self.brought.file_format}

    def _read_again(self, form: LookOverForm) -> Review:
        text, file_format = form.cleaned_data["text"], form.cleaned_data["file_format"]
        review = Review(self.brought, form.ticks)
        was_put_right = review.text is not None and "text" in form.data and text != review.text
        if not was_put_right and file_format == self.brought.file_format:
            return review
        content = text if was_put_right else self.brought.content
        self.brought = correct_import(brought=self.brought, content=content, file_format=file_format)
        return Review(self.brought, form.ticks)

    def _may_keep(self, review: Review, form: LookOverForm) -> bool:
        """Nothing is kept, and nothing left out, that was not seen. Else say what is in the way."""
        if review.refused or (review.errors and not form.cleaned_data["leave_out_errors"]):
            words = _("Nothing is kept yet. Put right what is marked, or tick that it is left out.")
        elif review.surprises:
            words = _("Nothing is kept yet: some questions are there already. They are left out unless you tick them.")
        elif not review.wanted:
            words = _("Nothing is kept yet: no question is ticked.")
        else:
            return True
        messages.error(self.request, words)
        return False

    def _keep(self, review: Review, topic: str) -> None:
        at_once = len(review.wanted) <= MOST_AT_ONCE
        self.brought = keep_import(
            brought=self.brought,
            topic=topic,
            left_out=review.left_out,
            again=review.again,
            arriving=review.arriving if at_once else None,
        )

    def _answer(self) -> HttpResponse:
        """To the new drafts, or to where they are on their way."""
        if self.brought.is_running:
            return redirect(self.request.path)
        kept = self.brought.kept_count
        words = ngettext(
            "%(count)s question is kept as a draft. Tick it and publish it, and people can be asked it.",
            "%(count)s questions are kept as drafts. Tick them and publish them, and people can be asked them.",
            kept,
        )
        messages.success(self.request, words % {"count": kept})
        return redirect(self._drafts_url)

    def _show(self, review: Review, form: LookOverForm) -> HttpResponse:
        if review.text is not None:
            form.initial["text"] = review.text
        may_change = self.user_has_permission("change")
        return self.render_to_response(self.get_context_data(review=review, form=form, may_change=may_change))
