"""The A4 printer behind a CUPS queue, through pycups.

**Byte for byte.** A queue made with `lpadmin -m everywhere` sends what is submitted as `application/pdf` through
pdftopdf, which writes the file anew and so breaks an electronic signature. Submitted as `application/vnd.cups-pdf`,
the type that pdftopdf itself answers with, the file passes untouched, and the ipp backend still tells the printer that
it is `application/pdf`. (`application/vnd.cups-raw` is untouched too, but leaves the printer to guess, and comes out as
garbage on a queue that has to turn PDF into raster.) Seen with CUPS 2.4.2 and cups-filters 1.28.17.

**Really out.** CUPS's usb and socket backends complete a job when the bytes are sent; its ipp backend when the printer
says so, and also when the printer has vanished (see `witness.py`). So a kiosk that must know needs an IPP queue (for a
USB printer: the ipp-usb package), and only an IPP printer can be asked whether it has paper before anything is sent.

**Never later.** Whatever becomes of a job, it is purged before `print_pdf` returns: nothing of it stays in the spool,
and paper loaded later prints nothing. What a killed kiosk or a restarted cupsd left behind is called back and purged by
the next `check`. (CUPS's own `job-cancel-after` is not used: it kills the backend, and the job stays in the printer.)

What it needs of the machine: the queue is the kiosk's own; the user it runs as is in the group lpadmin, else a stopped
queue cannot be started again; `DirtyCleanInterval 0` in cupsd.conf, else a cupsd that dies has not yet written down
which document is whose, and a document stays in the spool for good.

Everything runs on the caller's thread with a connection per call: pycups is not thread-safe, and cupsd may restart.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import cups

from hardware.device import DeviceInfo, Fault
from hardware.printer import faults, ipp, reasons
from hardware.printer.port import Printed
from hardware.printer.witness import Verdict, Witness

LOOK_EVERY_S = 0.25
SURE_AFTER_S = 2.0  # what stands this long is not a printer waking up
OFFLINE_AFTER_S = 6.0  # a busy printer may leave a question or two unanswered
GONE_WITHIN_S = 10.0  # how long the backend may take to call a cancelled job back from the printer

_UNTOUCHED = "application/vnd.cups-pdf"
_QUEUE_ATTRIBUTES = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "device-uri"]
_VERDICTS = {Verdict.GIVEN_UP: faults.CANCELLED, Verdict.LOST: faults.OFFLINE}
_REFUSALS = {
    cups.IPP_NOT_FOUND: faults.QUEUE_MISSING,
    cups.IPP_NOT_ACCEPTING: faults.QUEUE_STOPPED,
    cups.IPP_FORBIDDEN: faults.QUEUE_STOPPED,
    cups.IPP_NOT_AUTHENTICATED: faults.QUEUE_STOPPED,
    cups.IPP_NOT_AUTHORIZED: faults.QUEUE_STOPPED,
    cups.IPP_DOCUMENT_FORMAT: faults.REJECTED,
}

Server = Any  # a cups.Connection; pycups has no types
Queue = dict[str, Any]  # its attributes
T = TypeVar("T")


class CupsPrinter:
    """A `Printer` that prints on the CUPS queue `queue`.

    `server` and `port` say where cupsd is (a host or a socket path); empty is libcups's own choice. `clock` counts
    seconds, `wait` pauses between two looks.
    """

    def __init__(
        self,
        queue: str,
        *,
        server: str = "",
        port: int = 0,
        time_limit_s: float = 90.0,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._queue = queue
        self._server = server
        self._port = port
        self._time_limit_s = time_limit_s
        self._clock = clock
        self._wait = wait
        self._warnings: tuple[Fault, ...] = ()

    def info(self) -> DeviceInfo:
        model = self._served(self._model)
        return DeviceInfo("printer", "cups", self._queue, model if isinstance(model, str) else "")

    def check(self) -> Fault | None:
        """The fault that stands now. Also purges what an earlier life left behind, and starts a stopped queue again
        when the printer has no fault any more."""
        return self._served(self._check)

    def warnings(self) -> tuple[Fault, ...]:
        return self._warnings

    def print_pdf(self, pdf: bytes, title: str) -> Printed | Fault:
        if not pdf.startswith(b"%PDF-"):
            return faults.REJECTED
        fault = self.check()
        if fault is not None:
            return fault
        return self._served(lambda server: self._print(server, pdf, title))

    def close(self) -> None:
        """Nothing is held between two calls."""

    def _served(self, work: Callable[[Server], T]) -> T | Fault:
        """Do `work` with a connection to cupsd. pycups raises RuntimeError when nobody listens."""
        cups.setPasswordCB2(_no_password)
        try:
            host, port = self._server or cups.getServer(), self._port or cups.getPort()
            return work(cups.Connection(host=host, port=port))
        except (RuntimeError, cups.HTTPError):
            return faults.SERVER_DOWN
        except cups.IPPError as refusal:
            return _REFUSALS.get(refusal.args[0], faults.SERVER_DOWN)

    def _model(self, server: Server) -> str:
        wanted = ["printer-make-and-model"]
        return str(server.getPrinterAttributes(self._queue, requested_attributes=wanted).get(wanted[0], ""))

    def _look(self, server: Server) -> Queue:
        attributes: Queue = server.getPrinterAttributes(self._queue, requested_attributes=_QUEUE_ATTRIBUTES)
        return attributes

    def _check(self, server: Server) -> Fault | None:
        queue = self._look(server)
        self._purge_leftovers(server)
        answer = _ask(queue, idle=True)
        if answer is None:
            return faults.OFFLINE
        self._warnings = reasons.warnings(answer)
        fault = reasons.fault_before(answer)
        if fault is None and (queue["printer-state"] == ipp.STOPPED or not queue["printer-is-accepting-jobs"]):
            server.acceptJobs(self._queue)
            server.enablePrinter(self._queue)
        return fault

    def _print(self, server: Server, pdf: bytes, title: str) -> Printed | Fault:
        witness = Witness(self._look(server)["device-uri"], title, self._clock)
        job: int = server.createJob(self._queue, title, {"media": "iso_a4_210x297mm"})
        try:
            server.startDocument(self._queue, job, title, _UNTOUCHED, 1)
            server.writeRequestData(pdf, len(pdf))
            server.finishDocument(self._queue)
            return self._settle(server, job, witness)
        finally:
            self._purge(server, job)

    def _settle(self, server: Server, job: int, witness: Witness) -> Printed | Fault:
        """Wait until the job ended or something certainly holds it up."""
        suspicion = _Suspicion(self._clock)
        deadline = self._clock() + self._time_limit_s
        while True:
            queue = self._look(server)
            answer = _ask(queue, idle=False)
            # Asked last: a job that came out while the printer was being asked is printed, not faulty.
            state: int = server.getJobAttributes(job, ["job-state"])["job-state"]
            outcome = _outcome(job, state, answer, witness) or suspicion.certain(_holdup(queue, answer))
            if outcome is not None:
                return outcome
            if self._clock() >= deadline:
                return (reasons.fault_before(answer) if answer else None) or faults.NOT_SETTLED
            self._wait(LOOK_EVERY_S)

    def _purge(self, server: Server, job: int) -> None:
        """Call the job back from the printer, then take it and its file out of the spool.

        Two steps: a purge kills the backend before it can tell the printer, which then prints the job as soon as
        somebody loads paper (seen with CUPS 2.4.2). When cupsd is gone, the next `check` comes here again.
        """
        with suppress(RuntimeError, cups.HTTPError, cups.IPPError):
            self._call_back(server, job)
            server.cancelJob(job, purge_job=True)

    def _call_back(self, server: Server, job: int) -> None:
        state: int = server.getJobAttributes(job, ["job-state"])["job-state"]
        if state == ipp.JOB_COMPLETED:
            return
        if state < ipp.JOB_CANCELED:
            server.cancelJob(job)
        deadline = self._clock() + GONE_WITHIN_S
        while self._look(server)["printer-state"] == ipp.PROCESSING and self._clock() < deadline:
            self._wait(LOOK_EVERY_S)

    def _purge_leftovers(self, server: Server) -> None:
        """Purge jobs of this queue that no living `print_pdf` waits for."""
        mine = server.getJobs(which_jobs="all", my_jobs=True, requested_attributes=["job-id", "job-printer-uri"])
        for job, attributes in mine.items():
            if str(attributes.get("job-printer-uri", "")).endswith(f"/{self._queue}"):
                self._purge(server, job)


class _Suspicion:
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


def _outcome(job: int, state: int, answer: ipp.Answer | None, witness: Witness) -> Printed | Fault | None:
    """What came of the job, or None while CUPS or the printer still works at it."""
    if state < ipp.JOB_CANCELED:
        return None
    if state != ipp.JOB_COMPLETED:
        return faults.CANCELLED if answer else faults.OFFLINE
    verdict = witness.verdict()
    return Printed(job) if verdict is Verdict.OUT else _VERDICTS.get(verdict)


def _holdup(queue: Queue, answer: ipp.Answer | None) -> Fault | None:
    """What seems to hold the job up at this moment, if anything."""
    if answer is None:
        return faults.OFFLINE
    stopped = faults.QUEUE_STOPPED if queue["printer-state"] == ipp.STOPPED else None
    return reasons.fault_during(answer) or stopped


def _ask(queue: Queue, *, idle: bool) -> ipp.Answer | None:
    """The printer's own answer; None when it does not answer.

    Of a printer that cannot be asked, the queue knows what its backend said last. While the queue is idle that is old
    news, and not believed: else paper that was loaded long ago would still be missing.
    """
    if ipp.can_ask(queue["device-uri"]):
        return ipp.ask(queue["device-uri"])
    said = () if idle else tuple(reason for reason in queue["printer-state-reasons"] if reason != "paused")
    return ipp.Answer(ipp.IDLE if idle else ipp.PROCESSING, said)


def _no_password(*_asked: object) -> None:
    """Without this libcups would ask for a password on the terminal and wait for ever."""
