"""The form that asks one question of a paper."""

from typing import Any

from django import forms

from quizzes.models import PaperItem
from quizzes.queries import wording_of


class AnswerForm(forms.Form):
    """One question with the answer given so far. Nothing in it tells which answer is right.

    `kept` is an answer that was sent but couldn't be saved; it goes before the saved one.
    """

    def __init__(self, item: PaperItem, data: Any = None, *, kept: list[str] | None = None) -> None:
        kind, body = item.version.asked_as, item.version.content
        saved = item.given.chosen if item.given else None
        given = kept or saved
        super().__init__(data, initial={"answer": kind.initial(given)} if given else None)
        self.wording = wording_of(item)
        self.fields["answer"] = kind.form_field(body, order=item.order, label=self.wording.question)
