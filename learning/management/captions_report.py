"""What was read of a captions file, for a terminal and for a program."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from learning.captions import Captions, Cue, Problem, read_file
from learning.captions.srt import stamp
from learning.captions_wording import sentence, without_line


def report(name: str) -> dict[str, Any]:
    """The file with its cues and problems; `refused` says in a sentence why there are no cues."""
    try:
        with Path(name).open("rb") as file:
            found = read_file(file, name=name)
    except OSError as error:
        refused = f"It can’t be opened: {error.strerror}."
        return _file(name, Captions(), refused, [{"line": 0, "kind": "unreadable", "sentence": refused}])
    problems = [_problem(problem) for problem in found.problems]
    return _file(name, found, sentence(found.problems[-1]) if found.is_refused else None, problems)


def as_lines(file: dict[str, Any]) -> Iterator[str]:
    """For people: each cue with its times, then what should be put right."""
    if file["refused"]:
        yield f"{file['file']}: refused"
    else:
        yield f"{file['file']} ({file['format']}): {len(file['cues'])} cues, {len(file['problems'])} problems"
    for cue in file["cues"]:
        words = " / ".join(cue["text"].split("\n"))
        yield f"  line {cue['line']}: {stamp(cue['start'])} to {stamp(cue['end'])} {words}".rstrip()
    for problem in file["problems"]:
        yield f"  problem, {f'line {problem["line"]}: ' if problem['line'] else ''}{problem['sentence']}"


def _file(name: str, found: Captions, refused: str | None, problems: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "file": name,
        "format": found.format or None,
        "refused": refused,
        "cues": [_cue(cue) for cue in found.cues],
        "problems": problems,
    }


def _cue(cue: Cue) -> dict[str, Any]:
    return {
        "start": cue.start,
        "end": cue.end,
        "text": cue.text,
        "speakers": list(dict.fromkeys(part.speaker for part in cue.spoken if part.speaker)),
        "identifier": cue.identifier,
        "settings": cue.settings,
        "line": cue.line,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"line": problem.line, "kind": str(problem.kind), "sentence": without_line(problem)}
