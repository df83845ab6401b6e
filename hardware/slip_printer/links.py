"""The ways to reach a slip printer: a network socket, a serial line, a device file. Bytes go out, status comes back.

All three raise OSError when the line is gone (TimeoutError when it takes no more bytes), and answer b"" while the
printer is silent. They open themselves at the first use and again after `close`.
"""

from __future__ import annotations

import os
import select
import socket
import stat
from pathlib import Path
from typing import Protocol

import serial

from hardware.slip_printer import usb_names

SEND_TIMEOUT_S = 5.0  # a printer that takes nothing for so long has a full buffer and stands still
DEFAULT_PORT = 9100  # "raw" printing, as every network printer has it
DEFAULT_BAUD = 9600
_CHUNK = 64


class Link(Protocol):
    """A line to a printer."""

    @property
    def address(self) -> str: ...

    @property
    def answers(self) -> bool:
        """Whether status can come back this way at all."""
        ...

    def open(self) -> None: ...

    def send(self, data: bytes) -> None: ...

    def receive(self, timeout_s: float) -> bytes: ...

    def close(self) -> None: ...


class NetworkLink:
    """`host:port` (port 9100 when it is left out)."""

    answers = True

    def __init__(self, address: str) -> None:
        self.address = address
        host, separator, port = address.rpartition(":")
        self._host, self._port = (host.strip("[]"), int(port)) if separator else (address, DEFAULT_PORT)
        if not self._host:
            raise ValueError(f"{address!r}: no host")
        self._socket: socket.socket | None = None

    def open(self) -> None:
        self._opened()

    def send(self, data: bytes) -> None:
        line = self._opened()
        line.settimeout(SEND_TIMEOUT_S)
        line.sendall(data)

    def receive(self, timeout_s: float) -> bytes:
        line = self._opened()
        if not select.select((line,), (), (), timeout_s)[0]:
            return b""
        got = line.recv(_CHUNK)
        if not got:
            raise ConnectionResetError("the printer hung up")
        return got

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
        self._socket = None

    def _opened(self) -> socket.socket:
        if self._socket is None:
            self._socket = socket.create_connection((self._host, self._port), timeout=SEND_TIMEOUT_S)
        return self._socket


class SerialLink:
    """`/dev/ttyS0`, or `/dev/ttyUSB0@19200` where the printer is not set to 9600 baud. 8 data bits, no parity."""

    answers = True

    def __init__(self, address: str) -> None:
        self.address = address
        self._path, _, baud = address.partition("@")
        self._baud = int(baud) if baud else DEFAULT_BAUD
        if not self._path:
            raise ValueError(f"{address!r}: no path")
        self._port: serial.Serial | None = None

    def open(self) -> None:
        self._opened()

    def send(self, data: bytes) -> None:
        port = self._opened()
        port.write(data)
        port.flush()

    def receive(self, timeout_s: float) -> bytes:
        port = self._opened()
        port.timeout = timeout_s
        return bytes(port.read(max(1, port.in_waiting)))

    def close(self) -> None:
        if self._port is not None:
            self._port.close()
        self._port = None

    def _opened(self) -> serial.Serial:
        if self._port is None:
            self._port = serial.Serial(self._path, self._baud, write_timeout=SEND_TIMEOUT_S)
        return self._port


class FileLink:
    """The kernel's usblp driver: `usb:serial=...` or `usb:path=1-1.4` for one certain printer (`usb_names.py`), or a
    file such as `/dev/usb/lp0`. A plain file or pipe only takes bytes: no status comes back."""

    def __init__(self, address: str) -> None:
        self.address = address
        if not address or address in (usb_names.SERIAL, usb_names.SOCKET):
            raise ValueError("no path")
        self._file: int | None = None

    @property
    def answers(self) -> bool:
        try:
            return stat.S_ISCHR(self._path().stat().st_mode)
        except OSError:
            return True  # not there now; what it is shows when it comes

    def open(self) -> None:
        self._opened()

    def send(self, data: bytes) -> None:
        file, rest = self._opened(), data
        while rest:
            if not select.select((), (file,), (), SEND_TIMEOUT_S)[1]:
                raise TimeoutError("the printer takes no more bytes")
            rest = rest[os.write(file, rest) :]

    def receive(self, timeout_s: float) -> bytes:
        file = self._opened()
        if not select.select((file,), (), (), timeout_s)[0]:
            return b""
        try:
            return os.read(file, _CHUNK)
        except BlockingIOError:
            return b""

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
        self._file = None

    def _opened(self) -> int:
        if self._file is None:
            mode = os.O_RDWR if self.answers else os.O_WRONLY | os.O_APPEND
            self._file = os.open(self._path(), mode | os.O_NONBLOCK | os.O_NOCTTY)
        return self._file

    def _path(self) -> Path:
        """Looked up at every opening: a plug put back may come up under another number."""
        if not usb_names.is_name(self.address):
            return Path(self.address)
        found = usb_names.file_of(self.address)
        if found is None:
            raise FileNotFoundError(self.address)
        return found
