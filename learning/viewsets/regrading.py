"""A published question has changed, and people were asked it before: from now on, or mark their answers again?"""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from learning.actions import mark_answers_again
from quizzes.actions.regrading import NothingToRegrade
from quizzes.models import Question, QuestionVersion, Regrade
from quizzes.regrading import answers_to_earlier_versions, plan_regrade

SHOWN = 50  # people of whom the screen tells by name


class ReasonForm(forms.ModelForm):
    """Why."""

    class Meta:
        model = Regrade
        fields = ("reason",)


class RegradeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Shows first what would change; nothing is written before a reason is given."""

    model = Question
    permission_required = "change"
    template_name = "learning/admin/regrade.html"
    page_title = gettext_lazy("Earlier answers")
    header_icon = "help"
    form_class = ReasonForm

    @cached_property
    def version(self) -> QuestionVersion:
        """What people are asked now."""
        question = get_object_or_404(Question, pk=self.kwargs["pk"])
        return get_object_or_404(question.versions.published().order_by("-number")[:1])

    def get_page_subtitle(self) -> str:
        """The question."""
        return self.version.question.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Questions, the question, here."""
        question = self.version.question
        return [
            *self.breadcrumbs_items,
            {"url": reverse("questions:index"), "label": _("Questions")},
            {"url": reverse("questions:edit", args=[question.pk]), "label": question.name},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The version, and what marking again by it would change."""
        plan = plan_regrade(self.version)
        return super().get_context_data(version=self.version, plan=plan, shown=SHOWN, **kwargs)

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        """Mark again, and say what came of it."""
        edit = reverse("questions:edit", args=[self.version.question_id])
        try:
            regrade, plan = mark_answers_again(
                version=self.version, reason=form.cleaned_data["reason"], by=self.request.user
            )
        except NothingToRegrade:
            messages.warning(self.request, _("Nothing was marked again: no mark would change any more."))
            return redirect(edit)
        log(
            instance=self.version.question,
            action="quizzes.regrade",
            user=self.request.user,
            data={"comment": regrade.reason, "marks": len(plan.changes)},
        )
        sentence = ngettext(
            "%(count)s answer is marked again. The mark before stays on record.",
            "%(count)s answers are marked again. The marks before stay on record.",
            len(plan.changes),
        )
        messages.success(self.request, sentence % {"count": len(plan.changes)})
        return redirect(edit)


def ask_about_earlier_answers(request: HttpRequest, question: Question) -> HttpResponse | None:
    """After a publish: where people were asked it before, the trainer decides what happens to their marks."""
    version = question.current_version
    if version is None or not answers_to_earlier_versions(version):
        return None
    return redirect("regrade", question.pk)
