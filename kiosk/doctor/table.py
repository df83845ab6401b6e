"""The table of all tests that need no hand, and how they are run: for the technician, the shell and the night."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.availability import DEVICE_KINDS
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding, Outcome
from kiosk.doctor.tests_of import database, devices, disk, machine, network, print_queue
from kiosk.incident import described
from kiosk.say import say

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Test:
    """`run` tells what it found: usually one finding, none where there is nothing to test. `part` as in Finding."""

    __test__ = False  # none of pytest's

    part: str
    run: Callable[[Ground], Iterator[Finding]]


def _state(kind: str) -> Test:
    return Test(kind, partial(devices.state, kind=kind))


TESTS: tuple[Test, ...] = (
    Test("machine", machine.enrolled),
    *(_state(kind) for kind in DEVICE_KINDS),
    Test("power", devices.battery),
    Test("printer", print_queue.keeps_nothing),
    Test("network", network.office),
    Test("network", network.certificate),
    Test("clock", machine.synchronised),
    Test("disk", disk.free),
    Test("disk", disk.fsync),
    Test("disk", disk.reserve),
    Test("disk", disk.smart),
    Test("database", database.spool),
    Test("database", database.log_size),
    Test("database", database.history),
    Test("machine", machine.memory),
    Test("machine", machine.heat),
    Test("machine", machine.cut_off),
    Test("panel", machine.panel),
    Test("sound", machine.sound),
)


def of_part(part: str = "") -> tuple[Test, ...]:
    """The tests of one part, or all of them."""
    return tuple(test for test in TESTS if part in ("", test.part))


def run(ground: Ground, part: str = "") -> tuple[Finding, ...]:
    """Everything that the tests found, in the order of the table. *Blocks*, for a few seconds when all is well."""
    return tuple(finding for test in of_part(part) for finding in run_one(test, ground))


def run_one(test: Test, ground: Ground) -> tuple[Finding, ...]:
    """What one test found; one that has a bug of its own says so and stops no other."""
    try:
        return tuple(test.run(ground))
    except Exception as error:  # the wall between a bug in one test and all the others
        log.error("a test of %s failed: %s", test.part, described(error))  # noqa: TRY400
        return (ground.found(f"{test.part}.broken", Outcome.WARN, say("doctor.test_broken")),)
