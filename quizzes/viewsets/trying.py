"""A question as practitioners meet it, tried by its author. Nothing is recorded."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from quizzes.models import Question, QuestionVersion
from quizzes.queries import explain, wording


class TryForm(forms.Form):
    """The question, its options in the order in which they were written."""

    def __init__(self, version: QuestionVersion, data: Any = None) -> None:
        super().__init__(data)
        self.wording = wording(version)
        asked_as, body = version.asked_as, version.content
        self.fields["answer"] = asked_as.form_field(body, order=asked_as.layout(body), label=self.wording.question)


class TryQuestionView(PermissionCheckedMixin, TemplateView):
    """Asks the newest version, and says to an answer what a practitioner would be told. It shows the key.

    The answer is posted though nothing is kept of it: a reflection is longer than an address may be.
    """

    model = Question
    permission_required = "change"
    template_name = "quizzes/try.html"
    edit_url_name = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The same page, with what there is to say."""
        return self.get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The question, and what there is to say once it is answered."""
        question = get_object_or_404(self.model, pk=self.kwargs["pk"])
        version = question.newest_version
        form = TryForm(version, self.request.POST if self.request.method == "POST" else None)
        explanation = None
        if form.is_valid():
            response = version.asked_as.shape(version.content, form.cleaned_data["answer"])
            explanation = explain(version, response)
        return super().get_context_data(
            question=question, version=version, form=form, explanation=explanation, edit_url_name=self.edit_url_name
        )
