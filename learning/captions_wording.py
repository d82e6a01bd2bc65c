"""What a trainer is told about captions: one sentence for each kind of problem, with its line."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning.captions import Problem, ProblemKind

MOST_SHOWN = 20
SENTENCES: dict[ProblemKind, Promise] = {
    ProblemKind.TOO_BIG: gettext_lazy("The file is larger than 2 MB. Captions of an hour are about 100 kB."),
    ProblemKind.NOT_UTF8: gettext_lazy("Some letters here aren’t UTF-8. Save the file with the encoding UTF-8."),
    ProblemKind.UNKNOWN_FORMAT: gettext_lazy(
        "This is neither WebVTT nor SRT. A WebVTT file (.vtt) begins with WEBVTT, an SRT file (.srt) has times such "
        "as 00:01:15,000 --> 00:01:18,500. This begins with “%(found)s”."
    ),
    ProblemKind.NO_HEADER: gettext_lazy("The first line must be WEBVTT, and here it is “%(found)s”."),
    ProblemKind.NO_CUES: gettext_lazy("No captions were found in the file."),
    ProblemKind.BAD_TIME: gettext_lazy(
        "“%(found)s” can’t be read as times. Write them as 00:01:15.000 --> 00:01:18.500."
    ),
    ProblemKind.BAD_SRT_TIME: gettext_lazy(
        "“%(found)s” can’t be read as times. Write them as 00:01:15,000 --> 00:01:18,500."
    ),
    ProblemKind.COMMA_IN_TIME: gettext_lazy(
        "“%(found)s” has commas, as in SRT files. Write full stops: 00:01:15.000 --> 00:01:18.500."
    ),
    ProblemKind.NO_TIME: gettext_lazy("“%(found)s” has no line with times, so it would not be shown."),
    ProblemKind.TIMES_AS_WORDS: gettext_lazy(
        "“%(found)s” looks like times, and would be shown as words. Write --> between them."
    ),
    ProblemKind.LOST_IN_A_TAG: gettext_lazy(
        "“%(found)s” would not be shown, because words after < are taken for a tag. Write &lt; for the sign."
    ),
    ProblemKind.ENDS_BEFORE_START: gettext_lazy("The caption ends before it starts, or at once."),
    ProblemKind.OUT_OF_ORDER: gettext_lazy("The caption starts before the one above it."),
    ProblemKind.AFTER_THE_END: gettext_lazy("The caption ends after the recording has ended."),
}


def without_line(problem: Problem) -> str:
    """For example: The caption starts before the one above it."""
    return str(SENTENCES[problem.kind]) % {"found": problem.found}


def sentence(problem: Problem) -> str:
    """For example: Line 12: The caption starts before the one above it."""
    return _("Line %(line)d: %(sentence)s") % {"line": problem.line, "sentence": without_line(problem)}


def sentences(problems: Sequence[Problem]) -> list[str]:
    """The first problems, and how many there are besides."""
    shown = [sentence(problem) for problem in problems[:MOST_SHOWN]]
    left = len(problems) - MOST_SHOWN
    if left > 0:
        shown.append(ngettext("And %(left)d more.", "And %(left)d more.", left) % {"left": left})
    return shown
