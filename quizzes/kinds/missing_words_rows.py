"""A text with gaps in the form of a question, and its choices: a row each, in the order that the gaps count by."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.markup import MarkupField
from quizzes.kinds.rows import RowForm, Rows
from quizzes.kinds.sections import Fields, Sections


class GapsText(Fields):
    """The text."""

    prefix = "gaps"

    text = MarkupField(
        label=_("Text with gaps"),
        help_text=_(
            "[[1]] is a gap whose right word is choice 1, [[2]] one whose right word is choice 2. For example: “A "
            "child who [[1]] to an appointment”, with “was not brought” as choice 1 and “did not come” as choice 2."
        ),
    )


class WordForm(RowForm):
    """One choice."""

    id = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Text"), required=False, max_length=120)
    group = forms.IntegerField(label=_("Group"), required=False, min_value=1, max_value=99, initial=1)

    @property
    def is_spare(self) -> bool:
        """No word was written: a group alone is no choice."""
        return not self.cleaned_data.get("text")


class WordRows(Rows):
    """The choices."""

    part = "choices"
    label = _("choice")
    row = WordForm
    help_text = _(
        "Choice 1 is right in [[1]], choice 2 in [[2]]; those that no gap names are wrong everywhere. A gap offers the "
        "choices in the group of its right one. For example: what happened in group 1, who is told in group 2."
    )

    @cached_property
    def _written(self) -> list[RowForm]:
        """An empty row counts where others follow, or the gaps would point to other choices than their author saw."""
        rows = self.formset.ordered_forms
        last = max((index for index, form in enumerate(rows, start=1) if not form.is_spare), default=0)
        return rows[:last]


class MissingWordsEditor(Sections):
    """The text and its choices."""

    made_of = (GapsText, WordRows)
