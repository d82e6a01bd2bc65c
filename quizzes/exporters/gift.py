"""Writes GIFT, which Moodle and many others read."""

import html
import re
from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quizzes.exchange import WHOLE, OptionRecord, QuestionRecord, Written
from quizzes.exporters.losses import NO_TEXT_HAS, Loss, Losses
from quizzes.importers import gift
from quizzes.importers.limits import LONGEST_LINE
from quizzes.importers.markup import ANY_TAG
from quizzes.importers.weights import percentage_of

RESERVED = re.compile(r"[\\~=#{}:]")
MISLEADING = ("[", "%")  # at the beginning of a text, these would be read as its format or weight
SEVERAL_PARTS = ("multiple_choice", "matching")
LOSSES: tuple[Loss, ...] = (
    *NO_TEXT_HAS,
    (gettext_lazy("units"), lambda question: bool(question.units)),
    (gettext_lazy("capital letters that matter"), lambda question: question.case_sensitive),
    (
        gettext_lazy("“all or nothing”"),
        lambda question: question.kind in SEVERAL_PARTS and not question.partial,
    ),
    (
        gettext_lazy("emphasis in the answers to match"),
        lambda question: any("<" in pair.answer for pair in question.pairs),
    ),
)


def write(questions: Sequence[QuestionRecord]) -> Written:
    """All questions that GIFT can hold, each under its topic as a category."""
    losses = Losses("GIFT", LOSSES)
    blocks, topic = [], ""
    for question in questions:
        if question.kind not in ANSWERS:
            losses.leave_out(question, _("“%(name)s” is left out: %(format)s has no questions of its kind."))
            continue
        if question.kind == "short_text" and any("->" in option.text for option in question.options):
            losses.leave_out(question, _("“%(name)s” is left out: %(format)s takes answers with “->” for pairs."))
            continue
        block = _block(question)
        if not _says(block, question):
            losses.leave_out(question, _("“%(name)s” is left out, because it isn't finished."))
            continue
        if max(map(len, block.split("\n"))) > LONGEST_LINE:
            losses.leave_out(question, _("“%(name)s” is left out: its pictures are too large for %(format)s."))
            continue
        if question.topic != topic:
            topic = question.topic
            blocks.append(f"$CATEGORY: {_path(topic)}\n")
        blocks.append(block)
        losses.written.append(question)
    return Written("\n".join(blocks).encode(), losses.sentences())


def _says(block: str, question: QuestionRecord) -> bool:
    """The block is read as this question. One without a right answer, for example, would be refused by every reader."""
    read = gift.read(block).questions
    return [(one.kind, [option.fraction for option in one.options]) for one in read] == [
        (question.kind, [option.fraction for option in question.options])
    ]


def _path(topic: str) -> str:
    """Below `top`, where nothing can be taken for a place in Moodle. A slash in a name is written twice."""
    name = topic.replace("/", "//")
    return f"$course$/top/{' ' if name.startswith('/') else ''}{name}" if name else "$course$/top"


def _block(question: QuestionRecord) -> str:
    answers = ANSWERS[question.kind](question)
    if question.general_feedback:
        answers += f"####{_text(question.general_feedback)}"
    return f"::{_escaped(question.name)}::[html]{_escaped(question.text)}{{{answers}}}\n"


def _choice(question: QuestionRecord) -> str:
    single = question.kind == "single_choice"
    return _lines(
        f"{_sign(option, single=single)}{_text(option.text)}{_feedback(option.feedback)}" for option in question.options
    )


def _sign(option: OptionRecord, *, single: bool) -> str:
    if single and option.fraction == WHOLE:
        return "="
    return f"~%{percentage_of(option.fraction)}%" if option.fraction else "~"


def _true_or_false(question: QuestionRecord) -> str:
    true, false = question.options
    right, wrong = (true, false) if true.fraction > 0 else (false, true)
    to_wrong = f"#{_text(wrong.feedback)}" if wrong.feedback or right.feedback else ""
    return f"{'TRUE' if right is true else 'FALSE'}{to_wrong}{_feedback(right.feedback)}"


def _short_text(question: QuestionRecord) -> str:
    return _lines(f"={_weight(option)}{_plain(option.text)}{_feedback(option.feedback)}" for option in question.options)


def _numerical(question: QuestionRecord) -> str:
    return "#" + _lines(
        f"={_weight(option)}{option.text}{'' if option.tolerance is None else f':{option.tolerance:f}'}"
        f"{_feedback(option.feedback)}"
        for option in question.options
    )


def _matching(question: QuestionRecord) -> str:
    return _lines(
        f"={_text(pair.text)} -> {_escaped(html.unescape(ANY_TAG.sub('', pair.answer)))}" for pair in question.pairs
    )


ANSWERS: dict[str, Callable[[QuestionRecord], str]] = {
    "single_choice": _choice,
    "multiple_choice": _choice,
    "true_false": _true_or_false,
    "short_text": _short_text,
    "numerical": _numerical,
    "matching": _matching,
    "essay": lambda question: "",
}


def _lines(answers: Iterable[str]) -> str:
    return "".join(f"\n\t{answer}" for answer in answers) + "\n"


def _weight(option: OptionRecord) -> str:
    return f"%{percentage_of(option.fraction)}%"


def _feedback(markup: str) -> str:
    return f"#{_text(markup)}" if markup else ""


def _text(markup: str) -> str:
    """A text in the format of its question, which is HTML."""
    return f"{'[html]' if markup.startswith(MISLEADING) else ''}{_escaped(markup)}"


def _plain(answer: str) -> str:
    return f"{'[plain]' if answer.startswith('[') else ''}{_escaped(answer)}"


def _escaped(text: str) -> str:
    return RESERVED.sub(r"\\\g<0>", text).replace("\n", "\\n")
