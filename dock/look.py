"""What somebody standing before each part sees, in a few Indonesian words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assets import sentences
from dock.parts import Parts
from hardware.device import Fault
from hardware.slip_printer.port import QrCode, Slip


@dataclass(frozen=True)
class Sight:
    """One thing to see; `bad` is drawn as a problem."""

    words: str
    bad: bool = False


@dataclass(frozen=True)
class Paper:
    """What lies in the output tray after one job."""

    title: str
    sheets: int


@dataclass(frozen=True)
class View:
    """The whole dock at one moment. `slips` holds what each slip's QR says."""

    devices: Mapping[str, tuple[Sight, ...]]
    slips: tuple[str, ...]
    papers: tuple[Paper, ...]


class Eyes:
    """Looks at the parts; says faults in the technician's words."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._words = sentences.load("id").by_key

    def look(self) -> View:
        parts = self._parts
        return View(
            devices={
                "scanner": self._scanner(),
                "reader": (self._state(parts.reader.check()),),
                "printer": self._printer(),
                "slip_printer": self._slip_printer(),
                "power": self._power(),
                "camera": self._camera(),
            },
            slips=tuple(_payload(slip) for slip in parts.slip_printer.slips),
            papers=tuple(Paper(paper.title, paper.sheets) for paper in parts.printer.output_tray),
        )

    def _scanner(self) -> tuple[Sight, ...]:
        seen = self._parts.scanner.snapshot()
        glass = Sight("kertas ada di kaca" if seen.sheet is not None else "kaca kosong")
        busy = (Sight("sedang memindai"),) if seen.scanning else ()
        return (self._state(self._parts.scanner.check()), glass, *busy)

    def _printer(self) -> tuple[Sight, ...]:
        seen = self._parts.printer.snapshot()
        paper = Sight(f"{seen.sheets} lembar {'F4' if seen.folio else 'A4'}")
        busy = (Sight(f"sedang mencetak {seen.printing}"),) if seen.printing else ()
        warnings = self._warnings(self._parts.printer.warnings())
        return (self._state(seen.fault), *warnings, paper, Sight(f"toner {seen.toner_percent}%"), *busy)

    def _slip_printer(self) -> tuple[Sight, ...]:
        seen = self._parts.slip_printer.snapshot()
        warnings = self._warnings(self._parts.slip_printer.warnings())
        return (self._state(seen.fault), *warnings, Sight(f"gulungan: {seen.lines_left} baris lagi"))

    def _power(self) -> tuple[Sight, ...]:
        seen = self._parts.power.snapshot()
        mains = "listrik menyala" if seen.mains else "listrik padam"
        return (self._state(self._parts.power.check()), Sight(f"{mains}, baterai {seen.charge} %"))

    def _camera(self) -> tuple[Sight, ...]:
        seen = self._parts.camera.snapshot()
        table = Sight(("kertas bergerak" if seen.moving else "kertas ada di bawahnya") if seen.paper else "meja kosong")
        bad = [Sight("lensa tertutup", bad=True)] * seen.covered + [Sight("gambar membeku", bad=True)] * seen.frozen
        on = (Sight("lampunya menyala"),) if seen.streaming else ()
        return (self._state(self._parts.camera.check()), table, *bad, *on)

    def _warnings(self, faults: tuple[Fault, ...]) -> tuple[Sight, ...]:
        return tuple(Sight(self._words[fault.technician]) for fault in faults)

    def _state(self, fault: Fault | None) -> Sight:
        return Sight("siap") if fault is None else Sight(self._words[fault.technician], bad=True)


def _payload(slip: Slip) -> str:
    """What the slip's QR says, so that the page can show that slip to the reader; "" without one."""
    return next((part.payload for part in slip if isinstance(part, QrCode)), "")
