"""Parts of the mark in per cent, as their author writes them: kept as the text of a number, and only where given."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.marking import FULL, NOTHING
from quizzes.numbers import plain, read_number

PART_MARKS = "part"
WHOLE = Decimal(100)
ROUNDED_OFF = Decimal(1)  # three times 33.3 is the whole
SAME = Decimal("0.01")

type Parts = Sequence[dict[str, Any]]


class WeightField(forms.CharField):
    """A part of the mark. Whether it can be read is for the kind to say, so that a draft may hold anything."""

    def __init__(self, **kwargs: Any) -> None:
        label = gettext_lazy("Part of the mark (per cent)")
        super().__init__(label=label, required=False, max_length=60, **kwargs)


def clean_number(text: str) -> str:
    """The number in its canonical form; what isn't one stays as it was typed, for its author to put right."""
    number = read_number(text)
    return text.strip() if number is None else plain(number)


def weighing(part: dict[str, Any], unless: str) -> dict[str, str]:
    """The part's weight in canonical form, left out where it is what it would be anyway."""
    weight = clean_number(str(part.get("weight") or ""))
    return {} if weight in {"", unless} else {"weight": weight}


def weight_of(part: dict[str, Any], otherwise: Decimal = NOTHING) -> Decimal:
    """The part's weight as a fraction of the full mark."""
    number = read_number(part.get("weight", ""))
    return otherwise if number is None else number / WHOLE


def as_weight(fraction: Decimal) -> str:
    """A fraction of the full mark in per cent."""
    return plain(fraction * WHOLE)


def without_weight(option: dict[str, Any]) -> dict[str, Any]:
    """The option as it is where its author gives no parts of the mark."""
    return {part: value for part, value in option.items() if part != "weight"}


def fractions(body: dict[str, Any], *, several: bool) -> dict[str, Decimal]:
    """What each option earns, as a fraction of the full mark. Right ones share it, where their author says no more."""
    options = body["options"]
    if any("weight" in option for option in options):
        return {
            option["id"]: weight_of(option, FULL if option["correct"] and not several else NOTHING)
            for option in options
        }
    share = FULL / max(1, sum(option["correct"] for option in options))
    taken_away = share if "scoring" in body else NOTHING
    return {option["id"]: share if option["correct"] else -taken_away for option in options}


def are_equal_shares(options: Parts) -> bool:
    """The weights say what part marks say without any: as much for each right one, as much away for a wrong one."""
    unweighed = {"options": [without_weight(option) for option in options], "scoring": PART_MARKS}
    usual = fractions(unweighed, several=True)
    return all(abs(weight_of(option) - usual[option["id"]]) * WHOLE <= SAME for option in options)


def weight_problems(parts: Parts, place: str, *, least: int = -100) -> Iterator[tuple[str, str]]:
    """Weights that aren't numbers, or say too much."""
    for index, part in enumerate(parts):
        number = read_number(part.get("weight", "0"))
        if number is None or not least <= number <= WHOLE:
            sentence = _("Write a number from %(least)s to 100, or leave it empty.")
            yield f"{place}.{index}.weight", sentence % {"least": str(least).replace("-", "−")}


def option_weight_problems(body: dict[str, Any], *, several: bool) -> Iterator[tuple[str, str]]:
    """Weights that don't go with what is right. Those of several right options come to the whole mark together."""
    options = body["options"]
    unreadable = list(weight_problems(options, "options"))
    yield from unreadable
    if unreadable or not any("weight" in option for option in options):
        return
    if several and "scoring" not in body:
        yield "scoring", _("Choose part marks here, or leave “Part of the mark” empty at every option.")
        return
    misplaced = list(_misplaced(options, several=several))
    yield from misplaced
    earned = sum(weight_of(option) for option in options if option["correct"]) * WHOLE
    if several and not misplaced and abs(earned - WHOLE) > ROUNDED_OFF:
        sentence = _("The parts of the right options come to %(earned)s per cent. They have to come to 100.")
        yield "options", sentence % {"earned": plain(earned)}


def _misplaced(options: Parts, *, several: bool) -> Iterator[tuple[str, str]]:
    for index, option in enumerate(options):
        place, weight = f"options.{index}.weight", weight_of(option)
        if several and option["correct"] and weight <= NOTHING:
            yield place, _("A right option earns something. Write its part of the mark.")
        elif several and not option["correct"] and weight > NOTHING:
            yield place, _("Say that this is a right answer, or write no more than 0.")
        elif not several and option["correct"] and "weight" in option:
            yield place, _("The right option earns the whole mark. Leave this empty.")
        elif not several and not option["correct"] and weight >= FULL:
            yield place, _("Only the right option earns the whole mark. Write less than 100.")
