"""A word or a few words are typed, and compared with the accepted answers."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes import marking
from quizzes.exchange import QuestionRecord
from quizzes.kinds.body import Body
from quizzes.kinds.sections import Sections
from quizzes.kinds.typed import TypedKind
from quizzes.kinds.typed_rows import AcceptedForm, AcceptedRows, OtherForm


class TextForm(AcceptedForm):
    """One accepted answer."""

    text = forms.CharField(
        label=_("Answer"),
        required=False,
        max_length=200,
        help_text=_(
            r"A star stands for anything: “health visit*” also fits “health visiting team”. Write \* for a star."
        ),
    )


class TextRows(AcceptedRows):
    """The accepted answers."""

    row = TextForm


class ShortTextForm(OtherForm):
    """Feedback to the others, and what counts as another answer."""

    case_sensitive = forms.BooleanField(
        label=_("Capital and small letters make a difference"),
        required=False,
        help_text=_("Spaces, accents written in another way and shapes of quotation marks never do."),
    )


class ShortTextEditor(Sections):
    """The accepted answers, and what is said to others."""

    made_of = (TextRows, ShortTextForm)


class ShortText(TypedKind):
    """`*` in an accepted answer fits anything."""

    def parts(self, body: Body) -> Body:
        """With `case_sensitive`: bool."""
        return super().parts(body) | {"case_sensitive": bool(body.get("case_sensitive"))}

    def problems(self, body: Body) -> Iterator[tuple[str, str | Promise]]:
        """What fits everything leaves nothing to those below."""
        for index, answer in enumerate(body["answers"]):
            is_last = index == len(body["answers"]) - 1
            if not answer["text"]:
                yield f"answers.{index}.text", _("Write the answer that is accepted.")
            elif not answer["text"].strip("*") and not (is_last and not body["other"]):
                yield f"answers.{index}.text", _("This fits everything, so nothing below is ever used.")
        yield from super().problems(body)

    def hint(self, body: Body) -> str | Promise:
        """How to answer."""
        return _("Write a word or a few words.")

    def fits(self, body: Body, answer: dict[str, Any], response: str) -> bool:
        """Alike for a reader, stars aside."""
        return marking.is_like(answer["text"], response, case_sensitive=body["case_sensitive"])

    def accepted_in_words(self, body: Body, answer: dict[str, Any]) -> str:
        """With dots for whatever may stand there."""
        return marking.WILDCARD.sub("…", answer["text"]).replace(r"\*", "*")

    def from_record(self, record: QuestionRecord) -> Body:
        """With its care for capitals."""
        return super().from_record(record) | {"case_sensitive": record.case_sensitive}

    def to_record(self, body: Body) -> dict[str, Any]:
        """With its care for capitals."""
        return super().to_record(body) | {"case_sensitive": body["case_sensitive"]}


KIND = ShortText(
    name="short_text",
    label=_("Short text"),
    description=_("A word or a few words. For example: “Who leads the discharge?”, where “health visitor” is right."),
    editor=ShortTextEditor,
    nothing_typed=_("Write your answer"),
)
