"""The browser's sets of seconds and the server's are the same sets: sampler.js against learning.intervals, in Node."""

import json
import random
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from learning import intervals

ROOT = Path(settings.BASE_DIR)
DURATION = 100.0
SCRIPT = """
import { gaps, union } from "./static_src/js/sampler.js";
let text = "";
for await (const part of process.stdin) text += part;
const { cases, duration } = JSON.parse(text);
console.log(JSON.stringify(cases.map((played) => [union(played), gaps(played, duration)])));
"""


def played(chance: random.Random) -> list[list[float]]:
    """Some intervals in tenths of seconds, in any order: touching, overlapping, empty, and a hairline apart."""
    starts = [chance.randint(0, 990) / 10 for _ in range(chance.randint(0, 12))]
    return [[start, min(DURATION, round(start + chance.randint(0, 80) / 10, 1))] for start in starts]


@pytest.fixture(scope="module")
def cases() -> list[list[list[float]]]:
    """The same five hundred each time."""
    chance = random.Random(1)
    return [played(chance) for _ in range(500)]


def test_unions_and_gaps_agree(cases: list[list[list[float]]]) -> None:
    answer = subprocess.run(
        [ROOT / ".venv" / "bin" / "node", "--input-type=module", "--eval", SCRIPT],
        input=json.dumps({"cases": cases, "duration": DURATION}),
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    for case, (union, gaps) in zip(cases, json.loads(answer.stdout), strict=True):
        assert union == [list(pair) for pair in intervals.union(case)], case
        assert gaps == [list(pair) for pair in intervals.gaps(case, DURATION)], case
