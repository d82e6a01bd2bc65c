"""Options in the form of a question: a row each, with its text, whether it is right, and its feedback."""

import json
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.body import Body
from quizzes.kinds.markup import LineField, MarkupField, WithMarkup

SPARE_ROWS = 4
MOST_ROWS = 20


class OptionForm(WithMarkup, forms.Form):
    """One option. Its id stays when it is moved or reworded."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    text = LineField(label=_("Text"))
    correct = forms.BooleanField(label=_("This is a right answer"), required=False)
    feedback = MarkupField(label=_("Feedback to people who choose it"))

    @property
    def place(self) -> int:
        """Where it stands among the others."""
        typed = self.cleaned_data.get("ORDER") if self.is_bound and self.is_valid() else None
        return typed or self.fields["ORDER"].initial

    @property
    def is_spare(self) -> bool:
        """Nothing was written in it."""
        return not any(self.cleaned_data.get(part) for part in ("text", "correct", "feedback"))


class OptionFormSet(forms.BaseFormSet):
    """Each row has a place from the start, so that moving one tells where all the others are."""

    ordering_widget = deletion_widget = forms.HiddenInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Number the spare rows too."""
        super().add_fields(form, index)
        if index is not None:
            form.fields["ORDER"].initial = index + 1


@dataclass(frozen=True)
class Row:
    """One option as Wagtail's inline panel draws it."""

    form: OptionForm

    def render_form_content(self) -> SafeString:
        """The fields."""
        return self.form.render("quizzes/admin/option.html")


class OptionRows:
    """The rows. Those left empty are ignored; more can be added, moved and removed, as in Wagtail's inline panels."""

    template = "quizzes/admin/option_rows.html"
    label = _("option")

    def __init__(self, body: Body, data: Any = None) -> None:
        written = body.get("options", [])
        formset = forms.formset_factory(
            OptionForm,
            formset=OptionFormSet,
            extra=0 if written else SPARE_ROWS,
            can_order=True,
            can_delete=True,
            max_num=MOST_ROWS,
            absolute_max=MOST_ROWS,
            validate_max=True,
        )
        self.formset = formset(data, prefix="options", initial=written)

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
        prefix = self.formset.prefix
        return json.dumps(
            {
                "formsetPrefix": f"id_{prefix}",
                "emptyChildFormPrefix": f"{prefix}-__prefix__",
                "canOrder": True,
                "maxForms": MOST_ROWS,
            }
        )

    def is_valid(self) -> bool:
        """The rows can be read. Whether they make a question is for the kind to say."""
        return self.formset.is_valid()

    def parts(self) -> Body:
        """The options in their order. A new one gets the first letter that is free."""
        written = [form.cleaned_data for form in self._written]
        taken = {row["id"] for row in written}
        free = (letter for letter in ascii_lowercase if letter not in taken)
        return {
            "options": [
                {"id": row["id"] or next(free), **{part: row[part] for part in ("text", "correct", "feedback")}}
                for row in written
            ]
        }

    def refuse(self, place: str, messages: list[Any]) -> bool:
        """Say it at its row, or above the rows. False where it concerns something else."""
        whole, _dot, rest = place.partition(".")
        if whole != "options":
            return False
        if rest:
            number, _dot, part = rest.partition(".")
            self._written[int(number)].add_error(part, messages)
        else:
            self.formset.non_form_errors().extend(messages)
        return True

    @cached_property
    def _written(self) -> list[OptionForm]:
        return [form for form in self.formset.ordered_forms if not form.is_spare]
