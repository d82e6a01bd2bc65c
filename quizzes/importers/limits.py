"""How much a file may hold, so that one that was made to hurt is refused before it is read."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.exchange import FileRefused

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
LARGEST_WORKBOOK = 5 * MEGABYTE
LONGEST_LINE = MEGABYTE
MOST_LINES = 500_000
MOST_QUESTIONS = 11_000  # ten thousand, and some room


def refuse_size(size: int, largest: int) -> None:
    """Too many bytes, whatever they are."""
    if size > largest:
        raise FileRefused(
            _("This file is larger than %(most)s MB. Split it into smaller ones.") % {"most": largest // MEGABYTE}
        )


def refuse_lines(text: str) -> None:
    """No question fills a line of a million characters, and no list of questions half a million lines."""
    if text.count("\n") > MOST_LINES:
        raise FileRefused(_("This file has more than half a million lines. Split it into smaller ones."))
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise FileRefused(
                _("Line %(line)s is longer than a million characters, so this can't be a list of questions.")
                % {"line": number},
                line=number,
            )


def refuse_too_many(questions: int) -> None:
    """More questions than can be looked over and imported at once."""
    if questions > MOST_QUESTIONS:
        raise FileRefused(
            ngettext(
                "There is %(number)s question in this file. Import at most 10,000 at once.",
                "There are %(number)s questions in this file. Import at most 10,000 at once.",
                questions,
            )
            % {"number": f"{questions:,}"}
        )
