"""Writes Aiken, which holds single choice and nothing else."""

import re
from collections.abc import Sequence
from string import ascii_uppercase

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.exchange import WHOLE, QuestionRecord, Written
from quizzes.exporters.losses import NO_TEXT_HAS, Loss, Losses
from quizzes.importers import aiken
from quizzes.importers.markup import name_from, without_tags

MARKUP = re.compile(r"<(?!/?p>)|</p>.")


def _texts(question: QuestionRecord) -> list[str]:
    return [question.text, *(option.text for option in question.options)]


LOSSES: tuple[Loss, ...] = (
    (gettext_lazy("names of their own"), lambda question: question.name != name_from(question.text)),
    (gettext_lazy("topics"), lambda question: bool(question.topic)),
    (
        gettext_lazy("feedback"),
        lambda question: bool(question.general_feedback or any(option.feedback for option in question.options)),
    ),
    (
        gettext_lazy("parts of a mark"),
        lambda question: any(option.fraction not in {0, WHOLE} for option in question.options),
    ),
    (
        gettext_lazy("paragraphs, lists, emphasis and pictures"),
        lambda question: any(MARKUP.search(text) for text in _texts(question)),
    ),
    *NO_TEXT_HAS,
)


def write(questions: Sequence[QuestionRecord]) -> Written:
    """The questions of single choice, and what that leaves out."""
    losses = Losses("Aiken", LOSSES)
    blocks = []
    for question in questions:
        if question.kind != "single_choice":
            losses.leave_out(question, _("“%(name)s” is left out: %(format)s holds single choice only."))
            continue
        block = _block(question)
        if [_spoken(one) for one in aiken.read(block).questions] != [_spoken(question)]:
            sentence = _("“%(name)s” is left out: as %(format)s it would say something else. Has it one right option?")
            losses.leave_out(question, sentence)
            continue
        blocks.append(block)
        losses.written.append(question)
    return Written("\n".join(blocks).encode(), losses.sentences())


def _block(question: QuestionRecord) -> str:
    """The question on one line, as Moodle wants it, then a line for each option and one for the answer."""
    lettered = list(zip(ascii_uppercase, question.options, strict=False))
    options = "".join(f"{letter}. {without_tags(option.text)}\n" for letter, option in lettered)
    right = next((letter for letter, option in lettered if option.fraction == WHOLE), "")
    return f"{without_tags(question.text)}\n{options}ANSWER: {right}\n"


def _spoken(question: QuestionRecord) -> tuple[str, list[tuple[str, bool]]]:
    """What of a question matters most: its words, and which option is right."""
    options = [(without_tags(option.text), option.fraction == WHOLE) for option in question.options]
    return without_tags(question.text), options
