"""What each type of question in Moodle XML is here: a function for each, from its element to the fields of a record."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange import OptionRecord, PairRecord, UnitRecord
from quizzes.importers.cleaning import words
from quizzes.importers.moodle_elements import Element
from quizzes.importers.moodle_texts import Texts, Unreadable
from quizzes.importers.weights import fraction_of, shared_evenly

NUMBER = re.compile(r"[-+]?(?:[0-9]{1,15}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,2})?")
GAP = re.compile(r"\[\[([0-9]{1,3})\]\]")
TRUE, FALSE = "True", "False"

type Fields = dict[str, Any]


def number(element: Element, text: str) -> Decimal:
    """A number as Moodle writes it; anything else keeps the question out."""
    if not NUMBER.fullmatch(text):
        raise Unreadable(element, _("“%(text)s” is no number.") % {"text": text[:40]})
    return Decimal(text)


def choice(question: Element, texts: Texts, unless_said: str) -> Fields:
    """One answer is chosen, or several, each worth a part of the mark."""
    single = question.value("single", "true") not in {"", "0", "false"}
    answers = _answers(question)
    fractions = list(map(_fraction, answers))
    options = tuple(
        OptionRecord(texts.html(answer, unless_said), fraction, _feedback(answer, texts, unless_said))
        for answer, fraction in zip(answers, fractions if single else shared_evenly(fractions), strict=True)
    )
    if not any(option.fraction > 0 for option in options):
        raise Unreadable(question, _("None of the answers is marked as right."))
    return {"kind": "single_choice" if single else "multiple_choice", "partial": not single, "options": options}


def true_false(question: Element, texts: Texts, unless_said: str) -> Fields:
    """Told apart by “true” and “false”; old files have words of another language, first the one for true."""
    answers = _answers(question)[:2]
    said = [answer.said.lower() for answer in answers]
    if said[0] == "false" or said[1:] == ["true"]:
        answers.reverse()
    if len(answers) < 2:
        raise Unreadable(question, _("A statement needs two answers: true and false."))
    options = tuple(
        OptionRecord(text, _fraction(answer), _feedback(answer, texts, unless_said))
        for text, answer in zip((TRUE, FALSE), answers, strict=True)
    )
    if sum(option.fraction > 0 for option in options) != 1:
        raise Unreadable(question, _("Either true or false has to be right."))
    return {"kind": "true_false", "options": options}


def short_text(question: Element, texts: Texts, unless_said: str) -> Fields:
    """Accepted answers are plain text, in which `*` stands for anything."""
    options = tuple(
        OptionRecord(" ".join(answer.said.split()), _fraction(answer), _feedback(answer, texts, unless_said))
        for answer in _answers(question)
    )
    return {
        "kind": "short_text",
        "options": options,
        "case_sensitive": question.value("usecase") in {"1", "true"},
    }


def numerical(question: Element, texts: Texts, unless_said: str) -> Fields:
    """Numbers with how far off still counts, and the units in which they may be given."""
    options = []
    for answer in _answers(question):
        said, tolerance = answer.said or "*", None
        if said != "*":
            number(answer, said)
            tolerance = abs(number(answer, answer.value("tolerance") or "0"))
        feedback = _feedback(answer, texts, unless_said)
        options.append(OptionRecord(said, _fraction(answer), feedback, tolerance))
    units = [unit for group in question.all("units") for unit in group.all("unit")]
    return {
        "kind": "numerical",
        "options": tuple(options),
        "units": tuple(
            UnitRecord(unit.value("unit_name"), number(unit, unit.value("multiplier") or "1")) for unit in units
        ),
        "unit_needed": question.value("unitgradingtype") in {"1", "2"},
    }


def matching(question: Element, texts: Texts, unless_said: str) -> Fields:
    """Pairs; an answer whose other side is empty belongs to nothing. Answers are plain text unless they say more."""
    pairs = tuple(
        PairRecord(texts.html(pair, unless_said), texts.html(pair.first("answer"), "plain_text"))
        for pair in question.all("subquestion")
    )
    if not pairs:
        raise Unreadable(question, _("There is nothing to match."))
    return {"kind": "matching", "pairs": pairs, "partial": True}


def ordering(question: Element, texts: Texts, unless_said: str) -> Fields:
    """Items, written in their right order."""
    items = tuple(
        OptionRecord(texts.html(answer, unless_said), feedback=_feedback(answer, texts, unless_said))
        for answer in _answers(question)
    )
    return {
        "kind": "ordering",
        "options": items,
        "partial": question.value("gradingtype").upper() != "ALL_OR_NOTHING",
    }


def missing_words(question: Element, texts: Texts, unless_said: str) -> Fields:
    """Words for the gaps `[[1]]`, `[[2]]` of the text. In old files a word's group is its feedback."""
    options = []
    for word in [child for child in question.children if child.name in {"selectoption", "dragbox", "answer"}]:
        group = word.value("group") or word.value("feedback") or "1"
        if not group.isascii() or not group.isdigit() or len(group) > 3:
            raise Unreadable(word, _("“%(text)s” is no number.") % {"text": group[:40]})
        said = words(word.said) if word.name == "dragbox" else " ".join(word.said.split())
        options.append(OptionRecord(said, group=int(group)))
    gaps = [int(gap) for gap in GAP.findall(question.value("questiontext"))]
    if not gaps or not all(1 <= gap <= len(options) for gap in gaps):
        raise Unreadable(question, _("Each gap, such as [[1]], needs a word of its number."))
    return {"kind": "missing_words", "options": tuple(options), "partial": True}


def essay(question: Element, texts: Texts, unless_said: str) -> Fields:
    """Nothing but the question."""
    return {"kind": "essay"}


TYPES: dict[str, Callable[[Element, Texts, str], Fields]] = {
    "multichoice": choice,
    "multichoiceset": lambda *parts: choice(*parts) | {"kind": "multiple_choice", "partial": False},
    "truefalse": true_false,
    "shortanswer": short_text,
    "numerical": numerical,
    "matching": matching,
    "match": matching,
    "ordering": ordering,
    "gapselect": missing_words,
    "ddwtos": missing_words,
    "essay": essay,
}


def _answers(question: Element) -> list[Element]:
    answers = question.all("answer")
    if not answers:
        raise Unreadable(question, _("There are no answers."))
    return answers


def _feedback(answer: Element, texts: Texts, unless_said: str) -> str:
    return texts.html(answer.first("feedback"), unless_said)


def _fraction(answer: Element) -> Decimal:
    """A percentage; what can't be read as one, or is beyond a hundred, keeps the question out."""
    said = answer.attributes.get("fraction", "").strip() or "0"
    fraction = fraction_of(said)
    if fraction is None or abs(fraction) > 1:
        raise Unreadable(answer, _("“%(text)s” is no percentage from -100 to 100.") % {"text": said[:40]})
    return fraction
