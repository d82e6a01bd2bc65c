"""Each text has an answer that belongs to it, and beside each text stands a select with all the answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import PairRecord, QuestionRecord
from quizzes.kinds.body import Body, clean_line, id_problems, is_blank, plain, words
from quizzes.kinds.matching_rows import PairRows
from quizzes.kinds.rows import part_ids
from quizzes.kinds.selecting import Line, Response, SelectingKind
from quizzes.kinds.selects import Asked
from quizzes.kinds.showing import with_pictures, with_pictures_later

FEWEST_PAIRS, FEWEST_ANSWERS = 2, 3


@dataclass(frozen=True)
class Matching(SelectingKind):
    """Pairs with the same answer share it: it is known by the id of the first of them."""

    looks: ClassVar[str] = "selects"

    def parts(self, body: Body) -> Body:
        """`pairs`: [{"id": "a", "text": one line, "answer": plain text}, …]; without a text it belongs to nothing."""
        return {"pairs": [_clean(pair) for pair in body.get("pairs", [])]}

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """Two texts or more, all different and with an answer, and three answers, not all the same."""
        texts: list[str] = []
        for index, pair in enumerate(body["pairs"]):
            if not pair["answer"]:
                yield f"pairs.{index}.answer", _("Write the answer.")
            if pair["text"] in texts:
                yield f"pairs.{index}.text", _("Another pair has this text already.")
            texts += [pair["text"]] if pair["text"] else []
        yield from id_problems([pair["id"] for pair in body["pairs"]], "pairs")
        if len(texts) < FEWEST_PAIRS:
            yield "pairs", _("Write at least two pairs of a text and an answer.")
        elif len(body["pairs"]) < FEWEST_ANSWERS:
            yield "pairs", _("Write at least three answers. An answer without a text belongs to nothing.")
        elif len(self.layout(body)) < FEWEST_PAIRS:
            yield "pairs", _("Write answers that are not all the same.")

    def layout(self, body: Body) -> list[str]:
        """The answers by their words."""
        answers = _answers(body)
        return sorted(answers, key=lambda one: (answers[one].casefold(), answers[one]))

    def asked(self, body: Body, order: list[str]) -> list[Asked]:
        """The texts as they were written, each with all answers in the paper's order."""
        answers = _answers(body)
        choices = [(one, answers[one]) for one in order]
        return [Asked(pair["id"], with_pictures_later(pair["text"]), choices) for pair in _asking(body)]

    def key(self, body: Body) -> Response:
        """Each text with its own answer."""
        ids = {answer: one for one, answer in _answers(body).items()}
        return {pair["id"]: ids[pair["answer"]] for pair in _asking(body) if pair["answer"]}

    def lines(self, body: Body, response: Response) -> list[Line]:
        """Text → answer."""
        answers = _answers(body)
        return [
            Line(_arrow(pair["text"], answers.get(response[pair["id"]], "")), [pair["id"]])
            for pair in _asking(body)
            if pair["id"] in response
        ]

    def from_record(self, record: QuestionRecord) -> Body:
        """Of an answer only the words remain: a select holds nothing else."""
        return {
            "pairs": [
                {"id": one, "text": pair.text, "answer": words(clean_line(pair.answer))}
                for one, pair in zip(part_ids(), record.pairs, strict=False)
            ]
        }

    def to_record(self, body: Body) -> dict[str, Any]:
        """Each right pair earns its part of the mark."""
        pairs = tuple(PairRecord(pair["text"], escape(pair["answer"], quote=False)) for pair in body["pairs"])
        return {"pairs": pairs, "partial": True}


def _clean(pair: Body) -> Body:
    text = clean_line(pair.get("text", ""))
    return {
        "id": str(pair.get("id", "")),
        "text": "" if is_blank(text) else text,
        "answer": plain(pair.get("answer", "")),
    }


def _asking(body: Body) -> list[Body]:
    """The pairs that ask something."""
    return [pair for pair in body["pairs"] if pair["text"]]


def _answers(body: Body) -> dict[str, str]:
    """What each answer says, once, by the id of the first pair that has it."""
    first = {pair["answer"]: pair["id"] for pair in reversed(body["pairs"]) if pair["answer"]}
    return {one: answer for answer, one in first.items()}


def _arrow(text: str, answer: str) -> SafeString:
    return format_html("{} → {}", with_pictures(text), answer)


KIND = Matching(
    name="matching",
    label=_("Matching"),
    description=_("Texts, each with the answer that belongs to it, such as signs and what each may mean."),
    hint=_("Choose the answer that belongs to each."),
    nothing_chosen=_("Choose an answer for each"),
    editor=PairRows,
)
