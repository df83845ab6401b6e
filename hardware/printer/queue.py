"""A CUPS queue as CUPS describes it: whether it runs, and if not, who stopped it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from hardware.printer import ipp

ATTRIBUTES = [
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "device-uri",
]


@dataclass(frozen=True)
class Queue:
    """The answer to one look at it."""

    state: int
    reasons: tuple[str, ...]
    message: str  # why it does not run, or what the backend said last
    accepts_jobs: bool
    device_uri: str

    @classmethod
    def read(cls, attributes: dict[str, Any]) -> Queue:
        """From what pycups gives for `ATTRIBUTES`."""
        return cls(
            state=attributes["printer-state"],
            reasons=tuple(attributes["printer-state-reasons"]),
            message=str(attributes.get("printer-state-message", "")),
            accepts_jobs=bool(attributes["printer-is-accepting-jobs"]),
            device_uri=str(attributes["device-uri"]),
        )

    @property
    def runs(self) -> bool:
        return self.state != ipp.STOPPED and self.accepts_jobs

    def stopped_by_hand(self, backend_said: Container[str] = ()) -> bool:
        """Whether a person stopped it, or may have: somebody's hand may be in the printer at this moment.

        Where CUPS stops a queue because its backend gave up, the message holds the backend's last words, which whoever
        watched the job has in `backend_said`. `cupsdisable` leaves "Paused" or the reason that was typed, `cupsreject`
        "Rejecting Jobs", and a pause in the middle of a job nothing at all. A queue that was never started does not
        even call itself paused. (Seen with CUPS 2.4.2.)
        """
        never_started = self.state == ipp.STOPPED and "paused" not in self.reasons
        return not self.runs and not never_started and self.message not in backend_said
