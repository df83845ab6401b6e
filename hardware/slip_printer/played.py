"""A slip printer that says again what one said in a field trace, at the end of a socket."""

from __future__ import annotations

import re

from hardware.played import Script
from hardware.trace import Speaker
from hardware.trace_file import Trace
from hardware.wire import HANG_UP, Wire

_QUESTION = re.compile(rb"\x10\x04([\x01-\x04])|\x1dI([\x41-\x44])|(\x1da\xff)")
_NO_ANSWER = "no answer"


class PlayedSlipPrinter:
    """`address` is for the driver's network link."""

    def __init__(self, trace: Trace) -> None:
        self.script = Script(trace, ("DLE EOT", "GS I", "GS a"))
        self._wire = Wire(self._serve)
        self.address = f"127.0.0.1:{self._wire.port}"

    def close(self) -> None:
        self._wire.close()

    def _serve(self, came: bytes) -> bytes | None:
        answers = [self._answer(match) for match in _QUESTION.finditer(came)]
        return HANG_UP if None in answers else b"".join(each for each in answers if each)

    def _answer(self, match: re.Match[bytes]) -> bytes | None:
        """b"" is silence."""
        status, name, _ = match.groups()
        asked = f"DLE EOT {status[0]}" if status else f"GS I {name[0]}" if name else "GS a 255"
        said = self.script.answer_to(asked)
        if said is None or (said.speaker is Speaker.CABLE and said.what == _NO_ANSWER):
            return b""
        if said.speaker is Speaker.CABLE:
            return b"" if said.what == "GS a 255" else HANG_UP
        return b"_" + said.data + b"\0" if name and said.data else said.data
