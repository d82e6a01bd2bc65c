"""Looks at an Office file from outside, before anything unpacks it. Reads its table of contents only."""

import zipfile
from typing import IO

from learning.slides_conversion.slide import Refused

MOST_MEMBERS = 20_000
LARGEST_MEMBER_OF_WORDS = 64 * 1024 * 1024
LARGEST_WHOLE = 1024 * 1024 * 1024
SMALL_WHOLE = 32 * 1024 * 1024
# Office files shrink to a tenth, plain pictures a little more; a bomb shrinks to a thousandth.
HIGHEST_RATIO = 100

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # .ppt of before 2007, and how Office wraps a file with a password


def check_archive(file: str | IO[bytes]) -> None:
    """Refused where the file is no PowerPoint file, is locked, or would unpack to far more than slides need."""
    if _first_bytes(file) == _OLD_OR_LOCKED:
        raise Refused("password")
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused("not_a_deck") from error
    if not any(member.filename == "[Content_Types].xml" for member in members):
        raise Refused("not_a_deck")
    if any(member.flag_bits & 0x1 for member in members):
        raise Refused("password")
    whole = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    words = max(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
    if (
        len(members) > MOST_MEMBERS
        or words > LARGEST_MEMBER_OF_WORDS
        or whole > LARGEST_WHOLE
        or (whole > SMALL_WHOLE and whole > HIGHEST_RATIO * packed)
    ):
        raise Refused("bomb")


def _first_bytes(file: str | IO[bytes]) -> bytes:
    if isinstance(file, str):
        with open(file, "rb") as opened:  # noqa: PTH123 - a path given as text by the process's arguments
            return opened.read(4)
    file.seek(0)
    first = file.read(4)
    file.seek(0)
    return first
