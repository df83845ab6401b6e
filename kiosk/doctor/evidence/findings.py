"""From what was measured to what a technician is told: one finding per part, with its numbers and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.doctor.evidence import limits
from kiosk.doctor.evidence.codes import CODES, missing
from kiosk.doctor.evidence.dirt import Dirt
from kiosk.doctor.evidence.measure import PrintEvidence
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.say import Text, Verbatim, say

PRINTER, SCANNER_DIRT, SCANNER_SHARP = "printer.page", "scanner.dirt", "scanner.sharpness"
CAMERA_SHARP, READER_CODES = "camera.sharpness", "reader.codes"


@dataclass(frozen=True)
class Told:
    """Who looked and when, for the finding."""

    at: datetime  # aware
    by: By

    def finding(self, test: str, outcome: Outcome, says: Text, *measures: Measure) -> Finding:
        return Finding(test, test.partition(".")[0], outcome, says, self.at, self.by, measures)


def of_print(seen: PrintEvidence | None, told: Told) -> Finding:
    """The printer, by the sheet that it printed. Without the sheet nothing is known of it."""
    if seen is None:
        return told.finding(PRINTER, Outcome.NOT_RUN, say("evidence.no_sheet"))
    ills = _ills(seen)
    says = say(f"evidence.printer.{ills[0]}") if ills else say("evidence.printer.good")
    return told.finding(PRINTER, _printer_outcome(ills), says, *_print_measures(seen))


def of_dirt(dirt: Dirt | None, told: Told) -> Finding:
    """The scanner's glass, by a blank sheet on it."""
    if dirt is None:
        return told.finding(SCANNER_DIRT, Outcome.NOT_RUN, say("evidence.not_blank"))
    measures = (
        Measure("specks", len(dirt.specks), "", limits.SPECKS_MANY),
        Measure("streaks", len(dirt.streaks_mm), "", limits.STREAKS_MANY),
        Measure("dirt", round(dirt.area_mm2, 2), "mm2"),
    )
    if len(dirt.streaks_mm) > limits.STREAKS_MANY:
        says = say("evidence.scanner.streaks", places=_places(dirt.streaks_mm))
        return told.finding(SCANNER_DIRT, Outcome.FAIL, says, *measures)
    if len(dirt.specks) > limits.SPECKS_MANY:
        return told.finding(SCANNER_DIRT, Outcome.WARN, say("evidence.scanner.specks"), *measures)
    return told.finding(SCANNER_DIRT, Outcome.PASS, say("evidence.scanner.clean"), *measures)


def of_sharpness(test: str, pairs: dict[str, float] | None, told: Told) -> Finding:
    """`test`: SCANNER_SHARP or CAMERA_SHARP; the worst place of the sheet counts."""
    if pairs is None:
        return told.finding(test, Outcome.NOT_RUN, say("evidence.no_sheet"))
    least = limits.SCANNER_PAIRS if test == SCANNER_SHARP else limits.CAMERA_PAIRS
    measures = (
        Measure("centre", pairs["centre"], "lp/mm", least),
        Measure("edge", min(pairs.values()), "lp/mm", least),
    )
    part = test.partition(".")[0]
    if pairs["centre"] < least:
        return told.finding(test, Outcome.FAIL, say(f"evidence.{part}.blurred"), *measures)
    if min(pairs.values()) < least:
        return told.finding(test, Outcome.WARN, say("evidence.edge_blurred"), *measures)
    return told.finding(test, Outcome.PASS, say("evidence.sharp"), *measures)


def of_codes(read: tuple[str, ...], told: Told) -> Finding:
    """The reader, by the codes of the sheet that it has said so far."""
    left = missing(read)
    measures = (Measure("read", len(CODES) - len(left), "", len(CODES)),)
    if not left:
        return told.finding(READER_CODES, Outcome.PASS, say("evidence.reader.all"), *measures)
    says = say("evidence.reader.missing", codes=Verbatim(", ".join(left)))
    return told.finding(READER_CODES, Outcome.WARN if len(left) < len(CODES) else Outcome.FAIL, says, *measures)


def _ills(seen: PrintEvidence) -> tuple[str, ...]:
    """What is wrong with the print, worst first."""
    signs = {
        "pale": seen.tone.black > limits.BLACK_AT_MOST,
        "dead": bool(seen.dead_mm),
        "streaks": bool(seen.streaks_mm),
        "scaled": seen.scale_percent is not None and max(map(abs, seen.scale_percent)) > limits.SCALE_PERCENT,
        "skewed": seen.skew_deg is not None and abs(seen.skew_deg) > limits.SKEW_DEG,
        "shifted": seen.shift_mm is not None and max(map(abs, seen.shift_mm)) > limits.SHIFT_MM,
        "greys": seen.tone.steps < limits.STEPS_AT_LEAST,
        "specks": seen.specks > limits.SPECKS_MANY,
    }
    return tuple(sign for sign, is_so in signs.items() if is_so)


def _printer_outcome(ills: tuple[str, ...]) -> Outcome:
    """Pages that an office cannot read fail; those that are only ugly warn."""
    if not ills:
        return Outcome.PASS
    return Outcome.FAIL if {"pale", "dead", "scaled"} & set(ills) else Outcome.WARN


def _print_measures(seen: PrintEvidence) -> tuple[Measure, ...]:
    found = [
        Measure("black", round(seen.tone.black), "", limits.BLACK_AT_MOST),
        Measure("greys", seen.tone.steps, "", limits.STEPS_AT_LEAST),
        Measure("dead-columns", len(seen.dead_mm), "", 0),
        Measure("streaks", len(seen.streaks_mm), "", 0),
        Measure("specks", seen.specks, "", limits.SPECKS_MANY),
    ]
    if seen.scale_percent is not None:
        found.append(Measure("scale", _furthest(seen.scale_percent, 2), "%", limits.SCALE_PERCENT))
    if seen.skew_deg is not None:
        found.append(Measure("skew", round(seen.skew_deg, 2), "deg", limits.SKEW_DEG))
    if seen.shift_mm is not None:
        found.append(Measure("shift", _furthest(seen.shift_mm, 1), "mm", limits.SHIFT_MM))
    return tuple(found)


def _furthest(both: tuple[float, float], digits: int) -> float:
    """Of two deviations the one that is further from none."""
    one, other = both
    return round(one if abs(one) >= abs(other) else other, digits)


def _places(millimetres: tuple[float, ...]) -> Text:
    return Verbatim(", ".join(f"{each:.0f}" for each in millimetres[:5]))
