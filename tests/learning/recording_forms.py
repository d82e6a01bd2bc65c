"""What a trainer's browser sends to the form of a recording, and what the form says."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.media import FILM

ADD = "/admin/recordings/new/"
ADDRESS = "https://www.youtube.com/live/abcdefghijk"
GOOD = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello"


def vtt(text, name="captions.vtt"):
    return SimpleUploadedFile(name, text.encode())


def film(path=FILM, name=""):
    return SimpleUploadedFile(name or path.name, path.read_bytes())


def filled(*chapters, existing=0, **fields):
    """The form as a browser sends it; each chapter is a dictionary of its own fields."""
    management = {"TOTAL_FORMS": len(chapters), "INITIAL_FORMS": existing, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return (
        {"title": "Continuity of care", "captions_state": "none", "captions_language": "en"}
        | {f"chapters-{name}": value for name, value in management.items()}
        | {
            f"chapters-{number}-{name}": value
            for number, chapter in enumerate(chapters)
            for name, value in ({"ORDER": number + 1} | chapter).items()
        }
        | fields
    )


def content(recording):
    with recording.file.open() as kept:
        return kept.read()


def sent_ahead(response, field):
    """The id of the file that the form says is on the server already."""
    return re.search(rf'name="{field}-upload" value="([0-9a-f-]{{36}})"', response.text)[1]


def edit_url(recording):
    return f"/admin/recordings/edit/{recording.pk}/"


def errors(response):
    """What the form says, by field; the chapters' errors under their own prefix."""
    form = response.context["form"]
    found = dict(form.errors)
    for chapter in form.formsets["chapters"]:
        found |= {f"{chapter.prefix}-{name}": said for name, said in chapter.errors.items()}
    return found
