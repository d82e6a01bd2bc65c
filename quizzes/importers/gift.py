"""Reads GIFT as Moodle's documentation describes it (docs.moodle.org: GIFT format)."""

import re

from django.utils.translation import gettext as _

from quizzes.exchange import QuestionRecord, Reading
from quizzes.importers import gift_text
from quizzes.importers.cleaning import runs
from quizzes.importers.gift_answers import understand
from quizzes.importers.gift_syntax import BRACE, Piece, Wrong, blocks
from quizzes.importers.markup import NAME_LENGTH, TOPIC_LENGTH, name_from, one_line
from quizzes.importers.source import Findings, Source

CATEGORY = "$CATEGORY:"
CONTEXT = re.compile(r"\$[a-z0-9]+\$", re.IGNORECASE)  # `$course$`, `$system$` …
SLASH = chr(0xDFFF)  # for one that belongs to a name, which is written as two
BLANK = "_____"  # Moodle's own, for answers in the middle of a sentence


def read(text: str) -> Reading:
    """Every question of a GIFT file that is whole, and what is wrong with the others."""
    source = Source(text)
    found = Findings(source)
    topic, number = "", 0
    for block in blocks(source.text):
        if block.code.startswith(CATEGORY):
            length = len(block.code.partition("\n")[0])
            topic = _topic(source.text[block.at + len(CATEGORY) : block.at + length])
            block = block.cut(length)
        if not block.code:
            continue
        if not BRACE.search(block.code):
            sentence = _("This has no answers in braces, so it is a description, not a question. It was left out.")
            found.add(block.at, sentence, is_error=False)
            continue
        number += 1
        if runs(block.shown):
            sentence = _("Something that a browser would run was taken out of question %(number)s.")
            found.add(block.at, sentence % {"number": number}, is_error=False)
        try:
            found.questions.append(_question(block, number, topic, source.place(block.at)[0]))
        except Wrong as wrong:
            found.add(wrong.at, wrong.sentence % ({"number": number} | wrong.parts))
    return found.reading("gift")


def _topic(path: str) -> str:
    """The last part of a category's path. Where it lies in Moodle, and `top`, which holds all, say nothing here."""
    names = [name.strip() for name in path.replace("//", SLASH).split("/")]
    if CONTEXT.fullmatch(names[0]):
        names = names[1:]
    if names and names[0] == "top":
        names = names[1:]
    return one_line(names[-1].replace(SLASH, "/"), TOPIC_LENGTH) if names else ""


def _question(block: Piece, number: int, topic: str, line: int) -> QuestionRecord:
    name, wording = _name(block)
    opening, closing = _braces(wording)
    before, after = wording.code[:opening], wording.code[closing + 1 :]
    answers, general = wording.cut(opening + 1, closing), None
    if (end := answers.code.rfind("####")) >= 0:
        answers, general = answers.cut(0, end), answers.cut(end + 4)
    asked = Piece(before + BLANK + after if after else before, wording.at).cut(0)
    default, _text = gift_text.format_of(asked, "moodle")
    text = gift_text.text(asked, default)
    if not text:
        raise Wrong(block.at, _("Question %(number)s has no text. Write it before the braces."))
    kind, parts = understand(answers, default)
    return QuestionRecord(
        kind=kind,
        name=name or name_from(text) or _("Question %(number)s") % {"number": number},
        text=text,
        general_feedback=gift_text.text(general, default) if general else "",
        topic=topic,
        line=line,
        **parts,
    )


def _name(block: Piece) -> tuple[str, Piece]:
    """What stands between `::` and `::`, and the rest."""
    if not block.code.startswith("::"):
        return "", block
    name, rest = block.cut(2).partition("::")
    if rest is None:
        raise Wrong(block.at, _("The name of question %(number)s has no end. Write :: after it."))
    return one_line(name.shown, NAME_LENGTH), rest


def _braces(wording: Piece) -> tuple[int, int]:
    """Where the answers begin and end."""
    opening, closing = wording.code.find("{"), wording.code.find("}")
    if closing < 0:
        sentence = _(
            "The answers of question %(number)s have no end. Write } after them, or \\{ for a brace in a text."
        )
        raise Wrong(wording.at + opening, sentence)
    if not 0 <= opening < closing:
        sentence = _("The answers of question %(number)s have no beginning. Write { before them, or \\} in a text.")
        raise Wrong(wording.at + closing, sentence)
    another = BRACE.search(wording.code, opening + 1, closing) or BRACE.search(wording.code, closing + 1)
    if another:
        sentence = _(
            "Question %(number)s has braces twice. Part questions by a blank line; write \\{ and \\} in texts."
        )
        raise Wrong(wording.at + another.start(), sentence)
    return opening, closing
