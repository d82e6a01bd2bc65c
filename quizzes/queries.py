"""Questions about papers and what was answered to them."""

from collections.abc import Sequence

from quizzes.models import Attempt, PaperItem


def paper_of(attempt: Attempt) -> Sequence[PaperItem]:
    """The whole paper in order, with the versions asked and the answers given."""
    return attempt.paper.select_related("version", "answer").order_by("number")


def unanswered(attempt: Attempt) -> list[int]:
    """The numbers of the questions that have no answer yet, in order."""
    return list(attempt.paper.filter(answer=None).order_by("number").values_list("number", flat=True))
