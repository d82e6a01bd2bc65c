"""Items that belong in one order: each is given its place in a select, or moved up and down where scripts run."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from django.contrib.humanize.templatetags.humanize import ordinal
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from quizzes import marking
from quizzes.exchange import OptionRecord, QuestionRecord
from quizzes.kinds.body import Body, clean_line, id_problems, is_blank
from quizzes.kinds.kind import ResponseNotAllowed
from quizzes.kinds.ordering_rows import OrderEditor
from quizzes.kinds.rows import part_ids
from quizzes.kinds.selecting import Line, Response, SelectingKind
from quizzes.kinds.selects import Asked, SelectsField
from quizzes.kinds.showing import with_pictures, with_pictures_later
from quizzes.kinds.weights import PART_MARKS

FEWEST_ITEMS = 2


class PlacesField(SelectsField):
    """Each place is given once."""

    def clean(self, value: Any) -> Response:
        """Mark the items that want the same place, and say which place that is."""
        response = super().clean(value)
        places = list(response.values())
        shared = {index for index, place in enumerate(places) if places.count(place) > 1}
        if shared:
            place = ordinal(min(int(places[index]) for index in shared))
            told = _now("Give each place to one item: %(place)s is chosen more than once") % {"place": place}
            self.refuse(shared, told)
        return response


@dataclass(frozen=True)
class Ordering(SelectingKind):
    """The response names the place of each item, counted from 1: {"a": "2", "b": "1"}.

    With part marks, the share of items that stand exactly at their place is earned. So one that is put too far up costs
    its own place and the places of those that it pushed down.
    """

    looks: ClassVar[str] = "order"
    field: ClassVar[type[SelectsField]] = PlacesField

    def parts(self, body: Body) -> Body:
        """`items`: [{"id": "a", "text": one line}, …] in the right order, and `scoring`: "part", or not at all."""
        items = [
            {"id": str(item.get("id", "")), "text": clean_line(item.get("text", ""))} for item in body.get("items", [])
        ]
        return {"items": items} | ({"scoring": PART_MARKS} if body.get("scoring") == PART_MARKS else {})

    def problems(self, body: Body) -> Iterable[tuple[str, str | Promise]]:
        """At least two items, all different: nobody could tell which of two alike comes first."""
        texts = [item["text"] for item in body["items"]]
        for index, text in enumerate(texts):
            if is_blank(text):
                yield f"items.{index}.text", _("Write what this item says.")
            elif text in texts[:index]:
                yield f"items.{index}.text", _("Another item says this already.")
        yield from id_problems([item["id"] for item in body["items"]], "items")
        if len(texts) < FEWEST_ITEMS:
            yield "items", _("Write at least two items.")

    def layout(self, body: Body) -> list[str]:
        """The items by their words."""
        return [item["id"] for item in sorted(body["items"], key=lambda item: item["text"])]

    def asked(self, body: Body, order: list[str]) -> list[Asked]:
        """The items in the paper's order, each with all places."""
        texts = {item["id"]: with_pictures_later(item["text"]) for item in body["items"]}
        places = [(str(place), ordinal(place)) for place in range(1, len(order) + 1)]
        return [Asked(one, texts[one], places) for one in order]

    def shape(self, body: Body, response: Any) -> Response:
        """Each place is given once."""
        shaped = super().shape(body, response)
        if len(set(shaped.values())) < len(shaped):
            raise ResponseNotAllowed("A place is given twice.")
        return shaped

    def key(self, body: Body) -> Response:
        """As they were written."""
        return {item["id"]: str(place) for place, item in enumerate(body["items"], start=1)}

    def mark(self, body: Body, response: Response) -> Decimal:
        """All at their places, or the share of those that are."""
        mark = super().mark(body, response)
        return mark if "scoring" in body else marking.all_or_nothing(mark)

    def lines(self, body: Body, response: Response) -> list[Line]:
        """A numbered list."""
        texts = {item["id"]: with_pictures(item["text"]) for item in body["items"]}
        placed = sorted((int(place), one) for one, place in response.items() if one in texts)
        return [Line(format_html("{}. {}", place, texts[one]), [one]) for place, one in placed]

    def from_record(self, record: QuestionRecord) -> Body:
        """The options in the order in which they stand there."""
        items = [{"id": one, "text": item.text} for one, item in zip(part_ids(), record.options, strict=False)]
        return {"items": items, "scoring": PART_MARKS if record.partial else ""}

    def to_record(self, body: Body) -> dict[str, Any]:
        """The items in the right order."""
        return {
            "options": tuple(OptionRecord(item["text"]) for item in body["items"]),
            "partial": "scoring" in body,
        }


KIND = Ordering(
    name="ordering",
    label=_("Ordering"),
    description=_("Steps or events that belong in one order, such as what is done first when a child is hurt."),
    hint=_("Put them in the right order: 1st comes first."),
    nothing_chosen=_("Choose a place for each"),
    editor=OrderEditor,
)
