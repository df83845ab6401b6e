"""Puts the technician's side together: for a kiosk that serves, and for one that could not start."""

from __future__ import annotations

from pathlib import Path

from hardware.device import Fault
from kiosk.clock import Clock
from kiosk.devices import Supervisor
from kiosk.doctor.ground import Ground
from kiosk.doctor.history import History
from kiosk.technician.ears import Ears
from kiosk.technician.pins import PinStore
from kiosk.technician.port import Tracer
from kiosk.technician.reader_works import School
from kiosk.technician.works import Tools
from kiosk.technician.workshop import Deliveries, Reporter, Toolroom
from kiosk.worker import Worker


def pins_folder(kiosk: Path) -> Path:
    """Where PINs and tries lie, below the kiosk's own folder."""
    return kiosk / "staff"


def toolroom_of(
    kiosk: Path,
    clock: Clock,
    supervisor: Supervisor,
    *,
    version: str,
    history: History,
    ground: Ground,
    worker: Worker | None = None,
    tracer: Tracer | None = None,
    deliveries: Deliveries | None = None,
    stopped: Fault | None = None,
    report: Reporter | None = None,
) -> Toolroom:
    """`kiosk` is the kiosk's own folder; `ground` is what a technician's tests stand on."""
    return Toolroom(
        pins=PinStore(pins_folder(kiosk), clock.now),
        supervisor=supervisor,
        history=history,
        ground=ground,
        ears=Ears(supervisor, clock.now, tracer),
        tools=Tools(supervisor, clock, worker, _name(ground), School(kiosk)),
        swaps=kiosk / "swaps",
        version=version,
        deliveries=deliveries,
        stopped=stopped,
        report=report,
    )


def _name(ground: Ground) -> str:
    known = ground.identity
    return "" if isinstance(known, Fault) else known.owner.prefix
