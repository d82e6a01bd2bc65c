"""Around the questions of a knowledge check: start, check your answers, submit, and see how it went."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from learning.actions import NothingToCheck, enrol, finish_check, start_check
from learning.models import LearningPage
from learning.queries import current_enrolment, module_for, standing_of
from quizzes.actions import NothingToAsk, QuestionsUnanswered
from quizzes.models import Attempt
from quizzes.queries import answer_in_words, explanation_of, paper_of, unanswered, wording_of


def attempt_of(request: HttpRequest, public_id: UUID) -> Attempt:
    """The person's own attempt; anybody else's is a 404."""
    return get_object_or_404(request.user.attempts, public_id=public_id)


def page_of(request: HttpRequest, attempt: Attempt) -> LearningPage | None:
    """The module whose check this is."""
    enrolment = request.user.enrolments.filter(public_id=attempt.enrolment).first()
    return module_for(enrolment.activity) if enrolment else None


def go_on(attempt: Attempt, after: int = 0) -> HttpResponse:
    """To the next question without an answer, from here on and then from the start; else to all the answers."""
    missing = unanswered(attempt)
    number = next((number for number in missing if number > after), next(iter(missing), None))
    if number is None:
        return redirect("learning:check_answers", attempt.public_id)
    return redirect("learning:question", attempt.public_id, number)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def check_start(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Begin, or go on with what is open. By GET (after a sign-in, or a reload) it only goes on."""
    page = module_for(activity)
    if page is None or not page.live:
        raise Http404
    open_attempt = _open_attempt(request, activity)
    if open_attempt:
        messages.info(request, _("You had started this check already. Go on where you left it."))
        return go_on(open_attempt)
    if request.method == "GET":
        return redirect(page.get_url(request))
    try:
        return go_on(start_check(enrolment=enrol(person=request.user, activity=activity)))
    except (NothingToCheck, NothingToAsk):
        messages.warning(request, _("This module has no knowledge check at the moment."))
        return redirect(page.get_url(request))


def _open_attempt(request: HttpRequest, activity: UUID) -> Attempt | None:
    enrolment = current_enrolment(request.user, activity)
    return request.user.attempts.open().filter(enrolment=enrolment.public_id).first() if enrolment else None


@never_cache
@login_required
@require_safe
def check_answers(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Everything that was answered, before it is submitted."""
    sitting = attempt_of(request, attempt)
    if sitting.is_sealed:
        return redirect("learning:check_result", attempt)
    rows = [
        {"number": item.number, "wording": wording_of(item), "answer": answer_in_words(item)}
        for item in paper_of(sitting)
    ]
    context = {
        "attempt": sitting,
        "rows": rows,
        "missing": [row["number"] for row in rows if not row["answer"]],
        "page": page_of(request, sitting),
    }
    return render(request, "learning/check_answers.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def check_submit(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Submit, mark and perhaps complete, once. By GET (after a sign-in) it only shows what can be submitted."""
    sitting = attempt_of(request, attempt)
    if request.method == "POST":
        try:
            finish_check(attempt=sitting)
        except QuestionsUnanswered:
            messages.warning(request, _("Answer every question before you submit."))
            return go_on(sitting)
        return redirect("learning:check_result", attempt)
    return redirect("learning:check_answers", attempt)


@never_cache
@login_required
@require_safe
def check_result(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Score, pass mark, and each answer explained."""
    sitting = attempt_of(request, attempt)
    if not sitting.is_sealed:
        return go_on(sitting)
    enrolment = get_object_or_404(request.user.enrolments, public_id=sitting.enrolment)
    page = module_for(enrolment.activity)
    explanations = [explanation_of(item) for item in paper_of(sitting)]
    context = {
        "attempt": sitting,
        "explanations": explanations,
        "right": sum(explanation.is_right for explanation in explanations),
        "standing": standing_of(enrolment, page) if page else None,
        "page": page,
    }
    return render(request, "learning/check_result.html", context)
