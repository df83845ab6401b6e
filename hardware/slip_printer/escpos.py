"""A slip printer that speaks ESC/POS, over a network socket, a serial line or USB.

Before and after each slip it is asked how it is (`DLE EOT 1..4`), and the slip counts as printed only when the printer
has worked through it and still has no fault. A slip that did not come out is thrown out of the printer's memory, so
that a new roll does not print it into the next resident's hand. A printer that leaves those questions unanswered may
still tell how it is when told to tell by itself (`GS a`); only then it counts as silent.

Where no status comes back (a plain file, a one-way cable, or `asks_status` false for a printer known to be dumb) the
driver can only send: `check` knows no more than that the line is there, and `warnings` says that this is all it knows.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from hardware.device import DeviceInfo, Fault, Repair
from hardware.slip_printer import faults, status
from hardware.slip_printer.incoming import Incoming
from hardware.slip_printer.layout import CODE_PAGE
from hardware.slip_printer.links import FileLink, Link, NetworkLink, SerialLink
from hardware.slip_printer.port import Slip
from hardware.slip_printer.status import Status
from hardware.slip_printer.usb_link import UsbLink
from hardware.trace import Speaker, Tells

ANSWER_S = 1.0  # real-time status is answered within milliseconds; a network adds its own
LOOK_EVERY_S = 0.1
NO_DONE_SIGN_S = 4.0  # printers without `GS r`: no fault for so long means that the slip is out
_LONGEST_NAME = 80  # bytes; Epson's are 16

_LINKS: dict[str, Callable[[str], Link]] = {
    "escpos-network": NetworkLink,
    "escpos-serial": SerialLink,
    "escpos-file": FileLink,
    "escpos-usb": UsbLink,
}


@dataclass(frozen=True)
class Habits:
    """What differs from one make to the next, as an installer finds out with a test slip."""

    columns: int = 48  # characters in a line: 32 on 58 mm paper, 48 on 80 mm
    code_page: str = CODE_PAGE
    qr_as_picture: bool = False  # it has no QR command
    asks_status: bool = True  # false: it never answers, and is not asked


def open_slip_printer(driver: str, address: str, habits: Habits | None = None) -> EscposSlipPrinter | Fault:
    """The printer at `address` (see `links.py` for each driver's form), or the fault why it cannot be one.

    It needs not be switched on: `check` tells.
    """
    try:
        return EscposSlipPrinter(_LINKS[driver](address), habits)
    except ValueError:
        return faults.BAD_ADDRESS


class EscposSlipPrinter(Tells):
    """A `SlipPrinter` at the other end of `link`.

    `clock` counts seconds and `wait` pauses between two looks; waiting for an answer is done by the link.
    """

    def __init__(
        self,
        link: Link,
        habits: Habits | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._link = link
        self._habits = habits or Habits()
        self._clock = clock
        self._wait = wait
        self._warnings: tuple[Fault, ...] = ()
        self._came = Incoming()
        self._who: DeviceInfo | None = None
        self._met = False  # on this line: it is asked who it is when it is first found well

    @property
    def _answers(self) -> bool:
        return self._habits.asks_status and self._link.answers

    def info(self) -> DeviceInfo:
        model = "ESC/POS" if self._answers else "one-way"
        return self._who or DeviceInfo("slip_printer", "escpos", self._link.address, model)

    def warnings(self) -> tuple[Fault, ...]:
        return self._warnings if self._answers else (faults.STATUS_UNKNOWN,)

    def close(self) -> None:
        self._link.close()

    def check(self) -> Fault | None:
        """The fault that stands now. A lost line is opened anew: many printers hang up when nothing is said."""
        try:
            return self._look_and_meet()
        except OSError:
            self._hang_up()
        try:
            return self._look_and_meet()
        except OSError:
            return self._lost()

    def mend(self) -> tuple[Repair, ...]:
        """Of a printer with a fault: leave the error behind, forget what waits, and open the line anew."""
        if self.check() is None:
            return ()
        try:
            self._link.send(status.RECOVER + status.FORGET)
        except OSError:
            self._tell(Speaker.CABLE, "line lost")
        self._hang_up()
        return (Repair.REOPENED,) if self.check() is None else ()

    def print_slip(self, slip: Slip) -> Fault | None:
        fault = self.check()
        if fault is not None:
            return fault
        from hardware.slip_printer.strip import strip  # python-escpos takes half a second to load: not before needed

        habits = self._habits
        data = strip(slip, habits.columns, code_page=habits.code_page, qr_as_picture=habits.qr_as_picture)
        try:
            return self._print(data)
        except OSError:
            return self._lost()

    def _hang_up(self) -> None:
        self._tell(Speaker.CABLE, "closed")
        self._link.close()
        self._came, self._met = Incoming(), False

    def _lost(self) -> Fault:
        self._hang_up()
        return faults.UNPLUGGED

    # --- how it is ---

    def _look_and_meet(self) -> Fault | None:
        fault = self._look()
        if fault is None and not self._met and self._answers:
            self._who, self._met = self._meet(), True
        return fault

    def _look(self) -> Fault | None:
        """The fault that the printer itself reports. OSError when the line is gone."""
        if not self._answers:
            self._link.open()
            return None
        said = self._asked() or self._told_by_itself()
        if said is None:
            return faults.SILENT
        self._warnings = said.warnings()
        return said.fault()

    def _asked(self) -> Status | None:
        """The four answers, or None as soon as one does not come."""
        answers: list[int] = []
        for number in status.QUESTIONS:
            answer = self._ask(number)
            if answer is None:
                return None
            answers.append(answer)
        return Status(*answers)

    def _told_by_itself(self) -> Status | None:
        """How a printer says that it is which does not answer questions; None when it says nothing either.

        One that stands still does not obey this command: then the fault that it told of before still stands.
        """
        before = self._came.take_news()
        self._send("GS a 255", status.TELL_BY_YOURSELF)
        self._listen(lambda: self._came.news is not None)
        if self._came.news is None and before is not None and before.fault() is not None:
            self._came.news = before
        self._tell(Speaker.CABLE if self._came.news is None else Speaker.DEVICE, "GS a 255")
        return self._came.news

    def _ask(self, number: int) -> int | None:
        """The printer's answer to one question, or None."""
        self._hear(0)
        self._came.forget_answers()  # a late answer to an older question answers nothing
        self._send(f"DLE EOT {number}", status.question(number))
        self._listen(lambda: bool(self._came.answers))
        if not self._came.answers:
            self._tell(Speaker.CABLE, "no answer")
            return None
        answer = self._came.answers[0]
        self._tell(Speaker.DEVICE, f"DLE EOT {number}", bytes((answer,)))
        return answer

    def _listen(self, heard: Callable[[], bool]) -> None:
        """Until it was `heard`, or until nobody answers any more."""
        deadline = self._clock() + ANSWER_S
        while not heard() and (left := deadline - self._clock()) > 0:
            self._hear(left)

    def _hear(self, timeout_s: float) -> None:
        self._came.hear(self._link.receive(timeout_s))

    def _send(self, what: str, data: bytes) -> None:
        self._tell(Speaker.KIOSK, what)
        self._link.send(data)

    # --- who it is ---

    def _meet(self) -> DeviceInfo:
        """Model, serial number and firmware; a printer that does not tell the first is not asked for more."""
        model = self._name(status.MODEL)
        maker, serial, firmware = (
            self._name(each) if model else "" for each in (status.MAKER, status.SERIAL, status.FIRMWARE)
        )
        known = " ".join(word for word in (maker, model) if word)
        return DeviceInfo("slip_printer", "escpos", self._link.address, known or "ESC/POS", serial, firmware)

    def _name(self, number: int) -> str:
        """What `GS I` answers: text between "_" and a zero byte. It comes in one piece or not at all."""
        self._hear(0)
        self._send(f"GS I {number}", status.who(number))
        came, deadline = b"", self._clock() + ANSWER_S
        while b"\0" not in came and len(came) < _LONGEST_NAME and (left := deadline - self._clock()) > 0:
            came += self._link.receive(left)
        text = came.partition(b"_")[2].partition(b"\0")[0]
        self._tell(Speaker.DEVICE, f"GS I {number}", text)
        return text.decode("ascii", "replace").strip()

    # --- a slip ---

    def _print(self, data: bytes) -> Fault | None:
        if not self._answers:
            self._send(f"slip {len(data)} bytes", data)
            return None
        self._came.done = False
        fault = self._watch() if self._sent(data + status.ASK_WHEN_DONE) else self._look() or faults.OFFLINE
        if fault is not None:
            self._send("DLE DC4 8", status.FORGET)
            self._ask(status.PRINTER)  # its answer says that the one before was heard
        return fault

    def _sent(self, data: bytes) -> bool:
        """False when the printer takes no more bytes: its buffer is full, because it stands still."""
        try:
            self._send(f"slip {len(data)} bytes", data)
        except TimeoutError:
            self._tell(Speaker.CABLE, "takes no more bytes")
            return False
        return True

    def _watch(self) -> Fault | None:
        """Ask on until the printer has worked through the slip; the fault that came up meanwhile, or None."""
        begun = self._clock()
        while True:
            done = self._came.done  # before the questions: their answers are newer than the sign
            fault = self._look()
            if fault is not None or done or self._clock() - begun >= NO_DONE_SIGN_S:
                return fault
            self._wait(LOOK_EVERY_S)
