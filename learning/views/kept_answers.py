"""An answer that came after the sign-in had ended: kept in the session until the person is back.

It is only ever shown again, in the form, to whoever owns the attempt; saving it is their own press of the button.
"""

import time
from typing import Any
from uuid import UUID

from django.http import HttpRequest

SESSION_KEY = "kept_answer"
KEPT_SECONDS = 60 * 60
MOST_VALUES, LONGEST_VALUE = 50, 5_000  # the sender isn't known, so what they leave here is limited


def sent_answer(request: HttpRequest) -> list[str]:
    """What the form sent, cut to a sane size."""
    return [value[:LONGEST_VALUE] for value in request.POST.getlist("answer")[:MOST_VALUES]]


def keep_answer(request: HttpRequest, attempt: UUID, number: int) -> None:
    """Put the sent answer aside. A later one takes its place."""
    request.session[SESSION_KEY] = {
        "attempt": str(attempt),
        "number": number,
        "answer": sent_answer(request),
        "until": time.time() + KEPT_SECONDS,
    }


def kept_answer(request: HttpRequest, attempt: UUID, number: int) -> list[str] | None:
    """The answer that was put aside for this question, if it isn't too old."""
    kept: dict[str, Any] = request.session.get(SESSION_KEY, {})
    is_this_one = kept.get("attempt") == str(attempt) and kept.get("number") == number
    return kept["answer"] if is_this_one and kept["until"] > time.time() else None


def forget_kept_answer(request: HttpRequest) -> None:
    """It has been saved."""
    request.session.pop(SESSION_KEY, None)
