"""ESC/POS printers to talk to: one paper path, reached over TCP, a pseudo terminal, or nothing but a file.

`PaperPath` understands every command that the driver sends (and complains about any other), counts lines of paper,
keeps what it may not print yet in its buffer, and answers `DLE EOT` as Epson's guide says. The benches put it behind a
wire: `TcpBench` (raw port 9100), `PtyBench` (a serial line; opened as a file it also stands for /dev/usb/lp0).
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import threading
import tty
from pathlib import Path
from types import TracebackType
from typing import Self

FULL_ROLL = 2000
NEAR_END = 60
QR_LINES = 10
_LOOK_EVERY_S = 0.05
_REAL_TIME_FORGET = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
# ESC/POS commands with a fixed number of bytes, the command included
_FIXED = {b"\x1b@": 2, b"\x1bt": 3, b"\x1b!": 3, b"\x1bE": 3, b"\x1ba": 3, b"\x1bd": 3, b"\x1dV": 3, b"\x1dr": 3}


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
                    answers += bytes((self._status(part[2]),))
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

    # --- hands ---

    def texts(self) -> list[str]:
        """What can be read on each slip that came out, QR codes by what they say."""
        with self.lock:
            return [slip.decode("cp437") for slip in self.slips]

    def load_paper(self, lines: int = FULL_ROLL) -> None:
        with self.lock:
            self.lines = lines
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
            self.work()


def _split_real_time(data: bytes) -> list[bytes]:
    """`data` cut at its real-time commands, which are obeyed at once whatever stands before them."""
    parts, rest = [], data
    while rest:
        starts = [at for at in (rest.find(b"\x10\x04"), rest.find(_REAL_TIME_FORGET)) if at >= 0]
        at = min(starts, default=len(rest))
        length = 3 if rest[at : at + 2] == b"\x10\x04" else len(_REAL_TIME_FORGET)
        parts += [part for part in (rest[:at], rest[at : at + length]) if part]
        rest = rest[at + length :]
    return parts


def _hold_back_half(data: bytes) -> tuple[bytes, bytes]:
    """`data` without the half of a real-time command that it may end with, and that half."""
    for length in range(len(_REAL_TIME_FORGET) - 1, 0, -1):
        tail = data[-length:]
        if len(tail) == length and (_REAL_TIME_FORGET.startswith(tail) or tail == b"\x10\x04"):
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


class _Bench(PaperPath):
    """A paper path behind a wire, served by a thread. A context manager."""

    address = ""

    def __init__(self) -> None:
        super().__init__()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self.plug_in()
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join(timeout=5)
        self.pull_cable()

    def plug_in(self) -> None:
        raise NotImplementedError

    def pull_cable(self) -> None:
        raise NotImplementedError

    def _serve(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(OSError, ValueError):  # the cable was pulled in the middle of a byte
                self._serve_once()

    def _serve_once(self) -> None:
        raise NotImplementedError


class TcpBench(_Bench):
    """A network printer on a free port of loopback."""

    def __init__(self) -> None:
        super().__init__()
        self._door: socket.socket | None = None
        self._line: socket.socket | None = None
        self._port = 0

    def plug_in(self) -> None:
        door = socket.socket()
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", self._port))
        door.listen()
        self._port = door.getsockname()[1]
        self.address = f"127.0.0.1:{self._port}"
        self._door = door

    def pull_cable(self) -> None:
        for open_end in (self._door, self._line):
            if open_end is not None:
                open_end.close()
        self._door = self._line = None

    def hang_up(self) -> None:
        """Ends the connection and waits for the next one, as printers do when nothing was said for a while."""
        if self._line is not None:
            self._line.close()
        self._line = None

    def _serve_once(self) -> None:
        ends = [end for end in (self._door, self._line) if end is not None]
        ready = select.select(ends, (), (), _LOOK_EVERY_S)[0]
        if self._line is not None and self._line in ready:
            data = self._line.recv(4096)
            self._line.sendall(self.feed(data)) if data else self.hang_up()
        elif self._door is not None and self._door in ready:
            self._line = self._door.accept()[0]


class PtyBench(_Bench):
    """A printer on a serial line: `address` is a name in `folder` for whichever pseudo terminal is plugged in now."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = folder / "slip-printer"
        self.address = str(self._name)
        self._ends: tuple[int, ...] = ()

    def plug_in(self) -> None:
        ours, theirs = os.openpty()
        tty.setraw(theirs)
        self._name.symlink_to(os.ttyname(theirs))
        self._ends = (ours, theirs)

    def pull_cable(self) -> None:
        self._name.unlink(missing_ok=True)
        for end in self._ends:
            os.close(end)
        self._ends = ()

    def say(self, data: bytes) -> None:
        """Bytes that nobody asked for."""
        os.write(self._ends[0], data)

    def _serve_once(self) -> None:
        ends = self._ends
        if not ends:
            self._over.wait(_LOOK_EVERY_S)
        elif select.select(ends[:1], (), (), _LOOK_EVERY_S)[0]:
            os.write(ends[0], self.feed(os.read(ends[0], 4096)))
