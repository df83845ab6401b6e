"""Memory, threads and open files of a process, and how they grew."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAGE = 4096
_BLOCK = 100  # visits


@dataclass(frozen=True)
class Figures:
    """Of one process at one moment. `rss_mb` in megabytes of 10^6 bytes."""

    rss_mb: float
    threads: int
    files: int


def figures(pid: int | str = "self") -> Figures:
    """What the kernel says of the process. Raises OSError when it is gone."""
    process = Path("/proc", str(pid))
    rss = int((process / "statm").read_text(encoding="ascii").split()[1]) * _PAGE / 1e6
    return Figures(round(rss, 1), len(list((process / "task").iterdir())), len(list((process / "fd").iterdir())))


def figures_of(pid: str) -> Figures | None:
    """Likewise; None when it is gone."""
    try:
        return figures(pid)
    except OSError:
        return None


def children() -> list[str]:
    """The ids of the processes that this one started and that may still be there."""
    return [pid for task in Path("/proc/self/task").iterdir() for pid in _started_by(task)]


def _started_by(task: Path) -> list[str]:
    try:
        return (task / "children").read_text(encoding="ascii").split()
    except OSError:  # the thread ended
        return []


def growth_per_thousand(samples: Sequence[tuple[int, float]]) -> float:
    """MB that stay with every 1,000 visits, by least squares through (visit, MB); 0 where there is too little to tell.

    Taken is the least of each `_BLOCK` visits: a sheet of 26 MB that a part of the dock still holds comes and goes.
    """
    blocks: dict[int, list[float]] = {}
    for visit, megabytes in samples:
        blocks.setdefault(visit // _BLOCK, []).append(megabytes)
    floors = [(block * _BLOCK, min(each)) for block, each in sorted(blocks.items())]
    if len(floors) < 3:
        return 0.0
    slope, _ = statistics.linear_regression([visit for visit, _ in floors], [floor for _, floor in floors])
    return slope * 1000
