"""The inside of an ESC/POS printer: it understands every command that the driver sends (and complains about any
other), counts lines of paper, keeps what it may not print yet in its buffer, and answers as Epson's guide says."""

from __future__ import annotations

import threading

FULL_ROLL = 2000
NEAR_END = 60
QR_LINES = 10
_REAL_TIME_FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
# ESC/POS commands with a fixed number of bytes, the command included
_FIXED = {
    b"\x1b@": 2,
    **dict.fromkeys((b"\x1bt", b"\x1b!", b"\x1bE", b"\x1ba", b"\x1bd", b"\x1dV", b"\x1dr", b"\x1da", b"\x1dI"), 3),
}
_RECOVER = b"\x10\x05\x02"
_NAMES = {65: b"1.05 ESC/POS", 66: b"CONTOH", 67: b"CT-80", 68: b"CONTOH0042"}  # GS I


class PaperPath:
    """The printer itself. `feed` takes what arrives and gives back what it answers."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.slips: list[bytes] = []  # cut off, oldest first; each as the bytes it was printed from
        self.unknown: list[bytes] = []  # commands that no printer would understand
        self.lines = FULL_ROLL
        self.cover_open = False
        self.cutter_blocked = False
        self.silent = False
        self.knows_done_sign = True
        self.answers_questions = True  # DLE EOT
        self.tells_by_itself = False  # GS a: every change at once
        self.knows_its_name = True  # GS I
        self.frees_itself_when_told = False  # DLE ENQ 2: the knife moves again
        self._news = b""  # said unasked, on its way
        self._half = b""  # the beginning of a real-time command whose end is still on the wire
        self._buffer = b""
        self._strip = b""
        self._line_height = 1

    def feed(self, data: bytes) -> bytes:
        with self.lock:
            if self.silent:
                return b""
            answers = b""
            arrived, self._half = _hold_back_half(self._half + data)
            for part in _split_real_time(arrived):
                if part[:2] == b"\x10\x04":
                    answers += bytes((self._status(part[2]),)) if self.answers_questions else b""
                elif part == _RECOVER:
                    self._buffer = self._strip = b""
                    self.cutter_blocked = self.cutter_blocked and not self.frees_itself_when_told
                elif part == _REAL_TIME_FORGET:
                    self._buffer = self._strip = b""
                else:
                    self._buffer += part
            return answers + self.work()

    def work(self) -> bytes:
        """Print what waits in the buffer as far as paper and cover allow; the answers that stood in it."""
        answers = b""
        with self.lock:
            while self._buffer and self._ready():
                length = _length_of_first(self._buffer)
                if length == 0:
                    self.unknown.append(self._buffer[:8])
                    self._buffer = b""
                if length > len(self._buffer):
                    break
                command, self._buffer = self._buffer[:length], self._buffer[length:]
                answers += self._do(command)
        return answers

    def _ready(self) -> bool:
        return self.lines > 0 and not (self.cover_open or self.cutter_blocked or self.silent)

    def _do(self, command: bytes) -> bytes:
        if command[:2] == b"\x1da":
            self.tells_by_itself = command[2] != 0
            return self._told() if self.tells_by_itself else b""
        if command[:2] == b"\x1dI":
            return b"_" + _NAMES[command[2]] + b"\0" if self.knows_its_name else b""
        if command[:2] == b"\x1dr":
            return bytes((0x03 if self.lines <= NEAR_END else 0x00,)) if self.knows_done_sign else b""
        self._strip += command
        self.lines -= self._height(command)
        if command[:2] == b"\x1b!":
            self._line_height = 2 if command[2] & 0x10 else 1
        if command[:2] == b"\x1dV":
            self.slips.append(self._strip)
            self._strip = b""
        return b""

    def _height(self, command: bytes) -> int:
        """How many lines of paper the command uses."""
        if command[:2] == b"\x1bd":
            return command[2]
        if command[:3] in (b"\x1d(k", b"\x1dv0"):
            return QR_LINES if command[5:7] == b"1Q" or command[:3] == b"\x1dv0" else 0
        return command.count(b"\n") * self._line_height if command[:1] not in (b"\x1b", b"\x1d") else 0

    def _status(self, number: int) -> int:
        paper_out, near_end = self.lines <= 0, self.lines <= NEAR_END
        offline = not self._ready()
        return (
            0x12
            | {
                1: 0x08 * offline,
                2: 0x04 * self.cover_open | 0x20 * paper_out | 0x40 * self.cutter_blocked,
                3: 0x08 * self.cutter_blocked,
                4: 0x0C * near_end | 0x60 * paper_out,
            }[number]
        )

    def _told(self) -> bytes:
        """The state in the four bytes of automatic status."""
        paper_out, near_end = self.lines <= 0, self.lines <= NEAR_END
        printer = 0x10 | 0x08 * (not self._ready()) | 0x20 * self.cover_open
        return bytes((printer, 0x08 * self.cutter_blocked, 0x03 * near_end | 0x0C * paper_out, 0))

    def _something_changed(self) -> None:
        if self.tells_by_itself and not self.silent:
            self._news += self._told()

    def take_news(self) -> bytes:
        """What it wants to say unasked."""
        with self.lock:
            news, self._news = self._news, b""
            return news

    # --- hands ---

    def texts(self) -> list[str]:
        """What can be read on each slip that came out, QR codes by what they say."""
        with self.lock:
            return [slip.decode("cp437") for slip in self.slips]

    def load_paper(self, lines: int = FULL_ROLL) -> None:
        with self.lock:
            self.lines = lines
            self._something_changed()
            self.work()

    def take_paper_away(self) -> None:
        self.load_paper(0)

    def open_cover(self) -> None:
        self._set(cover_open=True)

    def close_cover(self) -> None:
        self._set(cover_open=False)

    def block_cutter(self) -> None:
        self._set(cutter_blocked=True)

    def free_cutter(self) -> None:
        self._set(cutter_blocked=False)

    def fall_silent(self) -> None:
        self._set(silent=True)

    def speak_again(self) -> None:
        self._set(silent=False)

    def _set(self, **states: bool) -> None:
        with self.lock:
            for name, value in states.items():
                setattr(self, name, value)
            self._something_changed()
            self.work()


def _split_real_time(data: bytes) -> list[bytes]:
    """`data` cut at its real-time commands, which are obeyed at once whatever stands before them."""
    parts, rest = [], data
    while rest:
        starts = [at for at in map(rest.find, (b"\x10\x04", _RECOVER, _REAL_TIME_FORGET)) if at >= 0]
        at = min(starts, default=len(rest))
        length = 3 if rest[at : at + 2] in (b"\x10\x04", _RECOVER[:2]) else len(_REAL_TIME_FORGET)
        parts += [part for part in (rest[:at], rest[at : at + length]) if part]
        rest = rest[at + length :]
    return parts


def _hold_back_half(data: bytes) -> tuple[bytes, bytes]:
    """`data` without the half of a real-time command that it may end with, and that half."""
    for length in range(len(_REAL_TIME_FORGET) - 1, 0, -1):
        tail = data[-length:]
        if len(tail) == length and (_REAL_TIME_FORGET.startswith(tail) or tail in (b"\x10\x04", _RECOVER[:2])):
            return data[:-length], tail
    return data, b""


def _length_of_first(buffer: bytes) -> int:
    """How long the command or text is that `buffer` begins with, as far as can be told; 0 when no printer knows it."""
    if len(buffer) < 8:
        buffer = buffer.ljust(8, b"\x00")
    if buffer[:1] not in (b"\x1b", b"\x1d"):
        ends = [at for at in (buffer.find(b"\n") + 1, buffer.find(b"\x1b"), buffer.find(b"\x1d")) if at > 0]
        return min(ends, default=len(buffer))
    if buffer[:2] in _FIXED:
        return _FIXED[buffer[:2]]
    if buffer[:3] == b"\x1d(k":
        return 5 + int.from_bytes(buffer[3:5], "little")
    if buffer[:3] == b"\x1dv0":
        return 8 + int.from_bytes(buffer[4:6], "little") * int.from_bytes(buffer[6:8], "little")
    return 0
