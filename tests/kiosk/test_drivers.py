"""Which driver stands behind a kind of device is the settings' choice, and nobody else's."""

from __future__ import annotations

from pathlib import Path

from hardware.device import Fault
from hardware.power import faults as power
from hardware.reader import faults as reader
from kiosk.drivers import factories
from kiosk.settings import KioskSettings, PowerSettings, ReaderSettings


def fakes() -> dict[str, object]:
    return dict.fromkeys(("scanner", "printer", "slip_printer", "reader"), lambda: Fault("device.absent"))


def opened(settings: KioskSettings, kind: str) -> object:
    return factories(settings, fakes())[kind]()  # type: ignore[arg-type]


def test_a_reader_in_keyboard_mode_is_looked_for_among_the_keyboards(tmp_path: Path) -> None:
    nothing = str(tmp_path / "event99")
    assert opened(KioskSettings(reader=ReaderSettings(driver="evdev", port=nothing)), "reader") == reader.NOT_FOUND
    (tmp_path / "file").touch()
    no_keyboard = ReaderSettings(driver="evdev", port=str(tmp_path / "file"))
    assert opened(KioskSettings(reader=no_keyboard), "reader") == reader.BAD_SETTING


def test_a_serial_reader_that_is_nowhere() -> None:
    assert (
        opened(KioskSettings(reader=ReaderSettings(driver="serial", port="usb:dead:beef")), "reader")
        == reader.NOT_FOUND
    )
    assert (
        opened(KioskSettings(reader=ReaderSettings(driver="serial", port="usb:salah")), "reader") == reader.BAD_SETTING
    )


def test_a_ups_is_asked_through_nut_and_a_kiosk_without_one_has_none() -> None:
    with_ups = KioskSettings(power=PowerSettings(driver="nut", port=1))
    assert opened(with_ups, "power") == power.NOT_FOUND
    assert "power" not in factories(KioskSettings(), fakes())  # type: ignore[arg-type]
