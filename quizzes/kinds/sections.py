"""A kind's editor made of several: rows and fields, one below the other, each for its own parts of the body."""

from typing import Any

from django import forms

from quizzes.kinds.body import Body
from quizzes.kinds.kind import Editor
from quizzes.kinds.markup import WithMarkup


class Fields(WithMarkup, forms.Form):
    """An editor of parts that are one field each, by the same name."""

    template = "quizzes/admin/fields.html"

    def __init__(self, body: Body, data: Any = None) -> None:
        super().__init__(data, initial={part: body[part] for part in self.base_fields if part in body})

    def parts(self) -> Body:
        """What was typed."""
        return {part: self.cleaned_data.get(part) for part in self.fields}

    def refuse(self, place: str, messages: list[Any]) -> bool:
        """Say it at the field."""
        if place in self.fields:
            self.add_error(place, messages)
        return place in self.fields


class Sections:
    """The sections in their order."""

    template = "quizzes/admin/sections.html"
    made_of: tuple[type[Editor], ...]

    def __init__(self, body: Body, data: Any = None) -> None:
        self.sections = [section(body, data) for section in self.made_of]

    @property
    def media(self) -> forms.Media:
        """What any of them needs."""
        return sum((section.media for section in self.sections), forms.Media())

    def is_valid(self) -> bool:
        """All of them can be read."""
        return all(section.is_valid() for section in self.sections)

    def parts(self) -> Body:
        """The parts of all."""
        return {part: value for section in self.sections for part, value in section.parts().items()}

    def refuse(self, place: str, messages: list[Any]) -> bool:
        """Where it belongs."""
        return any(section.refuse(place, messages) for section in self.sections)
