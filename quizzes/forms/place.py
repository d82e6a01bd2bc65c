"""Where in the module something is explained, as a trainer would write it."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.places import Place

WRITTEN = re.compile(r"(moment|slide|theme|recommendation)[\s:]*(?:(\d{1,3}):)?(\d{1,5})")


class PlaceField(forms.CharField):
    """Reads `moment 1:15`, `slide 3`, `theme 2` and `recommendation 4`; gives `moment:75`, `slide:3`, …."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=20, **kwargs)

    def to_python(self, value: Any) -> str:
        """The place in the form in which a body keeps it."""
        text = super().to_python(value)
        if not text:
            return ""
        match = WRITTEN.fullmatch(text.lower())
        kept = f"{match[1]}:{int(match[2] or 0) * 60 + int(match[3])}" if match else ""
        if Place.parse(kept) is None or (match[2] and match[1] != "moment"):
            raise forms.ValidationError(
                _("Write it like “moment 1:15”, “slide 3”, “theme 2” or “recommendation 4”, or leave it empty.")
            )
        return kept

    def prepare_value(self, value: Any) -> Any:
        """What is kept, in the words that can be typed; what was typed stays as it is."""
        place = Place.parse(value) if isinstance(value, str) else None
        if place is None:
            return value
        if place.part != "moment":
            return f"{place.part} {place.number}"
        return f"moment {place.number // 60}:{place.number % 60:02}"
