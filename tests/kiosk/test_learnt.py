"""What was learnt lies beside the settings, wins over them, and never spoils a start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hardware.device import Fault
from hardware.reader import faults
from kiosk import learnt
from kiosk.devices.keeper import Keeper
from kiosk.devices.timing import Timing
from kiosk.drivers import factories
from kiosk.learnt import LearntReader
from kiosk.settings import KioskSettings, ReaderSettings
from tests.benches.pty import SlowPtyReader
from tests.kiosk.fake_clock import FakeClock

LEARNT = LearntReader(port="usb:0c2e:0901:CONTOH-1", baud=115200, prefix="\x02", suffix="\x03")
SETTINGS = ReaderSettings(driver="serial", port="/dev/ttyS0", baud=9600)


def test_nothing_learnt_leaves_the_settings(tmp_path: Path) -> None:
    assert learnt.over(tmp_path, SETTINGS) == SETTINGS
    assert not learnt.forget(tmp_path)


def test_who_stood_before_the_machine_last_knows_best(tmp_path: Path) -> None:
    learnt.save(tmp_path / "kiosk", LEARNT)
    now = learnt.over(tmp_path / "kiosk", SETTINGS)
    assert (now.driver, now.port, now.baud, now.prefix, now.suffix) == ("serial", LEARNT.port, 115200, "\x02", "\x03")
    assert learnt.forget(tmp_path / "kiosk")
    assert learnt.over(tmp_path / "kiosk", SETTINGS) == SETTINGS


def test_a_lesson_of_a_serial_line_means_nothing_to_a_keyboard(tmp_path: Path) -> None:
    learnt.save(tmp_path, LEARNT)
    wedge = SETTINGS.model_copy(update={"driver": "evdev"})
    assert learnt.over(tmp_path, wedge) == wedge


@pytest.mark.parametrize("damage", [b"", b"{", b'{"port": 5}', b'{"port": "x", "baud": 9600, "unknown": 1}', b"\xff"])
def test_a_damaged_file_is_as_if_nothing_was_learnt(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / learnt.FILE_NAME).write_bytes(damage)
    assert learnt.over(tmp_path, SETTINGS) == SETTINGS


@pytest.mark.real
def test_a_swapped_reader_is_taught_and_serves_without_a_restart(tmp_path: Path) -> None:
    """The old one talked at 9600 with nothing around; the spare talks at 115200 with STX and ETX."""
    line = SlowPtyReader(tmp_path, 115200, "\x02", "\x03")
    settings = KioskSettings(reader=SETTINGS.model_copy(update={"port": line.port}))
    clock = FakeClock()
    open_reader = factories(settings, {"scanner": _none, "printer": _none, "slip_printer": _none}, _taught(tmp_path))
    keeper = Keeper("reader", open_reader["reader"], clock, Timing())
    keeper.tick()
    line.show("JGR-CONTOH")
    assert keeper.run(lambda reader: reader.read(0.2)) is None  # type: ignore[attr-defined]
    learnt.save(tmp_path, LEARNT.model_copy(update={"port": line.port}))
    assert keeper.run(_let_go) == faults.UNPLUGGED
    keeper.tick()
    line.show("JGR-CONTOH")
    assert keeper.run(lambda reader: reader.read(5.0)) == "JGR-CONTOH"  # type: ignore[attr-defined]
    keeper.close()
    line.pull_cable()


def _let_go(reader: Any) -> Fault:
    """What a lesson inside the running kiosk ends with: the line was lent, and is opened anew at once."""
    reader.close()
    return faults.UNPLUGGED


def _none() -> Fault:
    return Fault("device.absent")


def _taught(folder: Path) -> Callable[[ReaderSettings], ReaderSettings]:
    return lambda chosen: learnt.over(folder, chosen)
