"""A question of the check, asked at its moment of the recording."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from learning.actions import NothingToCheck, enrol, start_check
from learning.queries import module_for, standing
from quizzes.actions import MayNotStart, NothingToAsk
from quizzes.queries import still_to_answer

NOT_NOW = 204  # the player plays on


@never_cache
@login_required
@require_POST
def ask_in_recording(request: HttpRequest, activity: UUID, question: UUID) -> HttpResponse:
    """To the question on the person's own paper, which is drawn up if need be; no content where it isn't asked now.

    Who has passed isn't asked again, and nobody's time starts running because they watch.
    """
    page = module_for(activity)
    if page is None or not page.live:
        raise Http404
    if page.time_limit_minutes or standing(request.user, page).done.check_passed:
        return HttpResponse(status=NOT_NOW)
    try:
        attempt = start_check(enrolment=enrol(person=request.user, activity=activity))
    except (NothingToCheck, NothingToAsk, MayNotStart):
        return HttpResponse(status=NOT_NOW)
    number = still_to_answer(attempt, question)
    return redirect("learning:question", attempt.public_id, number) if number else HttpResponse(status=NOT_NOW)
