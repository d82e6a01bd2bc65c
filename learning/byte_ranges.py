"""The part of a file that a browser asks for (RFC 9110, section 14). Plain Python."""

import re

_ONE_RANGE = re.compile(r"bytes[ \t]*=[ \t]*(\d{0,18})[ \t]*-[ \t]*(\d{0,18})[ \t]*", re.ASCII | re.IGNORECASE)


class NotSatisfiable(Exception):
    """The part begins after the file's end: the answer is 416."""


def wanted(header: str, size: int) -> range | None:
    """The bytes asked for, as positions in a file of `size` bytes; None where the whole file is the right answer.

    A header that can't be read is ignored, as the standard asks. So are several ranges at once: no player asks for
    them, and answering each overlapping part of a large file is a way to keep a server busy.
    """
    asked = _ONE_RANGE.fullmatch(header)
    if asked is None or asked.groups() == ("", ""):
        return None
    first, last = asked.groups()
    if not first:
        length = min(int(last), size)
        if not length:
            raise NotSatisfiable(header)
        return range(size - length, size)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise NotSatisfiable(header)
    return range(int(first), min(int(last) + 1, size) if last else size)
