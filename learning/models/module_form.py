"""The form behind the tabs of a module. A draft may lack anything; what is published may not."""

from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from learning.models.gates import captions_problem
from learning.models.retirement import retired_problem

NUMBERS = ("pass_mark", "watch_threshold", "pause_minutes", "grace_seconds")  # never empty in the database


def lacking(*, anything_to_learn: bool, anything_counts: bool) -> dict[str, Any]:
    """What stops a module from being published, beyond empty fields: field → sentence."""
    lacks = {}
    if not anything_to_learn:
        lacks["background"] = _("There is nothing to learn yet: write the background, or add a theme.")
    if not anything_counts:
        lacks["reading_counts"] = _("Nothing would count as complete: tick this, or add questions to the check.")
    return lacks


class ModuleForm(WagtailAdminPageForm):
    """Looks at nothing but what was typed: it is cleaned half a second after each pause in the typing."""

    def clean(self) -> dict[str, Any]:
        """Ask for what a module needs, at its field, when somebody publishes it or submits it for approval."""
        cleaned = super().clean()
        if self.is_deferred_validation:
            self._keep_numbers(cleaned)
            return cleaned
        has_recording = "recording" in self.fields  # it is asked for by itself, and watching it counts
        for field, sentence in lacking(
            anything_to_learn=has_recording or bool(cleaned.get("background")) or self._has_rows("themes"),
            anything_counts=has_recording or bool(cleaned.get("reading_counts")) or self._has_rows("check_items"),
        ).items():
            self.add_error(field, sentence)
        if has_recording:
            self._ask_for_captions(cleaned)
        for field, sentence in retired_problem(self.instance.translation_key).items():
            self.add_error(field, sentence)
        return cleaned

    def _ask_for_captions(self, cleaned: dict[str, Any]) -> None:
        """Reviewed, or a reason why not yet."""
        page = self.instance
        for field, sentence in captions_problem(
            page_id=page.pk,
            activity=page.translation_key,
            recording=cleaned.get("recording"),
            reason=cleaned.get("captions_later_because", ""),
        ).items():
            self.add_error(field, sentence)

    def _keep_numbers(self, cleaned: dict[str, Any]) -> None:
        """Who empties a number to type another one must not be stopped by the draft that is saved meanwhile."""
        cleaned.update({name: getattr(self.instance, name) for name in NUMBERS if cleaned.get(name, 0) is None})

    def _has_rows(self, name: str) -> bool:
        rows = self.formsets[name]
        rows.is_valid()
        return any(
            (row.has_changed() or not row.empty_permitted) and not row.cleaned_data.get(DELETION_FIELD_NAME)
            for row in rows.forms
        )
