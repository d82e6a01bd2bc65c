"""Around the questions of a knowledge check: start, check your answers, submit, and see how it went."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from learning.actions import NothingToCheck, enrol, finish_check, start_check
from learning.check_wording import hindered
from learning.models import LearningPage
from learning.queries import current_enrolment, module_for, standing_of
from learning.views.retired import leads_on_where_retired
from quizzes.actions import MayNotStart, NothingToAsk, QuestionsUnanswered
from quizzes.models import Attempt
from quizzes.queries import answer_in_words, explanation_of, marked_again, paper_of, unanswered, wording_of


def attempt_of(request: HttpRequest, public_id: UUID) -> Attempt:
    """The person's own attempt; anybody else's is a 404."""
    return get_object_or_404(request.user.attempts, public_id=public_id)


def page_of(request: HttpRequest, attempt: Attempt) -> LearningPage | None:
    """The module whose check this is."""
    enrolment = request.user.enrolments.filter(public_id=attempt.enrolment).first()
    return module_for(enrolment.activity) if enrolment else None


def end_if_overdue(attempt: Attempt) -> Attempt:
    """Once its time is over, an attempt is submitted as it is, and its result is all that is left to see."""
    return finish_check(attempt=attempt) if attempt.is_overdue(timezone.now()) else attempt


def go_on(attempt: Attempt, after: int = 0) -> HttpResponse:
    """To the next question without an answer, from here on and then from the start; else to all the answers."""
    if end_if_overdue(attempt).is_sealed:
        return redirect("learning:check_result", attempt.public_id)
    missing = unanswered(attempt)
    number = next((number for number in missing if number > after), next(iter(missing), None))
    if number is None:
        return redirect("learning:check_answers", attempt.public_id)
    return redirect("learning:question", attempt.public_id, number)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@leads_on_where_retired
def check_start(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Begin, or go on with what is open. By GET (after a sign-in, or a reload) it only goes on."""
    page = module_for(activity)
    if page is None or not page.live:
        raise Http404
    open_attempt = _open_attempt(request, activity)
    if open_attempt:
        if not open_attempt.is_overdue(timezone.now()):
            messages.info(request, _("You had started this check already. Go on where you left it."))
        return go_on(open_attempt)
    if request.method == "GET":
        return redirect(page.get_url(request))
    try:
        return go_on(start_check(enrolment=enrol(person=request.user, activity=activity)))
    except (NothingToCheck, NothingToAsk):
        messages.warning(request, _("This module has no knowledge check at the moment."))
    except MayNotStart as refused:
        messages.warning(request, " ".join(hindered(refused.obstacles)))
    return redirect(page.get_url(request))


def _open_attempt(request: HttpRequest, activity: UUID) -> Attempt | None:
    enrolment = current_enrolment(request.user, activity)
    return request.user.attempts.open().filter(enrolment=enrolment.public_id).first() if enrolment else None


@never_cache
@login_required
@require_safe
def check_answers(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Everything that was answered, before it is submitted."""
    sitting = end_if_overdue(attempt_of(request, attempt))
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
    """How it went, and each answer explained, as far as the check tells by now."""
    sitting = end_if_overdue(attempt_of(request, attempt))
    if not sitting.is_sealed:
        return go_on(sitting)
    enrolment = get_object_or_404(request.user.enrolments, public_id=sitting.enrolment)
    page = module_for(enrolment.activity)
    standing, now = standing_of(enrolment, page) if page else None, timezone.now()
    reached = standing.reached(sitting, now) if standing else sitting.reached(now)
    items, again = list(paper_of(sitting)), marked_again(sitting)
    context = {
        "attempt": sitting,
        "explanations": [explanation_of(item, reached, again.get(item.given and item.given.pk)) for item in items],
        "right": sum(item.is_right for item in items),
        "standing": standing,
        "page": page,
    }
    return render(request, "learning/check_result.html", context)
