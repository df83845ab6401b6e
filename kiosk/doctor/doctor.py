"""The doctor: examines the machine, puts right what is safe, and writes down what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hardware.device import Fault
from kiosk.doctor import table
from kiosk.doctor.examination import Examination, device_rows
from kiosk.doctor.ground import Ground
from kiosk.doctor.hands import Hands
from kiosk.doctor.model import By
from kiosk.say import Text, say


@dataclass(frozen=True)
class Doctor:
    """`ground` is made for a test by somebody. All of it *blocks*, for a few seconds when all is well."""

    ground: Callable[[By], Ground]
    hands: Hands
    version: str

    def examine(self, by: By, who: str = "", repairs: tuple[Text, ...] = ()) -> Examination:
        """Every test that needs no hand, written into the history. `who`: a technician's short name."""
        ground = self.ground(by)
        found = table.run(ground)
        known = ground.identity
        kiosk = "" if isinstance(known, Fault) else known.owner.prefix
        now = ground.clock.now()
        ground.history.record(found, now, who)
        return Examination(kiosk, self.version, now, found, device_rows(ground), repairs)

    def mend(self) -> tuple[Text, ...]:
        """The safe repairs; one sentence for each that was done, or one that there was nothing to do."""
        done = tuple(
            say(f"doctor.fix.{repair.value}", device=say(f"doctor.kind.{kind}")) for kind, repair in self.hands.mend()
        )
        count = self.hands.retry_parked()
        retried = (say("doctor.fix.parked_retried", count=count),) if count else ()
        return (*done, *retried) or (say("doctor.fix.nothing"),)


def grounded(ground: Ground, hands: Hands) -> Callable[[By], Ground]:
    """The same ground for everybody, with the devices in these hands."""
    held = replace(ground, devices=hands.states, battery=hands.battery)
    return lambda by: replace(held, by=by)
