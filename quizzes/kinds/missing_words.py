"""A text with gaps, and in each gap a select ("select missing words")."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body, clean_text, id_problems, plain
from quizzes.kinds.gaps import GAP, around_gaps, fill, gaps_in, lines_of, split_text
from quizzes.kinds.missing_words_rows import MissingWordsEditor
from quizzes.kinds.rows import part_ids
from quizzes.kinds.selecting import Line, Response, SelectingKind
from quizzes.kinds.selects import Asked


@dataclass(frozen=True)
class MissingWords(SelectingKind):
    """The numbers in the gaps are the key, so the text with the gaps is apart from the stem, which others show.

    The response names the gaps by their places, counted from 1: {"1": "b", "2": "a"}.
    """

    looks: ClassVar[str] = "gaps"

    def parts(self, body: Body) -> Body:
        """`text`: clean HTML, where [[2]] is a gap whose right word is choice 2, and `choices`: [{"id": "a", "text":
        plain text, "group": 1}, …]. A gap offers the choices in the group of its right one.
        """
        return {
            "text": clean_text(body.get("text", "")),
            "choices": [
                {
                    "id": str(choice.get("id", "")),
                    "text": plain(choice.get("text", "")),
                    "group": int(choice.get("group") or 1),
                }
                for choice in body.get("choices", [])
            ],
        }

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """Gaps and choices fit each other, and each gap has something to choose from."""
        choices, gaps = body["choices"], gaps_in(body["text"])
        if gaps_in(body["stem"]):
            yield "stem", _("Gaps belong in the text below.")
        if not gaps:
            yield "text", _("Write a text with at least one gap, such as [[1]].")
        elif "[[" in GAP.sub("", body["text"]):
            yield "text", _("Write each gap as the number of its right choice in double square brackets: [[1]].")
        for number in sorted({number for number in gaps if number > len(choices)}):
            yield "text", _now("There is a gap [[%(number)s]], but no choice %(number)s.") % {"number": number}
        said: list[tuple[int, str]] = []
        for index, choice in enumerate(choices):
            if not choice["text"]:
                yield f"choices.{index}.text", _("Write this choice, or remove it.")
            elif (choice["group"], choice["text"]) in said:
                yield f"choices.{index}.text", _("Another choice of this group says this already.")
            said.append((choice["group"], choice["text"]))
        yield from id_problems([choice["id"] for choice in choices], "choices")
        offered = [group for group, _text in said]
        for group in sorted({offered[number - 1] for number in gaps if number <= len(choices)}):
            if offered.count(group) == 1:
                told = _now("Write another choice in group %(group)s: its gaps offer only one.")
                yield "choices", told % {"group": group}

    def layout(self, body: Body) -> list[str]:
        """The choices by their words."""
        return [
            choice["id"]
            for choice in sorted(body["choices"], key=lambda choice: (choice["text"].casefold(), choice["text"]))
        ]

    def asked(self, body: Body, order: list[str]) -> list[Asked]:
        """The gaps, each with the choices of its group in the paper's order."""
        choices = {choice["id"]: choice for choice in body["choices"]}
        gaps = gaps_in(body["text"])
        asked = []
        for place, number in enumerate(gaps, start=1):
            group = _group_of(body, number)
            offered = [(one, choices[one]["text"]) for one in order if choices[one]["group"] == group]
            label = _now("Gap %(place)s of %(count)s") % {"place": place, "count": len(gaps)}
            asked.append(Asked(str(place), label, offered))
        return asked

    def frame(self, body: Body) -> dict[str, Any]:
        """The text around the gaps."""
        return {"around": around_gaps(body["text"])}

    def key(self, body: Body) -> Response:
        """The number in each gap is that of its right choice."""
        ids = dict(enumerate((choice["id"] for choice in body["choices"]), start=1))
        gaps = enumerate(gaps_in(body["text"]), start=1)
        return {str(place): ids[number] for place, number in gaps if number in ids}

    def lines(self, body: Body, response: Response) -> list[Line]:
        """The text with the words in its gaps."""
        texts = {choice["id"]: choice["text"] for choice in body["choices"]}
        found = []
        for line, places in lines_of(body["text"]):
            parts = [str(place) for place in places]
            words = (texts.get(response.get(part, "")) for part in parts)
            marked = (format_html('<mark class="app-word">{}</mark>', word or "____") for word in words)
            found.append(Line(fill(line, marked), parts))
        return found

    def from_record(self, record: QuestionRecord) -> Body:
        """The question stands before the text with the gaps, or it goes without saying."""
        before, text = split_text(clean_text(record.text))
        return {
            "stem": before or _unsaid(),
            "text": text,
            "choices": [
                {"id": one, "text": option.text, "group": option.group}
                for one, option in zip(part_ids(), record.options, strict=False)
            ],
        }

    def to_record(self, body: Body) -> dict[str, Any]:
        """Each gap that is filled rightly earns its part of the mark."""
        options = (OptionRecord(choice["text"], group=choice["group"]) for choice in body["choices"])
        before = "" if body["stem"] == _unsaid() else body["stem"]
        return {"text": before + body["text"], "options": tuple(options), "partial": True}


def _unsaid() -> str:
    """The question of a text that comes without one."""
    return clean_text(_now("Choose the missing words."))


def _group_of(body: Body, number: int) -> int:
    """The group of the choice of this number. A draft may have a gap without one."""
    return body["choices"][number - 1]["group"] if number <= len(body["choices"]) else 1


KIND = MissingWords(
    name="missing_words",
    label=_("Missing words"),
    description=_("A text with gaps, and for each gap words to choose from."),
    hint=_("Choose a word for each gap."),
    nothing_chosen=_("Choose a word for each gap"),
    editor=MissingWordsEditor,
)
