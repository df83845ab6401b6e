"""The last sieve before something leaves the kiosk: what looks like a person's number, a code or a key is blacked out.

Nothing personal should come this far: every part of a bundle is chosen for that. The sieve is for what a bug lets by.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hardware.trace_file import Line, Trace

BLACK = "[disamarkan]"
_SIXTEEN = r"(?<!\d)(?:\d[ .-]?){15}\d(?!\d)"  # NIK, nomor KK, also written in groups
_PHONE = r"(?<!\d)(?:\+?62|0)[ -]?8(?:[ -]?\d){7,11}(?!\d)"
_SLIP = r"(?<![0-9A-Za-z])(?=[0-9A-Za-z-]*\d)[A-Za-z]{3}(?:-?[0-9A-Za-z]{4}){4}(?![0-9A-Za-z])"
_MAIL = r"[\w.+-]+@[\w-]+\.[\w.-]+"
_TOKEN = r"eyJ[\w-]+\.[\w-]+\.[\w-]+"  # noqa: S105 - how a JWT begins, none itself
_PERSONAL = re.compile("|".join((_TOKEN, _SIXTEEN, _PHONE, _SLIP, _MAIL)))
_KEYS_IN_ADDRESS = re.compile(r"(?<=://)[^/@\s]*@")  # name and password of a stream or a server
_QUERY = re.compile(r"(?<=[/\w])\?[^\s\"']+=[^\s\"']*")


def scrubbed(text: str) -> str:
    """`text` with everything blacked out that could be a person's, and addresses without their passwords."""
    return _PERSONAL.sub(BLACK, _QUERY.sub("", _KEYS_IN_ADDRESS.sub("", text)))


def scrubbed_values(values: Any) -> Any:
    """The same for all texts in plain values, names of keys included; numbers are measures and stay."""
    match values:
        case str():
            return scrubbed(values)
        case dict():
            return {scrubbed(str(key)): scrubbed_values(value) for key, value in values.items()}
        case list() | tuple():
            return [scrubbed_values(each) for each in values]
    return values


def scrubbed_trace(trace: Trace) -> Trace:
    """A line whose bytes hold such a thing loses its bytes; it can still be played back."""
    return replace(trace, lines=tuple(_line(each) for each in trace.lines))


def _line(line: Line) -> Line:
    said = line.said
    words = said.data.decode("latin-1")
    data = said.data if scrubbed(words) == words else b""
    return replace(line, said=replace(said, what=scrubbed(said.what), data=data))
