"""What the kinds share whose parts are each answered in a select of their own: matching, ordering, missing words."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from quizzes import marking
from quizzes.kinds.body import Body
from quizzes.kinds.kind import Chosen, Editor, ResponseNotAllowed, Shuffled
from quizzes.kinds.selects import Asked, SelectsField
from quizzes.kinds.showing import with_pictures

type Response = dict[str, str]


class Line(NamedTuple):
    """A line of an answer in words, and the parts of the question that it speaks of."""

    words: SafeString
    parts: list[str]


@dataclass(frozen=True)
class SelectingKind:
    """A response names, for each part of the question, the id of what was chosen: {"a": "c", "b": "a"}.

    What is laid out was written in the order of the key. So it is always shuffled, and from an order that its words
    make: whoever could undo the shuffle would be no wiser.
    """

    name: str
    label: str | Promise
    description: str | Promise
    hint: str | Promise
    nothing_chosen: str | Promise
    editor: type[Editor]
    looks: ClassVar[str]
    field: ClassVar[type[SelectsField]] = SelectsField
    shuffled: Shuffled = Shuffled.ALWAYS
    is_scored: bool = True

    def asked(self, body: Body, order: list[str]) -> list[Asked]:
        """The selects, in the order in which they stand on the page."""
        raise NotImplementedError

    def key(self, body: Body) -> Response:
        """The response that earns full marks."""
        raise NotImplementedError

    def lines(self, body: Body, response: Response) -> list[Line]:
        """The response in words."""
        raise NotImplementedError

    def layout(self, body: Body) -> list[str]:
        """The ids of what is laid out, by its words."""
        raise NotImplementedError

    def frame(self, _body: Body) -> dict[str, Any]:
        """What the field is told besides."""
        return {}

    def form_field(self, body: Body, *, order: list[str], label: str) -> forms.Field:
        """A select for each part."""
        return self.field(
            self.asked(body, order),
            looks=self.looks,
            label=with_pictures(label),
            help_text=self.hint,
            error_messages={
                "required": self.nothing_chosen,
                "invalid_choice": _("Choose from the answers on this page."),
            },
            **self.frame(body),
        )

    def shape(self, body: Body, response: Any) -> Response:
        """A choice for each part, in one order."""
        offered = {one.part: one.values for one in self.asked(body, self.layout(body))}
        if not isinstance(response, dict) or response.keys() != offered.keys():
            raise ResponseNotAllowed(str(self.nothing_chosen))
        if any(chosen not in offered[part] for part, chosen in response.items()):
            raise ResponseNotAllowed("There is no such choice.")
        return {part: response[part] for part in sorted(response)}

    def initial(self, response: Response) -> Response:
        """As it is stored."""
        return response

    def mark(self, body: Body, response: Response) -> Decimal:
        """The share of the parts that are right."""
        return marking.by_parts(self.key(body), response)

    def explain(self, body: Body, response: Response) -> list[Chosen]:
        """Line by line, and how much of each is right, unless that is the whole answer."""
        key, lines = self.key(body), self.lines(body, response)
        is_whole = len(lines) == 1 and len(lines[0].parts) == 1

        def right(line: Line) -> int | None:
            told = bool(line.parts) and not is_whole
            return sum(response.get(part) == key.get(part) for part in line.parts) if told else None

        return [Chosen(line.words, SafeString(), right(line), len(line.parts)) for line in lines]

    def key_in_words(self, body: Body) -> list[SafeString]:
        """The lines of the right answer."""
        return [line.words for line in self.lines(body, self.key(body))]
