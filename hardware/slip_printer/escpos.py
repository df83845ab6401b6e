"""A slip printer that speaks ESC/POS, over a network socket, a serial line or a device file.

Before and after each slip it is asked how it is (`DLE EOT 1..4`), and the slip counts as printed only when the printer
has worked through it and still has no fault. A slip that did not come out is thrown out of the printer's memory, so
that a new roll does not print it into the next resident's hand.

Over a line where no status comes back (a plain file, a one-way cable: `Link.answers` is false) the driver can only
send: `info` calls it "one-way" and `check` knows no more than that the line is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from hardware.device import DeviceInfo, Fault
from hardware.slip_printer import faults, status
from hardware.slip_printer.layout import CODE_PAGE
from hardware.slip_printer.links import FileLink, Link, NetworkLink, SerialLink
from hardware.slip_printer.port import Slip
from hardware.slip_printer.status import Status

ANSWER_S = 1.0  # real-time status is answered within milliseconds; a network adds its own
LOOK_EVERY_S = 0.1
NO_DONE_SIGN_S = 4.0  # printers without `GS r`: no fault for so long means that the slip is out

_LINKS: dict[str, Callable[[str], Link]] = {
    "escpos-network": NetworkLink,
    "escpos-serial": SerialLink,
    "escpos-file": FileLink,
}


def open_slip_printer(driver: str, address: str, columns: int) -> EscposSlipPrinter | Fault:
    """The printer at `address` (see `links.py` for each driver's form), or the fault why it cannot be one.

    It needs not be switched on: `check` tells.
    """
    try:
        return EscposSlipPrinter(_LINKS[driver](address), columns=columns)
    except ValueError:
        return faults.BAD_ADDRESS


class EscposSlipPrinter:
    """A `SlipPrinter` at the other end of `link`, on paper `columns` characters wide.

    `clock` counts seconds and `wait` pauses between two looks; waiting for an answer is done by the link.
    """

    def __init__(
        self,
        link: Link,
        *,
        columns: int = 48,
        code_page: str = CODE_PAGE,
        qr_as_picture: bool = False,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._link = link
        self._columns = columns
        self._code_page = code_page
        self._qr_as_picture = qr_as_picture
        self._clock = clock
        self._wait = wait
        self._warnings: tuple[Fault, ...] = ()
        self._done = False

    def info(self) -> DeviceInfo:
        return DeviceInfo("slip_printer", "escpos", self._link.address, "ESC/POS" if self._link.answers else "one-way")

    def warnings(self) -> tuple[Fault, ...]:
        return self._warnings

    def close(self) -> None:
        self._link.close()

    def check(self) -> Fault | None:
        """The fault that stands now. A lost line is opened anew: many printers hang up when nothing is said."""
        try:
            return self._look()
        except OSError:
            self._link.close()
        try:
            return self._look()
        except OSError:
            return self._lost()

    def print_slip(self, slip: Slip) -> Fault | None:
        fault = self.check()
        if fault is not None:
            return fault
        from hardware.slip_printer.strip import strip  # python-escpos takes half a second to load: not before needed

        data = strip(slip, self._columns, code_page=self._code_page, qr_as_picture=self._qr_as_picture)
        try:
            return self._print(data)
        except OSError:
            return self._lost()

    def _lost(self) -> Fault:
        self._link.close()
        return faults.UNPLUGGED

    def _look(self) -> Fault | None:
        """The fault that the printer itself reports. OSError when the line is gone."""
        if not self._link.answers:
            self._link.open()
            return None
        answers: list[int] = []
        for number in status.QUESTIONS:
            answer = self._ask(number)
            if answer is None:
                return faults.SILENT
            answers.append(answer)
        said = Status(*answers)
        self._warnings = said.warnings()
        return said.fault()

    def _ask(self, number: int) -> int | None:
        """The printer's answer to one question, or None."""
        self._heard(0)  # a late answer to an older question answers nothing
        self._link.send(status.question(number))
        deadline = self._clock() + ANSWER_S
        while (left := deadline - self._clock()) > 0:
            answers = self._heard(left)
            if answers:
                return answers[0]
        return None

    def _heard(self, timeout_s: float) -> list[int]:
        """The answers that came in; the sign that the slip is done may stand between them."""
        came = self._link.receive(timeout_s)
        self._done = self._done or any(status.is_done_sign(byte) for byte in came)
        return [byte for byte in came if status.is_answer(byte)]

    def _print(self, data: bytes) -> Fault | None:
        if not self._link.answers:
            self._link.send(data)
            return None
        self._done = False
        fault = self._watch() if self._sent(data + status.ASK_WHEN_DONE) else self._look() or faults.OFFLINE
        if fault is not None:
            self._link.send(status.FORGET)
            self._ask(status.PRINTER)  # its answer says that the one before was heard
        return fault

    def _sent(self, data: bytes) -> bool:
        """False when the printer takes no more bytes: its buffer is full, because it stands still."""
        try:
            self._link.send(data)
        except TimeoutError:
            return False
        return True

    def _watch(self) -> Fault | None:
        """Ask on until the printer has worked through the slip; the fault that came up meanwhile, or None."""
        begun = self._clock()
        while True:
            done = self._done  # before the questions: their answers are newer than the sign
            fault = self._look()
            if fault is not None or done or self._clock() - begun >= NO_DONE_SIGN_S:
                return fault
            self._wait(LOOK_EVERY_S)
