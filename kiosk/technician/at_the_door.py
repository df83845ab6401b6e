"""What a shell asks of the running kiosk about field traces, through the doctor's door: one word for each device."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from adminduk.localised import Language
from hardware.device import Fault
from kiosk.availability import DEVICE_KINDS
from kiosk.doctor.door import Answer
from kiosk.technician.ears import Ears
from kiosk.trace.recorder import Recorder
from kiosk.wording import wording

BEGIN, END = "begin", "end"


def word(kind: str, what: str) -> str:
    """What is asked at the door: "trace.printer.begin"."""
    return f"trace.{kind}.{what}"


def trace_answers(ears: Callable[[], Ears], recorder: Recorder) -> Mapping[str, Callable[[], Answer]]:
    """`ears` are those of the technician's pages: one trace of a device at a time, whoever wants it."""
    begins = {word(kind, BEGIN): partial(_begin, ears, kind) for kind in DEVICE_KINDS}
    ends = {word(kind, END): partial(_end, ears, recorder, kind) for kind in DEVICE_KINDS}
    return begins | ends


def _begin(ears: Callable[[], Ears], kind: str) -> Answer:
    if ears().traced(kind):
        return {"error": _words("technician.trace.runs")}
    begun = ears().trace(kind, on=True)
    return {"error": _words(begun.technician) if isinstance(begun, Fault) else ""}


def _end(ears: Callable[[], Ears], recorder: Recorder, kind: str) -> Answer:
    """{"file"}: "" when none ran."""
    name = ears().trace(kind, on=False)
    if isinstance(name, Fault):
        return {"error": _words(name.technician)}
    return {"file": str(recorder.path(name)) if name else "", "error": ""}


def _words(key: str) -> str:
    return wording(Language.INDONESIAN).by_key[key]
