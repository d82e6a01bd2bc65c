"""A captions file as it was uploaded or typed: its size, its encoding, and which format it is in."""

from typing import IO

from learning.captions import srt, webvtt
from learning.captions.cues import Captions, Problem, ProblemKind

MOST_BYTES = 2_000_000  # a day of talk; read in well under a second


def read(data: bytes, duration: float = 0.0, *, name: str = "") -> Captions:
    """The captions in a file. With a duration (seconds), cues after the recording's end are problems too."""
    if len(data) > MOST_BYTES:
        return Captions(problems=(Problem(1, ProblemKind.TOO_BIG),))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = _windows(data)
        if not srt.looks_like(text, named=name.lower().endswith(".srt")):
            line = webvtt.normalised(data[: error.start].decode()).count("\n") + 1
            return Captions(problems=(Problem(line, ProblemKind.NOT_UTF8),))
    return read_text(text, duration, name=name)


def read_file(file: IO[bytes], duration: float = 0.0, *, name: str = "") -> Captions:
    """The same for a file that is open. Of one that is too large, no more is read than says so."""
    return read(file.read(MOST_BYTES + 1), duration, name=name)


def read_text(text: str, duration: float = 0.0, *, name: str = "") -> Captions:
    """The same for text that is decoded. The content says what it is; a name may only add to that."""
    text = webvtt.normalised(text)
    if text.startswith("WEBVTT"):
        return webvtt.parse(text, duration)
    if srt.looks_like(text, named=name.lower().endswith(".srt")):
        return srt.parse(text, duration)
    if not text.strip():
        return Captions(problems=(Problem(1, ProblemKind.NO_CUES),), text=text)
    return Captions(problems=(Problem(1, ProblemKind.UNKNOWN_FORMAT, text.partition("\n")[0][:60]),), text=text)


def _windows(data: bytes) -> str:
    """WebVTT must be UTF-8. SRT has no such rule: most that isn't comes from Windows in western Europe."""
    try:
        return "" if data.startswith(b"WEBVTT") or b"\0" in data else data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
