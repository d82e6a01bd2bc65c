"""How much memory a piece of work takes at its highest. Linux only; elsewhere it isn't measured."""

import re
from collections.abc import Callable
from pathlib import Path

STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
FORGET_THE_PEAK = "5"


def peak_growth(work: Callable[[], object]) -> float | None:
    """Megabytes of resident memory at the peak of the work, above what was there before. None: not measured."""
    if not CLEAR.exists():
        work()
        return None
    CLEAR.write_text(FORGET_THE_PEAK)
    before = _kilobytes("VmRSS")
    work()
    return (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(name: str) -> int:
    return int(re.search(rf"^{name}:\s+(\d+) kB", STATUS.read_text(), re.MULTILINE)[1])
