"""How much memory a piece of work takes at its highest. Linux only; elsewhere it isn't measured."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

FORGET_THE_PEAK = "5"


def peak_growth(work: Callable[[], object], processes: Sequence[int | str] = ("self",)) -> float | None:
    """Megabytes of resident memory at the peak of the work, above what was there before. None: not measured.

    Of several processes the peaks are added up, as if all had come at the same moment.
    """
    if not Path("/proc/self/clear_refs").exists():
        work()
        return None
    for process in processes:
        Path(f"/proc/{process}/clear_refs").write_text(FORGET_THE_PEAK)
    before = resident("VmRSS", processes)
    work()
    return resident("VmHWM", processes) - before


def resident(name: str, processes: Sequence[int | str]) -> float:
    """What the system says of these processes, in megabytes: VmRSS now, VmHWM at its highest."""
    texts = [Path(f"/proc/{process}/status").read_text() for process in processes]
    return sum(int(re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)[1]) for text in texts) / 1024


def workers_of(server: int) -> list[int]:
    """The processes that a server has started."""
    return [int(pid) for pid in Path(f"/proc/{server}/task/{server}/children").read_text().split()]
