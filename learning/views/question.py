"""One question of a knowledge check: asked, answered, and, where the policy says so, explained at once."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from learning.actions import finish_check
from learning.check_wording import moment
from learning.views.check import end_if_overdue, go_on, page_of
from learning.views.kept_answers import forget_kept_answer, keep_answer, kept_answer, sent_answer
from quizzes.actions import AnswerIsFinal, AttemptAlreadySubmitted, TimeIsUp, save_answer
from quizzes.forms.answer import AnswerForm
from quizzes.models import Attempt, PaperItem
from quizzes.queries import explanation_of, item_of, unanswered


@never_cache
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Ask one question; take the answer. An answer is never lost to a sign-in that has ended."""
    if not request.user.is_authenticated:
        return _sign_in_again(request, attempt, number)
    item = _item_of(request, attempt, number)
    item.attempt = end_if_overdue(item.attempt)
    if item.attempt.is_sealed:
        return _too_late(request, item.attempt)
    if request.method == "POST":
        return _take_answer(request, item)
    if item.is_final:
        return _render_feedback(request, item)
    kept = kept_answer(request, attempt, number)
    notice = _("Your answer is kept. Save it to go on.") if kept else ""
    return _render_question(request, item, AnswerForm(item, kept=kept), notice=notice)


def _item_of(request: HttpRequest, attempt: UUID, number: int) -> PaperItem:
    """The question on the person's own paper; anybody else's is a 404."""
    item = item_of(request.user, attempt, number)
    if item is None:
        raise Http404
    return item


def _take_answer(request: HttpRequest, item: PaperItem) -> HttpResponse:
    form = AnswerForm(item, request.POST)
    if not form.is_valid():
        return _render_question(request, item, form)
    try:
        save_answer(attempt=item.attempt, number=item.number, response=form.cleaned_data["answer"])
    except (AttemptAlreadySubmitted, TimeIsUp):
        return _too_late(request, finish_check(attempt=item.attempt))
    except AnswerIsFinal:
        messages.info(request, _("You have answered this question. Your first answer counts."))
    forget_kept_answer(request)
    if item.attempt.answers_are_final:
        return redirect("learning:question", item.attempt.public_id, item.number)
    return go_on(item.attempt, after=item.number)


def _sign_in_again(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    if request.method == "POST":
        keep_answer(request, attempt, number)
        messages.warning(request, _("Your sign-in has ended. Sign in again: your answer is kept."))
    return redirect_to_login(request.path)


def _too_late(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if request.method == "POST":
        said = _("This check was submitted already, so this answer was not taken.")
        if attempt.ran_out_of_time:
            said = _("Your time was over on %(when)s, so this answer was not taken.")
        messages.info(request, said % {"when": moment(attempt.due_at) if attempt.due_at else ""})
    return redirect("learning:check_result", attempt.public_id)


def question_from_stale_form(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """The form was older than the sign-in. Nothing was saved; the answer stands in a fresh form, one press away."""
    if not request.user.is_authenticated:
        return _sign_in_again(request, attempt, number)
    item = _item_of(request, attempt, number)
    if item.attempt.is_sealed or item.is_final or item.attempt.is_overdue(timezone.now()):
        return redirect("learning:question", attempt, number)
    form = AnswerForm(item, kept=sent_answer(request))
    notice = _("You have signed in again since you opened this page. Your answer is kept. Save it to go on.")
    return _render_question(request, item, form, notice=notice, status=403)


def _render_question(
    request: HttpRequest, item: PaperItem, form: AnswerForm, *, notice: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "attempt": item.attempt,
        "item": item,
        "form": form,
        "notice": notice,
        "page": page_of(request, item.attempt),
    }
    return render(request, "learning/check_question.html", context, status=status)


def _render_feedback(request: HttpRequest, item: PaperItem) -> HttpResponse:
    missing = unanswered(item.attempt)
    context = {
        "attempt": item.attempt,
        "item": item,
        "explanation": explanation_of(item, item.attempt.reached(timezone.now())),
        "next_number": next((number for number in missing if number > item.number), next(iter(missing), None)),
        "page": page_of(request, item.attempt),
    }
    return render(request, "learning/check_feedback.html", context)
