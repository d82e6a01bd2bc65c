"""Addresses of the journey. Modules themselves are Wagtail pages."""

from django.urls import include, path

from learning.views import check, cpd, in_recording, journey, media, problems, question, transcripts

app_name = "learning"

_journey = [
    path("start/", journey.start, name="start"),
    path("watched/", journey.watched, name="watched"),
    path("done/<slug:step>/", journey.acknowledge, name="acknowledge"),
    path("again/", journey.again, name="again"),
    path("check/", check.check_start, name="check_start"),
    path("check/<uuid:question>/", in_recording.ask_in_recording, name="ask_in_recording"),
]
_attempts = [
    path("<int:number>/", question.question, name="question"),
    path("answers/", check.check_answers, name="check_answers"),
    path("submit/", check.check_submit, name="check_submit"),
    path("result/", check.check_result, name="check_result"),
]

_recordings = [
    path("captions.vtt", media.captions, name="captions"),
    path("transcript.txt", transcripts.transcript, {"suffix": "txt"}, name="transcript_text"),
    path("transcript.html", transcripts.transcript, {"suffix": "html"}, name="transcript_document"),
    path("poster.webp", media.poster, name="poster"),
    path("<str:name>", media.recording_file, name="recording_file"),
]
_media = [
    path("recordings/<uuid:public_id>/", include(_recordings)),
    path("slides/<uuid:public_id>/<int:number>.webp", media.slide_image, name="slide_image"),
    path("slides/<uuid:public_id>/file/", media.deck_file, name="deck_file"),
    path("reviews/<uuid:public_id>/report/", media.review_report, name="review_report"),
]

urlpatterns = [
    path("cpd/", cpd.my_cpd, name="my_cpd"),
    path("report-a-problem/", problems.report_problem, name="report_problem"),
    path("media/", include(_media)),
    path("journey/<uuid:activity>/", include(_journey)),
    path("check-attempts/<uuid:attempt>/", include(_attempts)),
]
