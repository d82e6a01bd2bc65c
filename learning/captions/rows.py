"""WebVTT taken apart for an editor: a row for each caption, also for what can't be read yet, and nothing lost.

static_src/js/captions-text.js puts it together again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from learning.captions.cues import Problem
from learning.captions.webvtt import Block, blocks, header_length, is_comment, normalised


@dataclass(slots=True)
class Row:
    """One caption as it was typed. `before` holds notes, styles and regions that stand above it."""

    before: str
    identifier: str
    start: str
    end: str
    settings: str
    text: str
    lines: range
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rows:
    """The whole file: its header, its captions, and notes after the last one."""

    header: str
    rows: list[Row]
    after: str


def rows_of(text: str, problems: Sequence[Problem] = ()) -> Rows:
    """The rows of WebVTT, each with the problems of its lines."""
    lines = normalised(text).split("\n")
    rows: list[Row] = []
    comments: list[str] = []
    for block in blocks(lines):
        if is_comment(block):
            comments.append("\n".join(block.lines))
        else:
            rows.append(_row(block, "\n\n".join(comments)))
            comments = []
    rows_by_line = {line: row for row in rows for line in row.lines}
    for problem in problems:
        if row := rows_by_line.get(problem.line):
            row.problems.append(problem)
    return Rows("\n".join(lines[: header_length(lines)]), rows, "\n\n".join(comments))


def _row(block: Block, before: str) -> Row:
    lines = range(block.line, block.line + len(block.lines))
    if block.arrow is None:  # words that follow an empty line
        return Row(before, "", "", "", "", "\n".join(block.lines), lines)
    start, _, rest = block.lines[block.arrow].partition("-->")
    end, settings, *_ = [*rest.split(None, 1), "", ""]
    text = "\n".join(block.lines[block.arrow + 1 :])
    return Row(before, block.lines[0] if block.arrow else "", start.strip(), end, settings.strip(), text, lines)
