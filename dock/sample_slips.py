"""The slips of the sample requests, left by the demo for the dock. Light, because the kiosk reads this as it starts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from adminduk.request import State


@dataclass(frozen=True)
class SampleSlip:
    """A slip that somebody trying the demo may hold: what it is for, its code, and the NIK that its holder knows."""

    label: str
    number: str
    slip_code: str
    nik: str
    state: str  # where the sample stood when it was made

    @property
    def worth_showing(self) -> bool:
        """Whether there is something to do with it at the kiosk: collect, or complete what was sent back."""
        return self.state in (State.SIAP_DIAMBIL, State.PERLU_DILENGKAPI)


def place(home: Path) -> Path:
    """Where the slips lie below ANJUNGAN_HOME."""
    return home / "demo" / "slip.json"


def save(slips: tuple[SampleSlip, ...], file: Path) -> None:
    """Keep the slips for the dock's page and for later starts, whole or not at all."""
    unfinished = file.with_suffix(".part")
    unfinished.write_text(json.dumps([asdict(slip) for slip in slips], indent=1), encoding="utf-8")
    unfinished.replace(file)


def load(file: Path) -> tuple[SampleSlip, ...]:
    """The slips of an earlier `save`; none when there was none."""
    if not file.exists():
        return ()
    return tuple(SampleSlip(**each) for each in json.loads(file.read_text(encoding="utf-8")))
