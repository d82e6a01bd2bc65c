"""The form that asks one question of a paper."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from quizzes.models import PaperItem
from quizzes.queries import wording_of

type Inputs = dict[str, list[str]]


class AnswerForm(forms.Form):
    """One question with the answer given so far. Nothing in it tells which answer is right.

    `kept` is what was sent, input by input, but couldn't be saved; it goes before what is saved.
    """

    def __init__(self, item: PaperItem, data: Any = None, *, kept: Inputs | None = None) -> None:
        kind, body = item.version.asked_as, item.version.content
        self.wording = wording_of(item)
        field = kind.form_field(body, order=item.order, label=self.wording.question)
        given = kind.initial(item.given.chosen) if item.given else None
        if kept:
            given = field.widget.value_from_datadict(MultiValueDict(kept), {}, "answer")
        super().__init__(data, initial={"answer": given})
        self.fields["answer"] = field
