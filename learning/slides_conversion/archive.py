"""Looks at an Office file from outside, before anything unpacks it. Reads only what says what is in it."""

import zipfile
import zlib
from itertools import pairwise
from typing import IO

from learning.slides_conversion.slide import Refused

MOST_MEMBERS = 20_000
LARGEST_MEMBER_OF_WORDS = 64 * 1024 * 1024
LARGEST_WHOLE = 1024 * 1024 * 1024
LARGEST_LIST_OF_TYPES = 1024 * 1024
SMALL_WHOLE = 32 * 1024 * 1024
# Office files shrink to a tenth, plain pictures a little more; a bomb shrinks to a thousandth.
HIGHEST_RATIO = 100
WORDS = (".xml", ".rels", ".vml")  # Office itself takes capitals for small letters in the names of parts

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, RuntimeError)

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # .ppt of before 2007, and how Office wraps a file with a password


def check_archive(file: str | IO[bytes]) -> None:
    """Refused where the file is no PowerPoint file, is locked, holds programs, or would unpack to far too much."""
    if _first_bytes(file) == _OLD_OR_LOCKED:
        raise Refused("password")
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 0x1 for member in members):
                raise Refused("password")
            with archive.open("[Content_Types].xml") as listed:
                types = listed.read(LARGEST_LIST_OF_TYPES).replace(b"\0", b"")  # without the half of UTF-16
    except BROKEN as error:
        raise Refused("not_a_deck") from error
    names = {member.filename.lower() for member in members}
    if len(names) < len(members):  # each program that unpacks it would choose another of the two
        raise Refused("not_a_deck")
    if b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in names):
        raise Refused("macros")
    whole = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    words = max(member.file_size for member in members if member.filename.lower().endswith(WORDS))
    if (
        len(members) > MOST_MEMBERS
        or words > LARGEST_MEMBER_OF_WORDS
        or whole > LARGEST_WHOLE
        or (whole > SMALL_WHOLE and whole > HIGHEST_RATIO * packed)
        or _any_overlap(members)
    ):
        raise Refused("bomb")


def _any_overlap(members: list[zipfile.ZipInfo]) -> bool:
    """A small heap of bytes can be listed a thousand times, and then unpacks to a thousand heaps."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    return any(one.header_offset + one.compress_size >= next_.header_offset for one, next_ in pairwise(ordered))


def _first_bytes(file: str | IO[bytes]) -> bytes:
    if isinstance(file, str):
        with open(file, "rb") as opened:  # noqa: PTH123 - a path given as text by the process's arguments
            return opened.read(4)
    file.seek(0)
    return file.read(4)
