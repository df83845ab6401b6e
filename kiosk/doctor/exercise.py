"""Once a week both printers print one sheet: ink heads clog, rollers flatten and thermal heads gather dust when nobody
uses them, and it is better seen at night than by the resident who comes to collect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from adminduk.localised import Language
from hardware.device import Fault
from hardware.slip_printer.port import Line, Rule, Size, Slip
from kiosk.availability import ABSENT
from kiosk.dates import clock_time, date_in
from kiosk.doctor.ground import Ground
from kiosk.doctor.hands import Hands
from kiosk.doctor.model import Finding, Outcome
from kiosk.say import Say, say
from kiosk.wording import wording

DrawSheet = Callable[[str, datetime], bytes | Fault]  # kiosk and time -> the test sheet as a PDF
TITLE = "lembar-uji"  # what the print queue sees


def exercise(ground: Ground, hands: Hands, kiosk: str, draw: DrawSheet) -> tuple[Finding, ...]:
    """`printer.exercise` and `slip_printer.exercise`, for the printers that there are. *Blocks* while they print."""
    sheet = draw(kiosk, ground.clock.now())
    a4 = sheet if isinstance(sheet, Fault) else hands.print_pdf(sheet, TITLE)
    slip = hands.print_slip(slip_of(kiosk, ground.clock.now()))
    came = (("printer", a4), ("slip_printer", slip))
    return tuple(_finding(ground, kind, fault) for kind, fault in came if fault != ABSENT)


def slip_of(kiosk: str, now: datetime) -> Slip:
    """What the weekly slip says; whoever finds it knows that it may be thrown away."""
    words = wording(Language.INDONESIAN)
    when = f"{date_in(Language.INDONESIAN, now)}, {clock_time(now)}"
    return (
        Line(words.of(say("doctor.exercise.title")), Size.LARGE, centred=True),
        Rule(),
        Line(kiosk, bold=True, centred=True),
        Line(when, centred=True),
        Line(words.of(say("doctor.exercise.body"))),
        Rule(),
    )


def _finding(ground: Ground, kind: str, fault: Fault | None) -> Finding:
    test = f"{kind}.exercise"
    if fault is not None:
        return ground.found(test, Outcome.FAIL, Say(fault.technician))
    return ground.found(test, Outcome.PASS, say("doctor.exercise.done", device=say(f"doctor.kind.{kind}")))
