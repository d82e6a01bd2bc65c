"""Colours that white letters can be read on (WCAG 2.2, 1.4.3)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEXADECIMAL = re.compile(r"#[0-9a-fA-F]{6}")
ENOUGH = 4.5


def contrast_with_white(colour: str) -> float:
    """From 1 (white itself) to 21 (black). The colour is # and six hexadecimal digits."""
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def must_carry_white(colour: str) -> None:
    """A validator: it is a colour, and white letters can be read on it."""
    if not HEXADECIMAL.fullmatch(colour):
        raise ValidationError(_("Six hexadecimal digits after #. For example: #0f5257."))
    contrast = contrast_with_white(colour)
    if contrast < ENOUGH:
        raise ValidationError(
            _(
                "White letters can't be read on this colour: their contrast is %(contrast)s, and 4.5 is needed. "
                "Choose a darker one."
            ),
            params={"contrast": f"{int(contrast * 10) / 10:.1f}"},
        )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
