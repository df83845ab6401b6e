"""`anjungan degraded`: what each fault closes and what is left, as the table that `docs/degraded.md` keeps."""

from __future__ import annotations

import typer

from adminduk.localised import Language
from hardware.camera import faults as camera
from hardware.device import Fault
from hardware.power import faults as power
from hardware.printer import faults as printer
from hardware.reader import faults as reader
from hardware.scanner import faults as scanner
from hardware.slip_printer import faults as slip_printer
from kiosk.availability import Availability
from kiosk.degraded import Service, closed_by, detours
from kiosk.spool import faults as store
from kiosk.uplink import faults as uplink
from kiosk.visit.attract import notices
from kiosk.wording import wording

PARTS: dict[str, tuple[Fault, ...]] = {
    "scanner": scanner.ALL,
    "camera": camera.ALL,
    "reader": reader.ALL,
    "printer": printer.ALL,
    "slip_printer": slip_printer.ALL,
    "power": power.ALL,
    "store": (store.DISK_FULL, store.DISK_ERROR, store.NUMBERS_USED_UP),
}
_INDONESIAN = wording(Language.INDONESIAN)
_HEAD = """| fault | may begin | goes another way | what the attract page says |
|---|---|---|---|"""


def register(app: typer.Typer) -> None:
    """Add `degraded` to the one command."""
    app.command()(degraded)


def degraded() -> None:
    """Tabel layanan yang tersisa untuk setiap gangguan (Markdown)."""
    typer.echo(table())


def table() -> str:
    """One row per fault, on a kiosk that has every part, and one without the office."""
    rows = [
        _row(fault.code, Availability(((kind, fault),), absent=()))
        for kind, faults in PARTS.items()
        for fault in faults
    ]
    return "\n".join([_HEAD, *rows, _row(uplink.UNREACHABLE.code, Availability(absent=(), office_reachable=False))])


def _row(code: str, works: Availability) -> str:
    may = [service.value for service in Service if closed_by(service, works) is None]
    other = [each.key for each in detours(works) if each.way is not None]
    said = [_INDONESIAN.of(text) for text in notices(works)]
    return f"| `{code}` | {', '.join(may) or '-'} | {', '.join(other) or '-'} | {' '.join(said) or '-'} |"
