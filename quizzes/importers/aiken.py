"""Reads Aiken: a question, options from A on, and `ANSWER:` with the letter of the right one."""

import re
from decimal import Decimal
from string import ascii_uppercase

from django.utils.translation import gettext as _

from quizzes.exchange import OptionRecord, QuestionRecord, Reading
from quizzes.importers.drafts import Draft, DraftOption, html_of, name_of
from quizzes.importers.markup import escape
from quizzes.importers.source import Findings, Line, Source

OPTION = re.compile(r"([A-Z])[.)](?:\s+|$)", re.IGNORECASE)
ANSWER = re.compile(r"ANSWER\s*:\s*", re.IGNORECASE)
LETTER = re.compile(r"([A-Z])[.)]?", re.IGNORECASE)


def read(text: str) -> Reading:
    """Every question of an Aiken file that is whole, and what is wrong with the others."""
    found = Findings(Source(text))
    draft, after_blank = Draft(1), False
    for line in found.source.lines():
        option, answer = OPTION.match(line.text), ANSWER.match(line.text)
        if answer:
            draft.answers.append(line.after(answer.end()))
            draft = _finish(draft, found)
        elif option and (draft.options or option[1] in "Aa"):
            if draft.options and option[1] in "Aa":
                further = draft.take_further()
                draft = _finish(draft, found)
                draft.text = further
            draft.add_option(DraftOption([Line(line.text[option.end() :], line.at)], letter=option[1].upper()))
        elif line.text and draft.options and after_blank:
            draft = _finish(draft, found)
            draft.text.append(line)
        elif line.text and draft.options:
            draft.options[-1].lines.append(line)
        elif line.text or draft.text:
            draft.text.append(line)
        after_blank = not line.text
    if not draft.is_empty:
        _finish(draft, found)
    return found.reading("aiken")


def _finish(draft: Draft, found: Findings) -> Draft:
    """Keep the question if it is whole, and begin the next."""
    draft.check_wording()
    right = _right(draft)
    if not draft.report(found):
        text = html_of(draft.text)
        options = [
            OptionRecord(escape(option.text), Decimal(letter == right))
            for letter, option in zip(ascii_uppercase, draft.options, strict=False)
        ]
        line, _column = found.source.place(draft.at)
        found.questions.append(QuestionRecord("single_choice", name_of(text), text, tuple(options), line=line))
    return Draft(draft.number + 1)


def _right(draft: Draft) -> str:
    """The letter of the right option."""
    if not draft.options:
        draft.refuse(_("Question %(number)s has no options. Write them below it, each with its letter: A. Yes"))
        return ""
    if not draft.answers:
        last = draft.options[-1].lines[-1]
        draft.refuse(
            _("Question %(number)s has no right answer. Add a line such as ANSWER: B below its options."), last.at
        )
        return ""
    answer = draft.answers[0]
    letter = LETTER.fullmatch(answer.text)
    if letter is None:
        draft.refuse(_("Question %(number)s needs one letter for its answer, such as ANSWER: B."), answer.at)
        return ""
    if letter[1].upper() not in ascii_uppercase[: len(draft.options)]:
        sentence = _("Question %(number)s has no option %(letter)s, which its answer names.")
        draft.refuse(sentence, answer.at, letter=letter[1].upper())
    return letter[1].upper()
