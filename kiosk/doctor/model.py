"""What a test of the machine is and what it found. The same for the technician's screen, `anjungan doctor` and the
readiness report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.say import Text


class Outcome(StrEnum):
    """Best first: the worst of several is the last one that occurs."""

    PASS = "pass"  # noqa: S105 - no password
    NOT_RUN = "not-run"  # there is no such part here, or nobody was there to lend a hand
    WARN = "warn"  # works, and wants a technician soon
    FAIL = "fail"


class By(StrEnum):
    """Who started a test."""

    TECHNICIAN = "technician"
    NIGHT = "night"
    SHELL = "shell"


@dataclass(frozen=True)
class Measure:
    """A number that a test took, with the limit it was held against. `unit` as printed: "ms", "mm", "%", ""."""

    name: str  # stable, for trends: "skew", "dirty-columns", "fsync"
    value: float
    unit: str
    limit: float | None = None


@dataclass(frozen=True)
class Finding:
    """How one test came out. `part` is a device kind, or "network", "clock", "disk", "database", "machine",
    "panel", "sound"."""

    test: str  # stable id, `<part>.<what>`: "printer.page", "disk.fsync"
    part: str
    outcome: Outcome
    says: Text  # one sentence to the technician: what was found and what to do
    at: datetime  # aware
    by: By
    measures: tuple[Measure, ...] = ()


def worst(findings: tuple[Finding, ...]) -> Outcome:
    """The outcome of all together; NOT_RUN tests do not spoil a pass."""
    order = (Outcome.PASS, Outcome.WARN, Outcome.FAIL)
    ran = [order.index(each.outcome) for each in findings if each.outcome is not Outcome.NOT_RUN]
    return order[max(ran)] if ran else Outcome.NOT_RUN
