"""The steps of a practitioner's journey: all posts, each ending back on the module's page."""

import json
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from learning.actions import NotCompletedYet, acknowledge_step, complete_if_done, enrol, record_watched, take_again
from learning.forms import BeatForm
from learning.models import LearningPage, StepProgress
from learning.page_load import NoteNotOurs, read_page_load
from learning.queries import module_for, recording_by_public_id
from learning.views.retired import leads_on_where_retired


def _live_module(activity: UUID) -> LearningPage:
    page = module_for(activity)
    if page is None or not page.live:
        raise Http404
    return page


@require_POST
@login_required
@leads_on_where_retired
def start(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Take up a module. Also completes one whose last step was done before its rules were eased."""
    page = _live_module(activity)
    enrolment = enrol(person=request.user, activity=activity)
    complete_if_done(enrolment=enrolment)
    return redirect(page.get_url(request))


@require_POST
def watched(request: HttpRequest, activity: UUID) -> JsonResponse:
    """A beat of the player. 401 keeps the browser's queue until the person has signed in again."""
    if not request.user.is_authenticated:
        return JsonResponse({"error": _("Sign in again to save your viewing.")}, status=401)
    try:
        form = BeatForm(json.loads(request.body))
    except (ValueError, TypeError):
        return JsonResponse({"error": _("This isn't JSON.")}, status=400)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    beat = form.cleaned_data
    try:
        loaded = read_page_load(beat["token"], person_id=request.user.pk)
    except NoteNotOurs:
        return JsonResponse({"error": _("Reload the page to go on.")}, status=400)
    recording = recording_by_public_id(loaded.recording)
    if loaded.activity != activity or recording is None:
        raise Http404
    enrolment = enrol(person=request.user, activity=activity)
    progress = record_watched(
        enrolment=enrolment,
        recording=recording,
        claimed=beat["intervals"],
        position=beat["position"],
        page_loaded_at=loaded.loaded_at,
        enough_seconds=loaded.enough_seconds,
    )
    return JsonResponse(
        {
            "watched_seconds": progress.watched_seconds,
            "duration_seconds": recording.seconds,
            "percent": min(100, int(progress.watched_seconds * 100 / recording.seconds)),
            "played": progress.played,
            "done": progress.watched_seconds >= loaded.enough_seconds,
        }
    )


@require_POST
@login_required
@leads_on_where_retired
def acknowledge(request: HttpRequest, activity: UUID, step: str) -> HttpResponse:
    """'I have read the briefing', 'I read the transcript instead'."""
    page = _live_module(activity)
    if step not in StepProgress.Step.values:
        raise Http404
    acknowledge_step(enrolment=enrol(person=request.user, activity=activity), step=step)
    return redirect(f"{page.get_url(request)}#to-do")


@require_POST
@login_required
@leads_on_where_retired
def again(request: HttpRequest, activity: UUID) -> HttpResponse:
    """Open the next cycle; the earlier record stays."""
    page = _live_module(activity)
    try:
        take_again(person=request.user, activity=activity)
    except NotCompletedYet:
        messages.info(request, _("You can take this again once you have completed it."))
    else:
        messages.success(request, _("You are taking this again. Your earlier record stays as it is."))
    return redirect(page.get_url(request))
