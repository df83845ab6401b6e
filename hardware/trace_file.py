"""A field trace as a file: JSON lines, a head first, then what was said in the order it was said.

    {"kiosk": "JGR-01", "kind": "slip_printer", "driver": "escpos", "model": "...", "firmware": "...",
     "version": "0.4.0", "begun": "2026-11-20T08:05:00+07:00"}
    {"ms": 12, "speaker": "kiosk", "what": "DLE EOT 1", "hex": ""}
    {"ms": 15, "speaker": "device", "what": "DLE EOT 1", "hex": "12"}
    {"ms": 60021, "end": "stopped"}

Every line is whole or missing: a file that the power cut off ends without its `end`, perhaps with half a line, and is
read up to there. `hardware.played` lets a driver live through one again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from hardware.trace import Said, Speaker

LONGEST_DATA = 512  # bytes of one answer that are kept: reasons of a printer, never a page


class End(StrEnum):
    """Why a trace ended."""

    STOPPED = "stopped"
    FULL = "full"  # it reached the size that it may have
    CUT_OFF = ""  # the power, or the program


@dataclass(frozen=True)
class Head:
    """Whose talk it is. Empty strings where nobody says."""

    kiosk: str
    kind: str
    driver: str
    model: str
    firmware: str
    version: str
    begun: str  # ISO 8601 with its zone


@dataclass(frozen=True)
class Line:
    ms: int  # since it began
    said: Said


@dataclass(frozen=True)
class Trace:
    head: Head
    lines: tuple[Line, ...]
    end: End


def head_bytes(head: Head) -> bytes:
    return _bytes(asdict(head))


def line_bytes(line: Line) -> bytes:
    said = line.said
    return _bytes({"ms": line.ms, "speaker": said.speaker.value, "what": said.what, "hex": said.data.hex()})


def end_bytes(ms: int, end: End) -> bytes:
    return _bytes({"ms": ms, "end": end.value})


def read(content: bytes) -> Trace | None:
    """The trace, as far as it is whole; None when it has no head."""
    parsed = [_parsed(each) for each in content.split(b"\n") if each]
    whole = parsed[: parsed.index(None)] if None in parsed else parsed
    try:
        head = Head(**(whole[0] or {}))
        lines = tuple(_line(each) for each in whole[1:] if each and "speaker" in each)
        ends = [End(each["end"]) for each in whole[1:] if each and "end" in each]
    except (IndexError, KeyError, TypeError, ValueError):
        return None
    return Trace(head, lines, ends[-1] if ends else End.CUT_OFF)


def _bytes(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=True).encode() + b"\n"


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        values = json.loads(line)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def _line(values: dict[str, Any]) -> Line:
    return Line(values["ms"], Said(Speaker(values["speaker"]), values["what"], bytes.fromhex(values["hex"])))
