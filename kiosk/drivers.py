"""Which driver stands behind each kind of device, from the settings. Part of the composition root: the only place that
picks drivers. Each factory opens its device, or answers with the fault why it cannot; the supervisor calls it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hardware.device import Device, Fault
from hardware.scanner.port import Source
from kiosk.availability import DEVICE_KINDS
from kiosk.settings import (
    CameraSettings,
    KioskSettings,
    PowerSettings,
    PrinterSettings,
    ReaderSettings,
    ScannerSettings,
    SlipPrinterSettings,
)

Factory = Callable[[], Device | Fault]
Taught = Callable[[ReaderSettings], ReaderSettings]  # the settings with what a technician taught the machine


def factories(
    settings: KioskSettings, fakes: Mapping[str, Factory], taught: Taught = lambda chosen: chosen
) -> dict[str, Factory]:
    """Device kind -> how to open it, without the kinds that this kiosk does not have. `fakes` serves the kinds whose
    driver is `fake`; KeyError when one is missing."""
    real: dict[str, Factory | None] = {
        "scanner": _scanner(settings.scanner),
        "camera": _camera(settings.camera),
        "reader": _reader(settings.reader, taught),
        "printer": _printer(settings.printer),
        "slip_printer": _slip_printer(settings.slip_printer),
        "power": _power(settings.power),
    }
    return {kind: factory or fakes[kind] for kind, factory in real.items() if _driver(settings, kind) not in _NO_DEVICE}


_NO_DEVICE = ("none", "camera")  # "camera": the reader's work is done by the document camera


def stack_of(chosen: ScannerSettings) -> Source | None:
    """Where residents of this kiosk may lay a stack of papers; None where they use the glass alone."""
    if not chosen.feeder:
        return None
    return Source.FEEDER_DUPLEX if chosen.duplex else Source.FEEDER


def fake_kinds(settings: KioskSettings) -> tuple[str, ...]:
    """The device kinds that the settings leave to a fake."""
    return tuple(kind for kind in DEVICE_KINDS if _driver(settings, kind) == "fake")


def _driver(settings: KioskSettings, kind: str) -> str:
    driver: str = getattr(settings, kind).driver
    return driver


def _scanner(chosen: ScannerSettings) -> Factory | None:
    if chosen.driver == "fake":
        return None
    from hardware.scanner.sane import open_scanner

    return lambda: open_scanner(chosen.name, chosen.options, host=chosen.host)


def _camera(chosen: CameraSettings) -> Factory | None:
    if chosen.driver != "opencv":
        return None
    from hardware.camera.opencv import Spare, open_camera

    spare = Spare()
    return lambda: open_camera(chosen.address, chosen.controls, spare=spare)


def _reader(chosen: ReaderSettings, taught: Taught) -> Factory | None:
    """What was learnt is read whenever the reader is opened: a lesson needs no restart."""
    if chosen.driver not in ("serial", "evdev"):
        return None
    from hardware.reader.framing import Framing

    if chosen.driver == "evdev":
        from hardware.reader.evdev import open_wedge

        typed = Framing(chosen.prefix, chosen.suffix, chosen.terminator)
        return lambda: open_wedge(chosen.port, typed)
    from hardware.reader.serial import open_reader

    def open_it() -> Device | Fault:
        now = taught(chosen)
        return open_reader(now.port, now.baud, Framing(now.prefix, now.suffix, now.terminator))

    return open_it


def _printer(chosen: PrinterSettings) -> Factory | None:
    if chosen.driver == "fake":
        return None
    from hardware.printer.cups import CupsPrinter
    from hardware.printer.port import PrintOptions

    return lambda: CupsPrinter(
        chosen.queue,
        server=chosen.server,
        port=chosen.port,
        options=PrintOptions(chosen.grey, chosen.both_sides),
        time_limit_s=chosen.time_limit_s,
    )


def _slip_printer(chosen: SlipPrinterSettings) -> Factory | None:
    if chosen.driver == "fake":
        return None
    from hardware.slip_printer.escpos import Habits, open_slip_printer

    habits = Habits(chosen.columns, chosen.code_page, chosen.qr_as_picture, chosen.asks_status)
    return lambda: open_slip_printer(chosen.driver, chosen.address, habits)


def _power(chosen: PowerSettings) -> Factory | None:
    if chosen.driver != "nut":
        return None
    from hardware.power.nut import open_ups

    return lambda: open_ups(chosen.name, chosen.server, chosen.port)
