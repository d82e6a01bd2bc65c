"""The player's beat, against one INSERT. Each beat brings a little that is new, as they do while a film plays."""

import datetime
import json
from functools import partial
from itertools import count

from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from django.utils import timezone

from bench.browser import Browser
from bench.figures import Pair
from bench.journey import newcomers, take_up, webinar
from bench.writes import bare_insert
from learning.page_load import PageLoad


def measure(site: WSGIHandler, turns: int) -> list[Pair]:
    """From the first second to just short of what counts as watched."""
    module = webinar()
    [person] = newcomers(1, prefix="beat")
    take_up(person, module)
    note = PageLoad(
        person_id=person.pk,
        activity=module.translation_key,
        recording=module.recording.public_id,
        enough_seconds=module.watch_seconds_needed or 0,
        loaded_at=timezone.now() - datetime.timedelta(hours=1),
    ).signed()
    browser, pair, beats = Browser(site, person), Pair("beat of the player", "one INSERT", aim=2), count()
    path = reverse("learning:watched", args=[module.translation_key])
    piece = (module.watch_seconds_needed or 0) / (turns + 1)  # the last beat stops short of completing anything

    def ours() -> float:
        start = next(beats) * piece
        played = {"token": note, "intervals": [[start, start + piece]], "position": start + piece}
        answer = browser.post_json(path, json.dumps(played))
        assert answer.status == 200
        return answer.cpu_ms

    for _ in range(turns):
        pair.take(ours, partial(bare_insert, browser))
    watched = person.enrolments.get().watch_progress.get().watched_seconds
    assert abs(watched - turns * piece) < 1, "Every beat was credited"
    return [pair]
