"""When a job has come to its end, and when something certainly holds it up."""

from __future__ import annotations

from collections.abc import Callable

from hardware.device import Fault
from hardware.printer import faults, ipp, reasons
from hardware.printer.port import Printed
from hardware.printer.queue import Queue
from hardware.printer.witness import Verdict, Witness

SURE_AFTER_S = 2.0  # what stands this long is not a printer waking up
OFFLINE_AFTER_S = 6.0  # a busy printer may leave a question or two unanswered

_VERDICTS = {Verdict.GIVEN_UP: faults.CANCELLED, Verdict.LOST: faults.OFFLINE}


class Suspicion:
    """Holds a fault back until it has stood for a while without a break."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._fault: Fault | None = None
        self._since = 0.0

    def certain(self, fault: Fault | None) -> Fault | None:
        """`fault` once it is certain, else None."""
        if fault != self._fault:
            self._fault, self._since = fault, self._clock()
        patience = OFFLINE_AFTER_S if fault is faults.OFFLINE else SURE_AFTER_S
        return fault if self._clock() - self._since >= patience else None


def outcome(job: int, state: int, answer: ipp.Answer | None, witness: Witness) -> Printed | Fault | None:
    """What came of the job, or None while CUPS or the printer still works at it."""
    if state < ipp.JOB_CANCELED:
        return None
    if state != ipp.JOB_COMPLETED:
        return faults.CANCELLED if answer else faults.OFFLINE
    verdict = witness.verdict()
    return Printed(job) if verdict is Verdict.OUT else _VERDICTS.get(verdict)


def holdup(queue: Queue, answer: ipp.Answer | None, *, by_hand: bool) -> Fault | None:
    """What seems to hold the job up at this moment, if anything. `by_hand`: a person stopped the queue."""
    if answer is None:
        return faults.OFFLINE
    stopped = faults.QUEUE_STOPPED if queue.state == ipp.STOPPED else None
    return reasons.fault_during(answer) or (faults.PAUSED if by_hand and stopped else stopped)
