"""What a format has no room for, in sentences for whoever asked for the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from quizzes.exchange import WHOLE, QuestionRecord

type Loss = tuple[Promise | str, Callable[[QuestionRecord], bool]]

NO_TEXT_HAS: tuple[Loss, ...] = (
    (_("marks other than 1"), lambda question: question.mark != WHOLE),
    (_("learning outcomes"), lambda question: bool(question.outcome)),
    (_("the difficulty"), lambda question: bool(question.difficulty)),
    (_("what answering takes"), lambda question: bool(question.thinking)),
    (_("places where it is explained"), lambda question: bool(question.explained_in)),
)


@dataclass
class Losses:
    """Collects what is lost, and says it once for all questions that lose the same."""

    format_name: str
    losses: Sequence[Loss]
    left_out: list[str] = field(default_factory=list)
    written: list[QuestionRecord] = field(default_factory=list)

    def leave_out(self, question: QuestionRecord, sentence: str) -> None:
        """The whole question is missing from the file, which is said with its `%(name)s`."""
        self.left_out.append(sentence % {"name": question.name, "format": self.format_name})

    def sentences(self) -> list[str]:
        """First the questions that are missing, then what is missing from others."""
        counts = [(what, sum(map(is_lost, self.written))) for what, is_lost in self.losses]
        return self.left_out + [
            ngettext(
                "%(format)s has no room for %(what)s: %(number)s question is written without.",
                "%(format)s has no room for %(what)s: %(number)s questions are written without.",
                number,
            )
            % {"format": self.format_name, "what": what, "number": number}
            for what, number in counts
            if number
        ]
