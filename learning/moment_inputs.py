"""Lengths and moments as trainers write them: 58:00 or 1:02:30, kept as seconds."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.forms.widgets import DateTimeInput, TextInput
from django.utils.translation import gettext_lazy as _

from learning.templatetags.moments import clock

NOT_A_MOMENT = _("Write hours, minutes and seconds with colons. For example: 58:00 or 1:02:30.")
_CLOCK = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])", re.ASCII)


class MomentInput(TextInput):
    """Shows 75 seconds as 1:15, and takes both. What can't be read goes on as typed: the field refuses it."""

    def format_value(self, value: Any) -> str | None:
        """Seconds as a clock shows them; anything else as it was typed."""
        try:
            return clock(Decimal(value))
        except (InvalidOperation, TypeError, ValueError, OverflowError):
            return super().format_value(value)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """The seconds that were typed as a clock shows them."""
        typed = super().value_from_datadict(data, files, name)
        found = _CLOCK.fullmatch((typed or "").strip())
        if found is None:
            return typed
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return str(hours * 3600 + minutes * 60 + seconds)


class LocalDateTimeInput(DateTimeInput):
    """The browser's own choice of day and hour, which is fit for a keyboard and a phone, and is one element."""

    input_type = "datetime-local"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs=dict(attrs or {}), format="%Y-%m-%dT%H:%M")
