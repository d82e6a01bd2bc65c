"""Rows in the form of a question, such as its options: added, moved and removed as in Wagtail's inline panels."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from string import ascii_lowercase
from typing import Any

from django import forms
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString

from quizzes.kinds.body import Body
from quizzes.kinds.markup import WithMarkup

SPARE_ROWS = 4
MOST_ROWS = 20


def part_ids() -> Iterator[str]:
    """a, b, …, z, a2, b2, …: without end."""
    return chain(ascii_lowercase, (f"{letter}{number}" for number in count(2) for letter in ascii_lowercase))


class RowForm(WithMarkup, forms.Form):
    """One row. Where it has an `id`, that stays when the row is moved or reworded.

    `seldom` are the fields that most authors leave alone: they are folded away until something is in them.
    """

    seldom: tuple[str, ...] = ()
    folded_attrs = {"role": "group"}  # no landmark: each row has one, of the same name

    @property
    def place(self) -> int:
        """Where it stands among the others."""
        typed = self.cleaned_data.get("ORDER") if self.is_bound and self.is_valid() else None
        return typed or self.fields["ORDER"].initial

    @property
    def written(self) -> dict[str, Any]:
        """What its author sees of it."""
        return {part: self.cleaned_data.get(part) for part in self.base_fields if part != "id"}

    @property
    def is_spare(self) -> bool:
        """Nothing was written in it."""
        return not any(self.written.values())

    @property
    def usual_fields(self) -> list[forms.BoundField]:
        """The fields that always show."""
        return [field for field in self.visible_fields() if field.name not in self.seldom]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        """The fields that show when asked for."""
        return [self[name] for name in self.seldom]

    @property
    def is_unfolded(self) -> bool:
        """There is something to see in the folded fields."""
        return any(field.value() or field.errors for field in self.folded_fields)


class RowFormSet(forms.BaseFormSet):
    """Each row has a place from the start, so that moving one tells where all the others are."""

    ordering_widget = deletion_widget = forms.HiddenInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Number the spare rows too."""
        super().add_fields(form, index)
        if index is not None:
            form.fields["ORDER"].initial = index + 1


@dataclass(frozen=True)
class Row:
    """One row as Wagtail's inline panel draws it."""

    form: RowForm

    def render_form_content(self) -> SafeString:
        """The fields."""
        return self.form.render("quizzes/admin/row.html")


class Rows:
    """An editor of one part of the body that is a list. Rows left empty are ignored.

    A subclass says which part, and which form writes one of its rows.
    """

    template = "quizzes/admin/rows.html"
    part: str
    label: str | Promise
    row: type[RowForm]
    spare_rows = SPARE_ROWS
    help_text: str | Promise = ""

    def __init__(self, body: Body, data: Any = None) -> None:
        written = body.get(self.part, [])
        most = max(MOST_ROWS, len(written))  # a file may bring more than anybody would type
        formset = forms.formset_factory(
            self.row,
            formset=RowFormSet,
            extra=0 if written else self.spare_rows,
            can_order=True,
            can_delete=True,
            max_num=most,
            absolute_max=most,
            validate_max=True,
        )
        self.formset = formset(data, prefix=self.part, initial=written)

    @property
    def media(self) -> forms.Media:
        """What the rows need of scripts and styles."""
        return self.formset.media

    @property
    def children(self) -> list[Row]:
        """The rows in the order in which they were left."""
        return [Row(form) for form in sorted(self.formset.forms, key=lambda form: form.place)]

    @cached_property
    def empty_child(self) -> Row:
        """What is copied for a new row."""
        return Row(self.formset.empty_form)

    @property
    def script_options(self) -> str:
        """What Wagtail's script wants to know of the rows."""
        return json.dumps(
            {
                "formsetPrefix": f"id_{self.part}",
                "emptyChildFormPrefix": f"{self.part}-__prefix__",
                "canOrder": True,
                "maxForms": self.formset.max_num,
            }
        )

    def is_valid(self) -> bool:
        """The rows can be read. Whether they make a question is for the kind to say."""
        return self.formset.is_valid()

    def parts(self) -> Body:
        """The rows in their order. A new one gets the first id that is free."""
        taken = {form.cleaned_data.get("id") for form in self._written}
        free = (one for one in part_ids() if one not in taken)
        return {self.part: [self._identified(form, free) | form.written for form in self._written]}

    @staticmethod
    def _identified(form: RowForm, free: Iterator[str]) -> dict[str, str]:
        return {"id": form.cleaned_data["id"] or next(free)} if "id" in form.fields else {}

    def refuse(self, place: str, messages: list[Any]) -> bool:
        """Say it at its row, or above the rows. False where it concerns something else."""
        whole, _dot, rest = place.partition(".")
        if whole != self.part:
            return False
        if rest:
            number, _dot, field = rest.partition(".")
            self._written[int(number)].add_error(field, messages)
        else:
            self.formset.non_form_errors().extend(messages)
        return True

    @cached_property
    def _written(self) -> list[RowForm]:
        return [form for form in self.formset.ordered_forms if not form.is_spare]
