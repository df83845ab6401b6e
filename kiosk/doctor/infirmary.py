"""The doctor in the running kiosk: at work every night, and behind a door for whoever asks from a shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from adminduk.localised import Language
from hardware.device import Fault
from kiosk.bundle.packing import pack
from kiosk.clock import Clock
from kiosk.devices import Supervisor
from kiosk.doctor import kernel
from kiosk.doctor.beside import Beside
from kiosk.doctor.doctor import Doctor, grounded
from kiosk.doctor.door import Answer, Door
from kiosk.doctor.examination import as_json
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import By
from kiosk.doctor.night import Night
from kiosk.doctor.records import Records, reports_folder
from kiosk.doctor.report.writing import Desk, beside_us, draw_beside
from kiosk.identity import Identity
from kiosk.machine import Timers
from kiosk.settings import KioskSettings
from kiosk.spool.spool import Spool
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.uplink import Uplink
from kiosk.wording import wording


@dataclass(frozen=True)
class House:
    """What the infirmary needs of the kiosk around it."""

    folder: Path  # the kiosk's own
    settings: KioskSettings
    clock: Clock
    version: str
    identity: Identity
    client: OfficeClient
    supervisor: Supervisor
    spool: Spool
    uplink: Uplink
    timers: Timers
    background: Callable[[Callable[[], None]], None]
    nobody_there: Callable[[], bool]
    office_name: str
    also: Mapping[str, Callable[[], Answer]] = field(default_factory=dict)  # what else the door answers


@dataclass(frozen=True)
class Infirmary:
    records: Records
    doctor: Doctor
    door: Door
    night: Night
    report: Callable[[str, bool], Fault | None]  # (who asks, on paper too): a readiness report on its way to the office

    def start(self) -> None:
        """On the main loop."""
        self.records.diary.start(kernel.boot_id())
        self.door.open()
        self.night.start()

    def stop(self) -> None:
        self.door.close()
        self.records.stop()


def infirmary_of(house: House, records: Records) -> Infirmary:
    """Built behind the uplink and the supervisor, which it asks."""
    hands = Beside(house.supervisor, house.spool, house.uplink, records.diary)
    ground = Ground(
        by=By.SHELL,
        clock=house.clock,
        settings=house.settings,
        folder=house.folder,
        identity=house.identity,
        office=house.client,
        history=records.history,
        devices=hands.states,
    )
    doctor = Doctor(grounded(ground, hands), hands, house.version)
    desk = Desk(records.history, reports_folder(house.folder), house.office_name, draw_beside)
    night = Night(
        settings=house.settings.doctor,
        clock=house.clock,
        timers=house.timers,
        quiet=lambda: house.nobody_there() and house.supervisor.availability.fault_of("power") is None,
        background=house.background,
        doctor=doctor,
        desk=desk,
        history=records.history,
        draw_sheet=draw_sheet,
        told=house.uplink.wake,
    )
    door = Door(house.folder, _answers(house, doctor, desk))
    return Infirmary(records, doctor, door, night, partial(_report, house, doctor, desk))


def _report(house: House, doctor: Doctor, desk: Desk, who: str, on_paper: bool) -> Fault | None:
    """*Blocks.* All tests that need no hand, written down, sent, and printed when asked; the fault that stood in the
    way. A report that did not come out on paper is on its way to the office all the same."""
    written = desk.write(doctor.examine(By.TECHNICIAN, who), By.TECHNICIAN, house.identity)
    if isinstance(written, Fault):
        return written
    house.uplink.wake()
    return doctor.hands.print_pdf(written.pdf, "laporan-kesiapan") if on_paper else None


def draw_sheet(kiosk: str, now: datetime) -> bytes | Fault:
    """The test sheet of `kiosk.doctor.evidence`, drawn in a process of its own."""
    return beside_us(_sheet, kiosk, now)


def _sheet(kiosk: str, now: datetime) -> bytes:
    from kiosk.doctor.evidence.sheet import drawn

    return drawn(kiosk, now, Language.INDONESIAN.value)


def _answers(house: House, doctor: Doctor, desk: Desk) -> dict[str, Callable[[], Answer]]:
    words = wording(Language.INDONESIAN)

    def examine(*, mend: bool) -> Answer:
        repairs = doctor.mend() if mend else ()
        return as_json(doctor.examine(By.SHELL, repairs=repairs), words)

    def report(*, on_paper: bool) -> Answer:
        examined = doctor.examine(By.SHELL)
        written = desk.write(examined, By.SHELL, house.identity)
        if isinstance(written, Fault):
            return {"error": words.by_key[written.technician]}
        house.uplink.wake()
        fault = doctor.hands.print_pdf(written.pdf, "laporan-kesiapan") if on_paper else None
        error = words.by_key[fault.technician] if fault else ""
        return {"file": str(written.file), "outcome": examined.worst.value, "error": error}

    def bundle() -> Answer:
        packed = pack(doctor.ground(By.SHELL), house.version)
        return {"error": words.by_key[packed.technician]} if isinstance(packed, Fault) else {"file": str(packed)}

    return {
        **house.also,
        "bundle": bundle,
        "examine": partial(examine, mend=False),
        "fix": partial(examine, mend=True),
        "report": partial(report, on_paper=False),
        "print": partial(report, on_paper=True),
    }
