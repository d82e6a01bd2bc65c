"""What a question of a Word page turns out to be once it is whole, and which answers its author takes for right."""

import re
from decimal import Decimal
from string import ascii_uppercase

from django.utils.translation import gettext as _

from quizzes.exchange import WHOLE, OptionRecord, QuestionRecord
from quizzes.importers.drafts import Draft, html_of, name_of
from quizzes.importers.markup import escape
from quizzes.importers.source import Line

BETWEEN = re.compile(r"[\s,;/&+.():]+|\band\b|\bor\b", re.IGNORECASE)
LETTER_AND_MORE = re.compile(r"\(?([A-Z])(?:[.):]|\s[–—-](?=\s))\s*(?=\S)", re.IGNORECASE)
STATEMENTS = {"true": True, "t": True, "false": False, "f": False}
QUOTES = str.maketrans("‘’“”–—", "''\"\"--")
TRUE, FALSE = "True", "False"


def record_of(draft: Draft, topic: str, line: int) -> QuestionRecord | None:
    """The question. What is wrong with it is kept in the draft."""
    draft.check_wording()
    if draft.options:
        kind, options = _choice(draft)
    else:
        kind, options = _without_options(draft)
    if draft.problems:
        return None
    text = html_of(draft.text)
    return QuestionRecord(
        kind, name_of(text), text, options, general_feedback=html_of(draft.feedback), topic=topic, line=line
    )


def _choice(draft: Draft) -> tuple[str, tuple[OptionRecord, ...]]:
    """One right option makes a single choice, several make a multiple one, and true beside false is a statement."""
    _sort_feedback(draft)
    right = _marked(draft)
    named = {index for answer in draft.answers for index in _named(draft, answer)}
    if right and named and right != named:
        draft.refuse(_("Question %(number)s marks other options as right than its answer names. Keep one of the two."))
    right = right or named
    if not right and not draft.problems:
        sentence = _(
            "Question %(number)s has no right answer. Put an asterisk before it, or add a line such as ANSWER: B."
        )
        draft.refuse(sentence)
    options = tuple(
        OptionRecord(
            escape(option.text), WHOLE / len(right) if index in right else Decimal(0), html_of(option.feedback)
        )
        for index, option in enumerate(draft.options)
    )
    if len(right) > 1:
        return "multiple_choice", options
    is_statement = [option.text.lower() for option in draft.options] == ["true", "false"]
    return "true_false" if is_statement else "single_choice", options


def _sort_feedback(draft: Draft) -> None:
    """An explanation below the last option explains the question, unless other options have theirs."""
    *others, last = draft.options
    if last.explains and not draft.feedback and not any(option.feedback for option in others):
        draft.feedback, last.feedback = last.feedback, []


def _marked(draft: Draft) -> set[int]:
    """The options marked as right. Where every one begins with an asterisk and nothing else, those are bullets."""
    if all(option.has_only_a_star for option in draft.options):
        return set()
    return {index for index, option in enumerate(draft.options) if option.is_right}


def _named(draft: Draft, answer: Line) -> set[int]:
    """The options that an answer names: by its text, by letters, or by a letter with the text behind it."""
    said, letters = _folded(answer.text), ascii_uppercase[: len(draft.options)]
    folded = [_folded(option.text) for option in draft.options]
    by_text = {index for index, text in enumerate(folded) if text == said}
    parts = [part.upper() for part in BETWEEN.split(answer.text) if part]
    are_letters = all(len(part) == 1 and part in letters for part in parts)
    by_letter = {letters.index(part) for part in parts} if are_letters else set()
    named = by_letter if len(said) == 1 else by_text or by_letter
    beginning = LETTER_AND_MORE.match(answer.text)
    if not named and beginning and beginning[1].upper() in letters:
        named = {letters.index(beginning[1].upper())}
    if not named and said in STATEMENTS:
        named = {index for index, text in enumerate(folded) if STATEMENTS.get(text) == STATEMENTS[said]}
    if not named:
        sentence = _("The answer to question %(number)s names none of its options. Write a letter, such as ANSWER: B.")
        draft.refuse(sentence, answer.at)
    return named


def _without_options(draft: Draft) -> tuple[str, tuple[OptionRecord, ...]]:
    """True or false, or words that are accepted."""
    accepted = [part.strip() for answer in draft.answers for part in answer.text.split(";") if part.strip()]
    if not accepted:
        sentence = _(
            "Question %(number)s has neither options nor an answer. Add options, or a line such as ANSWER: True."
        )
        draft.refuse(sentence)
    if len(accepted) == 1 and _folded(accepted[0]) in STATEMENTS:
        is_true = STATEMENTS[_folded(accepted[0])]
        return "true_false", (OptionRecord(TRUE, Decimal(is_true)), OptionRecord(FALSE, Decimal(not is_true)))
    return "short_text", tuple(OptionRecord(answer, WHOLE) for answer in accepted)


def _folded(text: str) -> str:
    """For comparing what was typed twice: capitals, Word's own quotation marks and a full stop don't matter."""
    return text.translate(QUOTES).casefold().rstrip(". ")
