"""What the figures of a check say, in words. Nothing is decided here: see `quizzes.statistics.findings`."""

from collections.abc import Mapping

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from quizzes.statistics import FEWEST, Finding, Says

SENTENCES = {
    Says.TOO_FEW: lazy("Too few people yet: differences would be chance."),
    Says.BACKWARDS: lazy(
        "People who do well on the rest get this wrong more often than others: something in it may mislead."
    ),
    Says.BY_GUESSING: lazy("No more people get this right than would by guessing."),
    Says.HARD: lazy("About a third or fewer get this right: it may not be taught, or not be asked clearly."),
    Says.EASY: lazy("Nearly everybody gets this right: it may teach nothing, or it was learnt well."),
    Says.WEAK: lazy("Whether somebody does well on the rest makes little difference here."),
    Says.DIFFERENT_PAPERS: lazy(
        "People were asked different questions, so whether the questions measure one thing can’t be said."
    ),
    Says.INCONSISTENT: lazy(
        "The questions hardly measure one thing, so a pass and a fail can be chance. Short checks are often so."
    ),
}


def in_words(finding: Finding, names: Mapping[str, str] | None = None) -> str:
    """One sentence; `names` are those by which the answers are called."""
    called = [(names or {}).get(key, key) for key in finding.keys]
    if finding.says is Says.WRONG_KEY:
        return _("Most people who did well overall chose %(answer)s: the key may be wrong.") % {"answer": _all(called)}
    if finding.says is Says.COMMON_MISTAKE:
        sentence = ngettext(
            "A quarter or more chose %(answer)s: a mistake worth teaching about.",
            "A quarter or more chose %(answer)s each: mistakes worth teaching about.",
            len(called),
        )
        return sentence % {"answer": _all(called)}
    if finding.says is Says.NOBODY_CHOSE:
        return _("Nobody chose %(answer)s.") % {"answer": get_text_list(called, _("or"))}
    return str(SENTENCES[finding.says])


def _all(called: list[str]) -> str:
    return get_text_list(called, _("and"))


def fewer() -> str:
    """What stands where a count is hidden."""
    return _("fewer than %(number)d") % {"number": FEWEST}
