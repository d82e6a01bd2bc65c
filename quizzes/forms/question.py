"""The form in which a question is written: what all kinds share, and the part that is its kind's own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from accounts.models import User
from quizzes import kinds
from quizzes.actions import create_question, rename_question, revise_question
from quizzes.forms.place import PlaceField
from quizzes.kinds.body import Body
from quizzes.kinds.markup import MarkupField, WithMarkup
from quizzes.models import Question
from quizzes.queries import topics


class SuggestingInput(forms.TextInput):
    """Free text that offers what was written elsewhere, so that one topic isn't spelt in two ways."""

    template_name = "quizzes/admin/suggesting_input.html"

    def __init__(self, suggestions: list[str]) -> None:
        super().__init__()
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Tie the list to the input."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}-list"
        return context | {"suggestions": self.suggestions}


class QuestionForm(WithMarkup, WagtailAdminModelForm):
    """A question of one kind, with what it says so far.

    Kinds that are written in the same fields can be exchanged while writing. A draft may be unfinished; what can't be
    asked isn't published, and the kind's own rules say so at the field concerned.
    """

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    stem = MarkupField(
        label=_("Question"),
        help_text=_("The last paragraph is the question itself. What stands before it is the scenario."),
    )
    rationale = MarkupField(
        label=_("Explanation"),
        help_text=_("Shown with every answer, right or wrong, once people may see how it was marked."),
    )
    explained_in = PlaceField(
        label=_("Explained in"),
        help_text=_("People get a link there with their result. For example: moment 1:15, slide 3 or theme 2."),
    )

    class Meta:
        model = Question
        fields = ("name", "topic")

    def __init__(self, *args: Any, kind: str, body: Body, publish: bool, **kwargs: Any) -> None:
        parts = {part: body.get(part, "") for part in ("stem", "rationale", "explained_in")}
        initial = {"kind": kind} | parts | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.editor = kinds.KINDS[kind].editor(body, self.data if self.is_bound else None)
        self.fields["kind"].choices = [(one.name, one.label) for one in kinds.written_like(kind)]
        self.fields["topic"].widget = SuggestingInput(topics())
        self.publish = publish

    @property
    def media(self) -> forms.Media:
        """The form's and the kind's."""
        return super().media + self.editor.media

    def is_valid(self) -> bool:
        """Both parts."""
        return super().is_valid() and self.editor.is_valid()

    def clean(self) -> dict[str, Any]:
        """Put the parts together, and every problem at its place."""
        cleaned = super().clean()
        if not self.editor.is_valid() or "kind" not in cleaned:
            return cleaned
        shared = {part: cleaned.get(part, "") for part in ("stem", "rationale", "explained_in")}
        self.body = kinds.tidy(cleaned["kind"], shared | self.editor.parts())
        if self.publish:
            self._check_that_it_can_be_asked(cleaned["kind"])
        return cleaned

    def _check_that_it_can_be_asked(self, kind: str) -> None:
        try:
            kinds.clean(kind, self.body)
        except ValidationError as error:
            for place, messages in error.error_dict.items():
                if not self.editor.refuse(place, messages):
                    self.add_error(place if place in self.fields else None, messages)

    def write(self, *, by: User) -> Question:
        """Keep it as a draft, or have it asked from now on."""
        says = {"kind": self.cleaned_data["kind"], "body": self.body, "by": by, "publish": self.publish}
        filed = {"name": self.cleaned_data["name"], "topic": self.cleaned_data["topic"]}
        if self.instance.pk is None:
            return create_question(**filed, **says)
        question = rename_question(question=self.instance, **filed)
        revise_question(question=question, **says)
        return question
