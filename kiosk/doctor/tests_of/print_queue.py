"""CUPS must keep nothing of what residents printed, also when the kiosk dies at work."""

from __future__ import annotations

from collections.abc import Iterator

from hardware.printer.server_settings import ERROR_POLICY, read, wrong
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding, Outcome
from kiosk.say import Verbatim, say


def keeps_nothing(ground: Ground) -> Iterator[Finding]:
    """`printer.keeps_nothing`: nothing where the queue is another machine's, or the printer is none of CUPS's."""
    printer = ground.settings.printer
    if printer.driver != "cups" or printer.server:
        return
    text = ground.text("etc", "cups", "cupsd.conf")
    if not text:
        yield ground.found("printer.keeps_nothing", Outcome.NOT_RUN, say("doctor.queue.unseen"))
        return
    found = wrong({ERROR_POLICY: "abort-job"} | read(text))  # the queue's own policy is asked by the driver
    if found:
        lines = ", ".join(f"{each.name} {each.wanted}" for each in found)
        yield ground.found("printer.keeps_nothing", Outcome.FAIL, say("doctor.queue.keeps", lines=Verbatim(lines)))
    else:
        yield ground.found("printer.keeps_nothing", Outcome.PASS, say("doctor.queue.keeps_nothing"))
