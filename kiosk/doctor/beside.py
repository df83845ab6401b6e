"""The doctor's hands in the running kiosk: all goes through the supervisor, so that nobody fights over a device."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

from hardware.device import Fault, Repair
from hardware.power.port import Battery
from hardware.printer.port import Printed
from hardware.slip_printer.port import Slip
from kiosk.availability import ABSENT
from kiosk.devices import Supervisor, faults
from kiosk.devices.state import DeviceState
from kiosk.doctor.diary import Diary
from kiosk.spool.spool import Spool
from kiosk.uplink.uplink import Uplink

T = TypeVar("T")
_MEND_LIMIT_S = 60.0  # a queue with a dead job calls it back from the printer first
_PRINT_LIMIT_S = 200.0  # as in kiosk/work.py
_ASK_LIMIT_S = 10.0


@dataclass(frozen=True)
class Beside:
    """`kiosk.doctor.hands.Hands`."""

    supervisor: Supervisor
    spool: Spool
    uplink: Uplink
    diary: Diary

    def states(self) -> tuple[DeviceState, ...]:
        return self.supervisor.states()

    def battery(self) -> Battery | Fault | None:
        if self.supervisor.info("power") is None:
            return None
        asked: Future[Battery | Fault] = self.supervisor.submit("power", lambda power: power.battery())
        return _settled(asked, _ASK_LIMIT_S)

    def mend(self) -> tuple[tuple[str, Repair], ...]:
        asked = [(state.kind, self.supervisor.mend(state.kind)) for state in self.supervisor.states()]
        came = [(kind, _settled(each, _MEND_LIMIT_S)) for kind, each in asked]
        return tuple((kind, repair) for kind, done in came if not isinstance(done, Fault) for repair in done)

    def retry_parked(self) -> int:
        parked = self.spool.parked()
        if isinstance(parked, Fault) or not parked or self.spool.retry_parked() is not None:
            return 0
        self.uplink.wake()
        return len(parked)

    def print_pdf(self, pdf: bytes, title: str) -> Fault | None:
        def work(printer: Any) -> Printed | Fault:
            return printer.print_pdf(pdf, title)  # type: ignore[no-any-return]

        came = _settled(self._asked("printer", work), _PRINT_LIMIT_S)
        if isinstance(came, Fault):
            return came
        self.diary.printed(pdf)
        return None

    def print_slip(self, slip: Slip) -> Fault | None:
        came = _settled(self._asked("slip_printer", lambda printer: printer.print_slip(slip)), _PRINT_LIMIT_S)
        if came is None:
            self.diary.count("slip_printer", "slips")
        return came

    def _asked(self, kind: str, job: Any) -> Future[Any]:
        if kind in {state.kind for state in self.supervisor.states()}:
            return self.supervisor.submit(kind, job)
        nobody: Future[Any] = Future()
        nobody.set_result(ABSENT)
        return nobody


def _settled(asked: Future[T | Fault], within_s: float) -> T | Fault:
    try:
        return asked.result(within_s)
    except TimeoutError:
        return faults.STUCK
