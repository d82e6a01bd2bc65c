"""The form in which a question is written: what all kinds share, and the part that is its kind's own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import ModelLogEntry

from accounts.models import User
from quizzes import kinds
from quizzes.actions import create_question, file_question, publish_version, revise_question
from quizzes.bank_queries import last_written_back, outcomes
from quizzes.forms.place import PlaceField
from quizzes.forms.suggesting_input import SuggestingInput
from quizzes.kinds.body import Body
from quizzes.kinds.markup import MarkupField, WithMarkup
from quizzes.models import Question
from quizzes.pictures import need_pictures
from quizzes.queries import topics

FILED = ("name", "topic", "outcome", "difficulty", "thinking", "has_case_material")


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
        help_text=_(
            "People get a link there with their result. For example: moment 1:15, slide 3, theme 2 or recommendation 4."
        ),
    )
    alone_because = forms.CharField(
        label=_("If nobody else can look at it: why not"),
        required=False,
        max_length=300,
        help_text=_("Then you publish it alone, and the reason stays with it. For example: I am the only trainer."),
    )

    class Meta:
        model = Question
        fields = FILED

    def __init__(
        self, *args: Any, kind: str, body: Body, publish: bool = False, finished: bool = False, **kwargs: Any
    ) -> None:
        parts = {part: body.get(part, "") for part in ("stem", "rationale", "explained_in")}
        initial = {"kind": kind} | parts | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.editor = kinds.KINDS[kind].editor(body, self.data if self.is_bound else None)
        self.fields["kind"].choices = [(one.name, one.label) for one in kinds.written_like(kind)]
        self.fields["topic"].widget = SuggestingInput(topics())
        self.fields["outcome"].widget = SuggestingInput(outcomes())
        self.publish = publish
        self.finished = publish or finished
        self.was_marked = self.instance.has_case_material

    @property
    def media(self) -> forms.Media:
        """The form's and the kind's."""
        return super().media + self.editor.media

    @property
    def needs_another_person(self) -> bool:
        """It draws on a real case, or did until somebody took the tick away in this form."""
        return bool(self.was_marked or self["has_case_material"].value())

    @property
    def written_back(self) -> ModelLogEntry | None:
        """Who gave the draft back, when and why, while its author has not asked again."""
        return last_written_back(self.instance) if self.instance.pk else None

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
        if self.finished:
            self._check_that_it_can_be_asked(cleaned["kind"])
        return cleaned

    def _check_that_it_can_be_asked(self, kind: str) -> None:
        try:
            kinds.clean(kind, self.body)
            need_pictures(self.body)
        except ValidationError as error:
            for place, messages in error.error_dict.items():
                if not self.editor.refuse(place, messages):
                    self.add_error(place if place in self.fields else None, messages)

    def write(self, *, by: User) -> Question:
        """Keep it as a draft, or have it asked from now on."""
        says = {"kind": self.cleaned_data["kind"], "body": self.body, "by": by}
        filed = {part: self.cleaned_data[part] for part in FILED}
        alone_because = self.cleaned_data["alone_because"]
        if self.instance.pk is None:
            question = create_question(**filed, **says, publish=False)
        else:
            question = file_question(question=self.instance, by=by, alone_because=alone_because, **filed)
            revise_question(question=question, **says, publish=False)
        if self.publish and (draft := question.draft_version):
            publish_version(version=draft, by=by, alone_because=alone_because)
        return question
