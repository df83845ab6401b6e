"""A device that is looked after as in the kiosk, with somebody who listens in; time passes when the stage says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hardware.device import Device, Fault
from hardware.trace import READY, Said, Speaker
from hardware.trace_file import Trace, read
from kiosk.devices.keeper import Keeper
from kiosk.devices.timing import Timing
from kiosk.trace.recorder import Recorder
from tests.kiosk.fake_clock import FakeClock

PASSES_S = 3.5  # a little longer than the kiosk waits between two looks
PATIENCE = 60  # looks until something must have been noticed


class Stage:
    """`heard` is all that was said so far; `file` holds the same as the recorder kept it."""

    def __init__(self, kind: str, factory: Callable[[], Device | Fault], folder: Path) -> None:
        self.clock, self.heard = FakeClock(), list[Said]()
        self.keeper = Keeper(kind, factory, self.clock, Timing())
        self._kind, self._folder = kind, folder
        self._recorder = Recorder(folder, self.clock, self._who, kiosk="JGR-01", version="0.4.0")

    def begin(self) -> None:
        """The curtain rises: opened before, as in the field, so that the head knows who it is."""
        self.keeper.tick()
        ear = self._recorder.begin(self._kind)
        assert not isinstance(ear, Fault)

        def both(said: Said) -> None:
            self.heard.append(said)
            ear(said)

        self.keeper.listen_in(both)

    def end(self) -> Trace:
        self.keeper.listen_in(None)
        self._recorder.close()
        self.keeper.close()
        trace = read(self.file.read_bytes())
        assert trace is not None
        return trace

    @property
    def file(self) -> Path:
        (file,) = self._folder.glob("*.jsonl")
        return file

    @property
    def verdicts(self) -> list[str]:
        return [said.what for said in self.heard if said.speaker is Speaker.VERDICT]

    def look(self) -> None:
        self.clock.pass_time(PASSES_S)
        self.keeper.tick()

    def until(self, fault: Fault | None) -> None:
        """Look again and again, until the kiosk has noticed."""
        for _ in range(PATIENCE):
            self.look()
            if self.keeper.fault == fault:
                return
        raise AssertionError(f"{self._kind}: {self.keeper.fault} stands instead of {fault.code if fault else READY}")

    def job(self, work: Callable[[Any], Any]) -> Any:
        return self.keeper.run(work)

    def _who(self, _kind: str) -> Any:
        return self.keeper.info
