"""A machine of a test's own for the doctor to look at: folders for /proc and /sys, played programs, a clock by hand."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey

from adminduk.localised import Language
from hardware.device import DeviceInfo, Fault
from kiosk.devices.state import DeviceState
from kiosk.doctor.ground import Ground
from kiosk.doctor.history import History
from kiosk.doctor.model import By, Finding
from kiosk.doctor.outside import Ran
from kiosk.doctor.table import run
from kiosk.identity import Identity, new_key
from kiosk.settings import KioskSettings
from kiosk.wording import wording
from tests.kiosk.fake_clock import FakeClock

PRINTER = DeviceInfo("printer", "cups", "A4", "CONTOH 100", "SN-7", "1.2")


def identity() -> Identity:
    sealing = base64.b64encode(bytes(PrivateKey.generate().public_key)).decode()
    return Identity(
        kiosk_id="kiosk-1",
        kiosk_number=1,
        office_code="JGR",
        sealing_key=sealing,
        status_base="http://127.0.0.1:8300",
        private_key=new_key()[0],
    )


@dataclass
class PlayedOutside:
    """Programs that answer what the test laid down; all others are not installed."""

    answers: dict[str, Ran] = field(default_factory=dict)
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def run(self, *command: str) -> Ran | None:
        self.asked.append(command)
        return self.answers.get(command[0])


@dataclass
class Machine:
    """`ground` with what the test changes; `look` runs the tests of one part."""

    ground: Ground
    clock: FakeClock
    outside: PlayedOutside
    root: Path
    folder: Path
    states: list[DeviceState]

    def change(self, **changes: Any) -> None:
        self.ground = replace(self.ground, **changes)

    def put(self, path: str, text: str) -> None:
        """A file of the machine, e.g. "proc/meminfo"."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def has(self, info: DeviceInfo | None, kind: str = "", fault: Fault | None = None, *warnings: Fault) -> None:
        self.states.append(DeviceState(kind or (info.kind if info else ""), info, fault, self.clock.now(), warnings))

    def look(self, part: str) -> dict[str, Finding]:
        """Test id -> what was found."""
        return {each.test: each for each in run(self.ground, part)}


def machine(tmp_path: Path, **changes: Any) -> Machine:
    clock, outside, states = FakeClock(), PlayedOutside(), list[DeviceState]()
    root, folder = tmp_path / "root", tmp_path / "home" / "kiosk"
    root.mkdir()
    folder.mkdir(parents=True)
    ground = Ground(
        by=By.SHELL,
        clock=clock,
        settings=KioskSettings(),
        folder=folder,
        identity=identity(),
        office=None,
        history=History.open(folder / "doctor"),
        devices=lambda: tuple(states),
        outside=outside,
        root=root,
        clock_error_us=lambda: 2_000,
    )
    return Machine(replace(ground, **changes), clock, outside, root, folder, states)


def said(finding: Finding) -> str:
    """Its sentence in Indonesian."""
    return wording(Language.INDONESIAN).of(finding.says)


Maker = Callable[..., Machine]
