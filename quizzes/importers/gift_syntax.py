r"""What GIFT files are made of: blocks parted by blank lines, comments, and signs that a backslash makes harmless.

Everything keeps its place while signs are hidden: for the two characters of `\~` stand two others, so that whatever
is found wrong later can be shown where it is in the file.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, Self

ESCAPE = re.compile(r"\\([~=#{}:\\n])")
COMMENT = re.compile(r"^[^\S\n]*//.*", re.MULTILINE)
BRACE = re.compile(r"[{}]")
SIGNS = "~=#{}:\\n"
HIDDEN = {sign: chr(0xD800 + index) for index, sign in enumerate(SIGNS, start=1)}  # lone surrogates: see Source
FILLER = chr(0xD800)
SHOWN = {ord(mark): "\n" if sign == "n" else sign for sign, mark in HIDDEN.items()} | {ord(FILLER): None}


class Wrong(Exception):
    """A question cannot be understood: where, and why in a sentence that begins with its number."""

    def __init__(self, at: int, sentence: str, **parts: object) -> None:
        super().__init__(sentence)
        self.at, self.sentence, self.parts = at, sentence, parts


class Piece(NamedTuple):
    """A part of the file, and where it begins there."""

    code: str
    at: int

    def cut(self, start: int, end: int | None = None) -> Self:
        """A part of it, without the white space around."""
        code = self.code[start:end]
        bare = code.lstrip()
        return self._replace(code=bare.rstrip(), at=self.at + start + len(code) - len(bare))

    def partition(self, mark: str) -> tuple[Self, Self | None]:
        """What stands before the mark and after it; None where there is no mark."""
        index = self.code.find(mark)
        return (self.cut(0), None) if index < 0 else (self.cut(0, index), self.cut(index + len(mark)))

    def signed(self, signs: re.Pattern[str]) -> Iterator[tuple[str, Self]]:
        """Each sign with what follows it; what stands before the first comes with an empty sign."""
        sign, start = "", 0
        for match in signs.finditer(self.code):
            yield sign, self.cut(start, match.start())
            sign, start = match[0], match.end()
        yield sign, self.cut(start)

    @property
    def shown(self) -> str:
        """The text as it is meant."""
        return self.code.translate(SHOWN).strip()


def blocks(text: str) -> Iterator[Piece]:
    """The file's blocks without comments, some of them empty. A blank line within braces doesn't part them."""
    code = ESCAPE.sub(lambda match: HIDDEN[match[1]] + FILLER, text)
    spans = list(_spans(code))
    code = COMMENT.sub(lambda match: " " * len(match[0]), code)
    index = 0
    while index < len(spans):
        start, end = spans[index]
        if code.rfind("{", start, end) > code.rfind("}", start, end):
            brace = BRACE.search(code, end)
            while brace and brace[0] == "}" and end <= brace.start():
                index += 1
                end = spans[index][1]
        yield Piece(code, 0).cut(start, end)
        index += 1


def _spans(code: str) -> Iterator[tuple[int, int]]:
    """Where each run of lines that aren't blank begins and ends; some are empty."""
    start = here = 0
    for line in code.split("\n"):
        if not line.strip():
            yield start, here
            start = here + len(line) + 1
        here += len(line) + 1
    yield start, here
