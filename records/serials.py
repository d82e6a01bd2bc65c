"""Serials of certificates: unguessable, and easy to read out over the phone. Plain Python."""

import re
import secrets

PREFIX = "LY"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U
LENGTH = 16  # of 5 bits each: 80 bits
SHAPE = re.compile(rf"{PREFIX}(-[{ALPHABET}]{{4}}){{4}}")
_LOOKALIKES = str.maketrans("OIL", "011")


def new_serial() -> str:
    """A serial such as LY-7K3F-9QXT-2M8D-V6RP, with 80 bits of the system's own randomness."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def read_serial(typed: str) -> str | None:
    """The serial that somebody meant: spaces, dashes, small letters, O for 0 and I or L for 1 are forgiven.

    None where it can't be one.
    """
    letters = re.sub(r"[\W_]", "", typed).upper()
    if len(letters) == len(PREFIX) + LENGTH:
        letters = letters.removeprefix(PREFIX)
    serial = _grouped(letters.translate(_LOOKALIKES))
    return serial if SHAPE.fullmatch(serial) else None


def _grouped(letters: str) -> str:
    return "-".join([PREFIX, *re.findall(".{1,4}", letters)])
