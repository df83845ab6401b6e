"""A NUT server that says again what one said in a field trace."""

from __future__ import annotations

from hardware.played import Script
from hardware.trace import Said, Speaker
from hardware.trace_file import Trace
from hardware.wire import HANG_UP, Wire

_QUESTION = "LIST VAR"


class PlayedUps:
    """Under any name, at `port` of loopback. While `opening`, the question is the one before anybody listened in: it
    gets the answer that follows, and leaves it there."""

    def __init__(self, trace: Trace) -> None:
        self.script = Script(trace, (_QUESTION,))
        self.opening = False
        self._wire = Wire(self._serve)
        self.port = self._wire.port

    def close(self) -> None:
        self._wire.close()

    def _serve(self, came: bytes) -> bytes | None:
        name = came.decode("ascii", "replace").strip().removeprefix(_QUESTION).strip()
        said = self.script.peek() if self.opening else self.script.answer_to(_QUESTION)
        return HANG_UP if said is None or said.speaker is Speaker.CABLE else _spoken(name, said)


def _spoken(name: str, said: Said) -> bytes:
    """As upsd writes it (NUT developer guide, net-protocol.txt)."""
    if said.what == "ERR":
        return b"ERR " + said.data + b"\n"
    status = said.data.decode("ascii", "replace")
    list_of = f"LIST VAR {name}"
    return f'BEGIN {list_of}\nVAR {name} ups.status "{status}"\nEND {list_of}\n'.encode()
