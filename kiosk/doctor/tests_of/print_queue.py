"""CUPS must keep nothing of what residents printed, also when the kiosk dies at work."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding, Outcome
from kiosk.say import Verbatim, say

# What must stand in cupsd.conf, against CUPS's own defaults: it keeps the files of finished jobs for a day, and writes
# down which file belongs to which job half a minute late (see hardware/printer/cups.py).
_WANTED = {"preservejobfiles": ("no", "off", "false", "0"), "dirtycleaninterval": ("0",)}
_NAMES = {"preservejobfiles": "PreserveJobFiles No", "dirtycleaninterval": "DirtyCleanInterval 0"}


def keeps_nothing(ground: Ground) -> Iterator[Finding]:
    """`printer.keeps_nothing`: nothing where the queue is another machine's, or the printer is none of CUPS's."""
    printer = ground.settings.printer
    if printer.driver != "cups" or printer.server:
        return
    text = ground.text("etc", "cups", "cupsd.conf")
    if not text:
        yield ground.found("printer.keeps_nothing", Outcome.NOT_RUN, say("doctor.queue.unseen"))
        return
    wrong = [name for key, name in _NAMES.items() if _value(text, key) not in _WANTED[key]]
    if wrong:
        says = say("doctor.queue.keeps", lines=Verbatim(", ".join(wrong)))
        yield ground.found("printer.keeps_nothing", Outcome.FAIL, says)
    else:
        yield ground.found("printer.keeps_nothing", Outcome.PASS, say("doctor.queue.keeps_nothing"))


def _value(text: str, key: str) -> str:
    """What cupsd.conf says for `key`, in small letters; "" when it says nothing."""
    lines = (line.split(None, 1) for line in text.splitlines())
    return next((line[1].strip().lower() for line in lines if len(line) == 2 and line[0].lower() == key), "")
