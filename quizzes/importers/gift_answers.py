"""What stands within braces in GIFT, and by Moodle's rules, which kind of question that makes."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from quizzes.exchange import WHOLE, OptionRecord, PairRecord
from quizzes.importers import gift_text
from quizzes.importers.gift_numbers import number_and_tolerance
from quizzes.importers.gift_syntax import Piece, Wrong
from quizzes.importers.markup import escape
from quizzes.importers.weights import fraction_of, make_the_whole, shared_evenly

type Understood = tuple[str, dict[str, Any]]

EQUALS, EQUALS_OR_TILDE = re.compile("="), re.compile("[=~]")
STATEMENTS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
FEWEST = 2


def understand(answers: Piece, default: str) -> Understood:
    """The kind, and the parts of a record that are its own. `default` is the format of the question's text."""
    if not answers.code:
        return "essay", {}
    if answers.code.startswith("#"):
        return _numerical(answers.cut(1), default)
    if answers.code.startswith(">"):
        raise Wrong(answers.at, _("Question %(number)s asks for an order, which GIFT has no rule for. Use a table."))
    if "~" in answers.code:
        return _choice(answers, default)
    statement, _feedback = answers.partition("#")
    if statement.code.upper() in STATEMENTS:
        return _true_or_false(answers, default)
    written = [piece for sign, piece in answers.signed(EQUALS) if sign or piece.code]
    if "=" in answers.code and any("->" in piece.partition("#")[0].code for piece in written):
        return _matching(written, default)
    return _short_text(written, default)


def _choice(answers: Piece, default: str) -> Understood:
    """One is right where `=` gives the whole mark to any, otherwise several are."""
    pieces = list(answers.signed(EQUALS_OR_TILDE))
    if pieces[0][1].code:
        raise Wrong(pieces[0][1].at, _("In question %(number)s, put = or ~ before the first option."))
    signed = [(sign, *_weighted(piece, WHOLE if sign == "=" else Decimal(0))) for sign, piece in pieces[1:]]
    options = [
        _option(gift_text.line(piece.partition("#")[0], default), weight, piece, default)
        for _s, weight, piece in signed
    ]
    if len(options) < FEWEST:
        raise Wrong(answers.at, _("Question %(number)s has only one option. Add another, with ~ before it."))
    if any(sign == "=" and weight == WHOLE for sign, weight, _piece in signed):
        return "single_choice", {"options": tuple(options)}
    return "multiple_choice", {"options": _shared(options, answers.at), "partial": True}


def _shared(options: Sequence[OptionRecord], at: int) -> tuple[OptionRecord, ...]:
    """The options of a multiple choice, whose right ones make the whole mark together."""
    fractions = shared_evenly([option.fraction for option in options])
    if not any(fraction > 0 for fraction in fractions):
        raise Wrong(at, _("Question %(number)s has no right answer. Put = instead of ~ before it."))
    if not make_the_whole(fractions):
        earned = sum((fraction for fraction in fractions if fraction > 0), Decimal(0)) * 100
        sentence = _("The right options of question %(number)s make %(sum)s%%. Change the percentages to make 100%%.")
        raise Wrong(at, sentence, sum=f"{earned.normalize():f}")
    return tuple(
        OptionRecord(option.text, fraction, option.feedback)
        for option, fraction in zip(options, fractions, strict=True)
    )


def _true_or_false(answers: Piece, default: str) -> Understood:
    """The first feedback is for the wrong answer, the second for the right one."""
    statement, feedback = answers.partition("#")
    to_wrong, to_right = feedback.partition("#") if feedback else (None, None)
    is_true = STATEMENTS[statement.code.upper()]
    return "true_false", {
        "options": tuple(
            OptionRecord(
                str(says),
                Decimal(says == is_true),
                gift_text.text(said, default) if (said := to_right if says == is_true else to_wrong) else "",
            )
            for says in (True, False)
        )
    }


def _matching(written: Sequence[Piece], default: str) -> Understood:
    """`=this -> that`; without a `this`, an answer that belongs to nothing."""
    pairs = []
    for piece in written:
        asked, answer = piece.partition("->")
        if answer is None:
            raise Wrong(piece.at, _("In question %(number)s, put -> between what is asked and what it goes with."))
        if not answer.code:
            raise Wrong(piece.at, _("In question %(number)s, write after -> what it goes with."))
        pairs.append(PairRecord(gift_text.line(asked, default), escape(" ".join(answer.shown.split()))))
    if len([pair for pair in pairs if pair.text]) < FEWEST:
        raise Wrong(written[0].at, _("Question %(number)s has too little to match. Write at least two pairs."))
    return "matching", {"pairs": tuple(pairs), "partial": True}


def _short_text(written: Sequence[Piece], default: str) -> Understood:
    weighted = [_weighted(piece, WHOLE) for piece in written]
    options = [_option(gift_text.plain(piece.partition("#")[0]), weight, piece, default) for weight, piece in weighted]
    return "short_text", {"options": _with_a_right_one(options, written[0].at)}


def _numerical(answers: Piece, default: str) -> Understood:
    """Numbers with how far off still counts. Feedback to any other number stands behind `~`."""
    answers, others = answers.partition("~")
    options = []
    for sign, piece in answers.signed(EQUALS):
        if sign or piece.code:
            weight, piece = _weighted(piece, WHOLE)
            number, tolerance = number_and_tolerance(piece.partition("#")[0])
            options.append(_option(number, weight, piece, default, tolerance))
    if not options:
        raise Wrong(answers.at, _("Question %(number)s has no number. Write the right one after #, such as {#3:0.5}."))
    right = _with_a_right_one(options, answers.at)
    return "numerical", {"options": (*right, _option("*", Decimal(0), others, default)) if others else right}


def _with_a_right_one(options: Sequence[OptionRecord], at: int) -> tuple[OptionRecord, ...]:
    if WHOLE not in {option.fraction for option in options}:
        raise Wrong(at, _("No answer to question %(number)s earns the whole mark. Give one of them 100%%."))
    return tuple(options)


def _weighted(piece: Piece, otherwise: Decimal) -> tuple[Decimal, Piece]:
    """The part of the mark that `%50%` gives, and the answer after it."""
    end = piece.code.find("%", 1)
    fraction = fraction_of(piece.code[1:end].strip()) if piece.code.startswith("%") and end > 0 else None
    if fraction is None:
        return otherwise, piece
    if abs(fraction) > WHOLE:
        raise Wrong(piece.at, _("In question %(number)s, write a percentage between -100 and 100."))
    return fraction, piece.cut(end + 1)


def _option(text: str, fraction: Decimal, piece: Piece, default: str, tolerance: Decimal | None = None) -> OptionRecord:
    """An option with the feedback that stands behind `#`."""
    if not text:
        raise Wrong(piece.at, _("In question %(number)s, an answer has no text. Write it, or take its sign away."))
    _words, feedback = piece.partition("#")
    return OptionRecord(text, fraction, gift_text.text(feedback, default) if feedback else "", tolerance)
