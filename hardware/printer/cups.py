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
the next `check`, but never under the hands of another process that prints (`claim.py`). (CUPS's own `job-cancel-after`
is not used: it kills the backend, and the job stays in the printer.)

**Paused stays paused.** A queue that CUPS stopped because its backend gave up is started again as soon as the printer
has no fault. One that a person paused may have that person's hand in the printer: it waits for `cupsenable` or `mend`,
and so does one where it cannot be told (see `queue.py`).

What it needs of the machine: the queue is the kiosk's own; the user it runs as is in the group lpadmin, else a stopped
queue cannot be started again; the settings in `server_settings.py`. `provisioning/cups` sees to all three.

Everything runs on the caller's thread with a connection per call: pycups is not thread-safe, and cupsd may restart.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import cups

from hardware.device import DeviceInfo, Fault, Repair
from hardware.printer import about, faults, ipp, media, reasons
from hardware.printer.about import About
from hardware.printer.claim import Claim
from hardware.printer.port import Printed, PrintOptions, Supply
from hardware.printer.queue import Queue
from hardware.printer.server_settings import WrongSetting
from hardware.printer.settle import Suspicion, holdup, outcome
from hardware.printer.spooler import LOOK_EVERY_S, Hours, Spooler
from hardware.printer.witness import Witness
from hardware.trace import Speaker, Tells

_REFUSALS = {
    cups.IPP_NOT_FOUND: faults.QUEUE_MISSING,
    cups.IPP_NOT_ACCEPTING: faults.QUEUE_STOPPED,
    cups.IPP_FORBIDDEN: faults.QUEUE_STOPPED,
    cups.IPP_NOT_AUTHENTICATED: faults.QUEUE_STOPPED,
    cups.IPP_NOT_AUTHORIZED: faults.QUEUE_STOPPED,
    cups.IPP_DOCUMENT_FORMAT: faults.REJECTED,
}
_TROUBLE = (RuntimeError, cups.HTTPError, cups.IPPError)  # pycups raises RuntimeError when nobody listens
T = TypeVar("T")


class CupsPrinter(Tells):
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
        options: PrintOptions | None = None,
        time_limit_s: float = 90.0,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._queue = queue
        self._server = server
        self._port = port
        self._options = options or PrintOptions()
        self._time_limit_s = time_limit_s
        self._hours = Hours(clock, wait)
        self._claim = Claim(f"{server}:{port}/{queue}")
        self._warnings: tuple[Fault, ...] = ()
        self._wrong_settings: tuple[WrongSetting, ...] | None = None
        self._backend_said: set[str] = set()  # why the queue stopped under a job of ours

    # --- who it is, and what is in it ---

    def info(self) -> DeviceInfo:
        found = self._served(self._info)
        return DeviceInfo("printer", "cups", self._queue) if isinstance(found, Fault) else found

    def supplies(self) -> tuple[Supply, ...]:
        return self._about_now().supplies

    def printed_in_life(self) -> int | None:
        return self._about_now().printed

    def wrong_settings(self) -> tuple[WrongSetting, ...] | Fault:
        """What in cupsd's settings keeps documents, or a fault when they cannot be read (not in the group lpadmin)."""
        return self._served(Spooler.wrong_settings)

    # --- the port ---

    def check(self) -> Fault | None:
        """The fault that stands now. Also purges what an earlier life left behind, and starts a queue again that CUPS
        had stopped when the printer has no fault any more."""
        return self._served(self._check)

    def warnings(self) -> tuple[Fault, ...]:
        return (*self._warnings, faults.SERVER_KEEPS) if self._wrong_settings else self._warnings

    def mend(self) -> tuple[Repair, ...]:
        """Purge jobs of anybody that wait on the queue, and start it again whoever stopped it."""
        self._wrong_settings = None
        done = self._served(self._mend)
        return () if isinstance(done, Fault) else done

    def print_pdf(self, pdf: bytes, title: str) -> Printed | Fault:
        if not pdf.startswith(b"%PDF-"):
            return faults.REJECTED
        fault = self.check()
        if fault is not None:
            return fault
        if not self._claim.take():
            return faults.BUSY
        try:
            return self._served(lambda spooler: self._print(spooler, pdf, title))
        finally:
            self._claim.release()

    def close(self) -> None:
        """Nothing is held between two calls."""

    # --- talking ---

    def _served(self, work: Callable[[Spooler], T]) -> T | Fault:
        """Do `work` with a connection of its own to cupsd."""
        cups.setPasswordCB2(_no_password)
        try:
            host, port = self._server or cups.getServer(), self._port or cups.getPort()
            return work(Spooler(host, port, self._queue, self._hours))
        except (RuntimeError, cups.HTTPError):
            self._tell(Speaker.CABLE, "cupsd does not answer")
            return faults.SERVER_DOWN
        except cups.IPPError as refusal:
            self._tell(Speaker.DEVICE, f"cupsd refuses {refusal.args[0]:#06x}")
            return _REFUSALS.get(refusal.args[0], faults.SERVER_DOWN)

    def _info(self, spooler: Spooler) -> DeviceInfo:
        uri = spooler.look().device_uri
        said = _about(uri)
        serial = said.serial or about.serial_in(uri)
        return DeviceInfo("printer", "cups", self._queue, said.model or spooler.model(), serial, said.firmware)

    def _about_now(self) -> About:
        said = self._served(lambda spooler: _about(spooler.look().device_uri))
        return About() if isinstance(said, Fault) else said

    def _ask(self, queue: Queue, *, idle: bool) -> ipp.Answer | None:
        """The printer's own answer; None when it does not answer.

        Of a printer that cannot be asked, the queue knows what its backend said last. While the queue is idle that is
        old news, and not believed: else paper that was loaded long ago would still be missing.
        """
        if ipp.can_ask(queue.device_uri):
            self._tell(Speaker.KIOSK, "Get-Printer-Attributes")
            answer = ipp.ask(queue.device_uri)
        else:
            said = () if idle else tuple(reason for reason in queue.reasons if reason != "paused")
            answer = ipp.Answer(ipp.IDLE if idle else ipp.PROCESSING, said)
        if answer is None:
            self._tell(Speaker.CABLE, "no answer")
        else:
            self._tell(Speaker.DEVICE, f"printer-state {answer.state}", " ".join(answer.reasons).encode())
        return answer

    # --- between two jobs ---

    def _check(self, spooler: Spooler) -> Fault | None:
        queue = spooler.look()
        self._sweep(spooler, everybodys=False)
        self._look_at_settings(spooler)
        answer = self._ask(queue, idle=True)
        if answer is None:
            return faults.OFFLINE
        self._warnings = reasons.warnings(answer)
        return reasons.fault_before(answer) or self._start_again(spooler, queue)

    def _start_again(self, spooler: Spooler, queue: Queue) -> Fault | None:
        if queue.stopped_by_hand(self._backend_said):
            return faults.PAUSED
        if not queue.runs:
            self._start(spooler)
        return None

    def _start(self, spooler: Spooler) -> None:
        self._tell(Speaker.KIOSK, "Resume-Printer")
        spooler.start()
        self._backend_said.clear()

    def _look_at_settings(self, spooler: Spooler) -> None:
        """Once in the life of a driver: they change when somebody changes them, and cupsd then starts anew."""
        if self._wrong_settings is None:
            self._wrong_settings = ()
            with suppress(*_TROUBLE):
                self._wrong_settings = spooler.wrong_settings()

    def _mend(self, spooler: Spooler) -> tuple[Repair, ...]:
        swept = self._sweep(spooler, everybodys=True)
        stands_still = not spooler.look().runs
        if stands_still:
            self._start(spooler)
        repairs = ((swept, Repair.DEAD_JOB_CLEARED), (stands_still, Repair.QUEUE_RESTARTED))
        return tuple(repair for done, repair in repairs if done)

    def _sweep(self, spooler: Spooler, *, everybodys: bool) -> int:
        """Purge jobs of this queue that nobody waits for; how many there were. None while another process prints."""
        if not self._claim.take():
            return 0
        try:
            dead = spooler.jobs(everybodys=everybodys)
            for job in dead:
                self._tell(Speaker.KIOSK, "Purge-Job of an earlier life")
                spooler.purge(job)
        finally:
            self._claim.release()
        return len(dead)

    # --- a job ---

    def _print(self, spooler: Spooler, pdf: bytes, title: str) -> Printed | Fault:
        device_uri = spooler.look().device_uri
        said = _about(device_uri)
        paper = media.choose(media.page_size(pdf), said.media)
        if isinstance(paper, Fault):
            return paper
        witness = Witness(device_uri, title, self._hours.clock)
        job = spooler.create(title, self._wishes(paper, said))
        try:
            self._tell(Speaker.KIOSK, f"Send-Document {len(pdf)} bytes, media {paper}")
            spooler.send(job, pdf, title)
            return self._settle(spooler, job, witness)
        finally:
            spooler.purge(job)

    def _wishes(self, paper: str, said: About) -> dict[str, str]:
        wishes = {"media": paper}
        if self._options.grey and "monochrome" in said.colours:
            wishes["print-color-mode"] = "monochrome"
        if self._options.both_sides and "two-sided-long-edge" in said.sides:
            wishes["sides"] = "two-sided-long-edge"
        return wishes

    def _settle(self, spooler: Spooler, job: int, witness: Witness) -> Printed | Fault:
        """Wait until the job ended or something certainly holds it up."""
        suspicion = Suspicion(self._hours.clock)
        deadline = self._hours.clock() + self._time_limit_s
        while True:
            queue = spooler.look()
            answer = self._ask(queue, idle=False)
            # Asked last: a job that came out while the printer was being asked is printed, not faulty.
            state = self._state_of(spooler, job, queue)
            held_up = holdup(queue, answer, by_hand=queue.stopped_by_hand(self._backend_said))
            came = outcome(job, state, answer, witness) or suspicion.certain(held_up)
            if came is not None:
                return came
            if self._hours.clock() >= deadline:
                return (reasons.fault_before(answer) if answer else None) or faults.NOT_SETTLED
            self._hours.wait(LOOK_EVERY_S)

    def _state_of(self, spooler: Spooler, job: int, queue: Queue) -> int:
        """Its state; also remembers with which words the backend stopped the queue under it, if it did."""
        state, backend_said = spooler.state_of(job)
        if not queue.runs and backend_said and backend_said == queue.message:
            self._backend_said.add(backend_said)
        return state


def _about(device_uri: str) -> About:
    """What the printer says of itself, nothing when it cannot be asked or does not answer."""
    return (about.ask(device_uri) if ipp.can_ask(device_uri) else None) or About()


def _no_password(*_asked: object) -> None:
    """Without this libcups would ask for a password on the terminal and wait for ever."""
