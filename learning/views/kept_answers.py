"""An answer that came after the sign-in had ended: kept in the session until the person is back.

It is only ever shown again, in the form, to whoever owns the attempt; saving it is their own press of the button.
"""

import re
import time
from typing import Any
from uuid import UUID

from django.http import HttpRequest

SESSION_KEY = "kept_answer"
KEPT_SECONDS = 60 * 60
INPUT = re.compile(r"answer(_[a-z0-9]{1,20})?")  # however many inputs a kind of question has
# The sender isn’t known, so what they leave here is limited: to a long essay, or to as many selects as anybody asks.
MOST_VALUES, LONGEST_VALUE = 50, 12_000

type Inputs = dict[str, list[str]]


def sent_answer(request: HttpRequest) -> Inputs:
    """What the form sent in each input of its question, cut to a sane size; what was left empty isn't there."""
    kept: Inputs = {}
    room = MOST_VALUES
    for name, values in request.POST.lists():
        said = [value[:LONGEST_VALUE] for value in values if value][:room]
        if said and INPUT.fullmatch(name):
            kept[name] = said
            room -= len(said)
    return kept


def keep_answer(request: HttpRequest, attempt: UUID, number: int) -> None:
    """Put the sent answer aside. A later one takes its place."""
    request.session[SESSION_KEY] = {
        "attempt": str(attempt),
        "number": number,
        "inputs": sent_answer(request),
        "until": time.time() + KEPT_SECONDS,
    }


def kept_answer(request: HttpRequest, attempt: UUID, number: int) -> Inputs | None:
    """The answer that was put aside for this question, if it isn't too old."""
    kept: dict[str, Any] = request.session.get(SESSION_KEY, {})
    is_this_one = kept.get("attempt") == str(attempt) and kept.get("number") == number
    return kept.get("inputs") if is_this_one and kept["until"] > time.time() else None


def forget_kept_answer(request: HttpRequest) -> None:
    """It has been saved."""
    request.session.pop(SESSION_KEY, None)
