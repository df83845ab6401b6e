"""An IPP printer that says again how it was in a field trace; a real cupsd has it as the device of a queue."""

from __future__ import annotations

import re
import struct

from hardware.played import Script
from hardware.trace import Speaker
from hardware.trace_file import Trace
from hardware.wire import HANG_UP, Wire

_QUESTION = "Get-Printer-Attributes"
_PRINTER_GROUP, _END, _ENUM, _KEYWORD = 0x04, 0x03, 0x23, 0x44
_ASKED_HOW_IT_IS = b"printer-up-time"  # who it is and what it offers was never recorded


class PlayedPrinter:
    def __init__(self, trace: Trace) -> None:
        self.script = Script(trace, (_QUESTION,))
        self._half = b""  # the beginning of a request
        self._wire = Wire(self._serve)
        self.device_uri = f"ipp://127.0.0.1:{self._wire.port}/ipp/print"

    def close(self) -> None:
        self._wire.close()

    def _serve(self, came: bytes) -> bytes | None:
        self._half += came
        if not _is_whole(self._half):
            return b""
        request, self._half = self._half, b""
        if _ASKED_HOW_IT_IS not in request:
            return _reply(b"")
        said = self.script.answer_to(_QUESTION)
        if said is None or said.speaker is Speaker.CABLE:
            return HANG_UP
        return _reply(_attributes(int(said.what.rpartition(" ")[2]), said.data.decode("utf-8").split()))


def _is_whole(request: bytes) -> bool:
    """Head and body may come in pieces."""
    head, _, body = request.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", head)
    return length is not None and len(body) >= int(length[1])


def _attributes(state: int, reasons: list[str]) -> bytes:
    """As RFC 8010 section 3.1 has them; a further value of one attribute has no name."""
    said = [_attribute(_KEYWORD, "" if i else "printer-state-reasons", each.encode()) for i, each in enumerate(reasons)]
    return b"".join((_attribute(_ENUM, "printer-state", struct.pack(">I", state)), *said))


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value


def _reply(attributes: bytes) -> bytes:
    body = struct.pack(">BBHIB", 2, 0, 0, 1, _PRINTER_GROUP) + attributes + bytes((_END,))
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body
