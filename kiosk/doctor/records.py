"""The doctor's records: the history, who writes into it while the kiosk serves, and who brings its reports away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hardware.device import DeviceInfo, Fault
from kiosk.clock import Clock
from kiosk.doctor.diary import Diary
from kiosk.doctor.history import History
from kiosk.doctor.pages import pages_of
from kiosk.doctor.report.carrier import ReportCarrier
from kiosk.trace.recorder import FOLDER as TRACES
from kiosk.trace.recorder import Recorder
from kiosk.uplink.office_client import OfficeClient
from kiosk.worker import Worker

_COUNTED_WITHIN_S = 10.0


def folder(kiosk: Path) -> Path:
    """Where the doctor keeps everything, below the kiosk's own folder."""
    return kiosk / "doctor"


def reports_folder(kiosk: Path) -> Path:
    return folder(kiosk) / "reports"


@dataclass(frozen=True)
class Records:
    history: History
    diary: Diary
    carrier: ReportCarrier
    recorder: Recorder

    def stop(self) -> None:
        self.recorder.close()
        self.diary.stop()
        self.history.close()


def records_of(
    kiosk: Path,
    clock: Clock,
    client: OfficeClient,
    worker: Worker,
    who: Callable[[str], DeviceInfo | None],
    *,
    name: str = "",
    version: str = "",
) -> Records:
    """`kiosk` is the kiosk's own folder; `who` answers who the device of a kind is. `name` ("JGR-01") and the program's
    `version` stand at the head of field traces."""

    def pages(pdf: bytes) -> int:
        counted = worker.ask(pages_of, pdf, limit_s=_COUNTED_WITHIN_S)
        return 1 if isinstance(counted, Fault) else counted

    history = History.open(folder(kiosk))
    carrier = ReportCarrier(history, reports_folder(kiosk), client)
    recorder = Recorder(kiosk / TRACES, clock, who, kiosk=name, version=version)
    return Records(history, Diary(history, clock, who, pages), carrier, recorder)
