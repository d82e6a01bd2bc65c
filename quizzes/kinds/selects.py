"""An answer that is given in several selects, one for each part of a question: the form field and its widget.

Nothing in the HTML tells the key. Selects are numbered as they stand on the page and their choices as they are listed,
which is the paper's order; the ids that a body has for its parts, which follow the order of writing, stay here.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, NoReturn

from django import forms
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class Asked(NamedTuple):
    """One select: the part of the question that it asks about, what it is called, and the ids and words it offers."""

    part: str
    label: str | Promise
    choices: list[tuple[str, str]]

    @property
    def values(self) -> dict[str, str]:
        """What the HTML says in place of each id."""
        return {choice_id: str(place) for place, (choice_id, _words) in enumerate(self.choices)}


class Selects(forms.MultiWidget):
    """The selects. `looks` names the component that lays them out (components/field.html).

    `around` are the pieces of a text before, between and after them, where they stand in one.
    """

    def __init__(self, asked: list[Asked], *, looks: str, around: Sequence[SafeString] = ()) -> None:
        self.asked, self.input_type, self.around = asked, looks, around
        self.wrong: set[int] = set()
        super().__init__([forms.Select(choices=self._choices(one)) for one in asked])

    def _choices(self, one: Asked) -> list[tuple[str, str | Promise]]:
        values = one.values
        return [("", _("Choose…")), *((values[choice_id], words) for choice_id, words in one.choices)]

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        """What stands chosen in each select."""
        given = value or {}
        return [one.values.get(given.get(one.part, ""), "") for one in self.asked]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Each select with its label; those that are wrong say so, and not all because one is."""
        context = super().get_context(name, value, attrs)
        for index, select in enumerate(context["widget"]["subwidgets"]):
            select["label"], select["is_wrong"] = self.asked[index].label, index in self.wrong
            select["attrs"]["aria-invalid"] = "true" if index in self.wrong else False
            if self.around:
                select["before"], select["attrs"]["aria-label"] = self.around[index], self.asked[index].label
        context["widget"]["after"] = self.around[-1] if self.around else ""
        return context

    def id_for_label(self, id_: str) -> str:
        """Where an error leads: to the first select that is wrong."""
        return f"{id_}_{min(self.wrong)}" if self.wrong else ""


class SelectsField(forms.Field):
    """Takes a choice in each select. Its value: the id of what was chosen, by the part of the question."""

    def __init__(self, asked: list[Asked], *, looks: str, around: Sequence[SafeString] = (), **kwargs: Any) -> None:
        self.asked = asked
        super().__init__(widget=Selects(asked, looks=looks, around=around), **kwargs)

    def clean(self, value: list[str | None]) -> dict[str, str]:
        """Every select, or an error that marks those concerned."""
        empty = {index for index, place in enumerate(value) if not place}
        if empty or not value:
            self.refuse(empty, self.error_messages["required"])
        offered = [{place: choice_id for choice_id, place in one.values.items()} for one in self.asked]
        foreign = {index for index, place in enumerate(value) if place not in offered[index]}
        if foreign:
            self.refuse(foreign, self.error_messages["invalid_choice"])
        return {one.part: ids[place] for one, ids, place in zip(self.asked, offered, value, strict=True)}

    def refuse(self, wrong: set[int], message: str | Promise) -> NoReturn:
        """Mark these selects, and say what is wrong with them."""
        self.widget.wrong = wrong
        raise forms.ValidationError(message)
