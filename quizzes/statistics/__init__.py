"""Whether a check teaches: classical item analysis. Plain Python; marked papers go in, figures come out.

The definitions are those of Moodle's quiz statistics report, so that a trainer who knows them finds them here:
https://docs.moodle.org/dev/Quiz_statistics_calculations says how they are worked out, and
https://docs.moodle.org/dev/Quiz_report_statistics what they mean. Two things differ, because papers here need not be
alike: a score is a share of the marks that could be had on one's own paper, and so is the score for the rest of it.
"""

from quizzes.statistics.choices import Choice, Choices, choices
from quizzes.statistics.findings import WORTH_A_LOOK, Finding, Says, check_findings, item_findings
from quizzes.statistics.hiding import FEWEST
from quizzes.statistics.items import ItemFigures, item_figures
from quizzes.statistics.tally import ItemTally, Marked, Tally
from quizzes.statistics.thirds import Thirds, thirds
from quizzes.statistics.whole import CheckFigures, check_figures

__all__ = [
    "FEWEST",
    "WORTH_A_LOOK",
    "CheckFigures",
    "Choice",
    "Choices",
    "Finding",
    "ItemFigures",
    "ItemTally",
    "Marked",
    "Says",
    "Tally",
    "Thirds",
    "check_figures",
    "check_findings",
    "choices",
    "item_figures",
    "item_findings",
    "thirds",
]
