"""From what a printer says (IPP printer-state-reasons) to what it means for the paper.

Keywords: RFC 8011 section 5.4.12 and PWG 5100.9. Each may end in -report, -warning or -error; printers use these
endings so differently that only the printer's state beside them tells whether the paper is stuck.
"""

from __future__ import annotations

from collections.abc import Iterable

from hardware.device import Fault
from hardware.printer import faults
from hardware.printer.ipp import STOPPED, Answer

# In the order in which a person deals with them: a jam is cleared through the open cover, so the jam is named first.
_MEANING = {
    "media-jam": faults.JAM,
    "cover-open": faults.COVER_OPEN,
    "door-open": faults.COVER_OPEN,
    "interlock-open": faults.COVER_OPEN,
    "input-tray-missing": faults.TRAY_MISSING,
    "media-needed": faults.OUT_OF_PAPER,
    "media-empty": faults.OUT_OF_PAPER,
    "toner-empty": faults.TONER_EMPTY,
    "marker-supply-empty": faults.TONER_EMPTY,
    "marker-waste-full": faults.NEEDS_SERVICE,
    "fuser-over-temp": faults.NEEDS_SERVICE,
    "opc-life-over": faults.NEEDS_SERVICE,
    "developer-empty": faults.NEEDS_SERVICE,
    "output-area-full": faults.OUTPUT_FULL,
    "paused": faults.OFFLINE,  # the printer's own pause or "offline" key
    "shutdown": faults.OFFLINE,
    "offline": faults.OFFLINE,
}
_WARNING = {
    "media-low": faults.PAPER_LOW,
    "toner-low": faults.TONER_LOW,
    "marker-supply-low": faults.TONER_LOW,
    "marker-waste-almost-full": faults.TONER_LOW,
}
# With these a job may still come to its end: the last sheet of a tray is on its way, the toner lasts one page more.
_MAY_STILL_FINISH = frozenset({"media-empty", "toner-empty", "marker-supply-empty"})


def fault_before(answer: Answer) -> Fault | None:
    """Why a job should not even be sent to the printer that gave `answer`, or None.

    An empty tray is no fault while another one holds sheets, unless the printer itself calls it an error.
    """
    return _named(answer, (_keyword(reason) for reason in answer.reasons if not _one_tray_of_several(reason, answer)))


def fault_during(answer: Answer) -> Fault | None:
    """Why the job that is being printed does not go on, or None while it may still come out."""
    words = [_keyword(reason) for reason in answer.reasons]
    if answer.state == STOPPED:
        return _named(answer, words) or faults.NEEDS_SERVICE
    return _named(answer, (word for word in words if word not in _MAY_STILL_FINISH))


def warnings(answer: Answer) -> tuple[Fault, ...]:
    """What a technician should see to soon, although everything still prints."""
    return tuple(dict.fromkeys(_WARNING[word] for word in map(_keyword, answer.reasons) if word in _WARNING))


def _one_tray_of_several(reason: str, answer: Answer) -> bool:
    return _keyword(reason) == "media-empty" and answer.paper_somewhere and not reason.endswith("-error")


def _keyword(reason: str) -> str:
    for ending in ("-report", "-warning", "-error"):
        reason = reason.removesuffix(ending)
    return reason


def _named(answer: Answer, words: Iterable[str]) -> Fault | None:
    """The first cause. Paper that is needed while a tray holds sheets is paper of another size."""
    found = set(words)
    fault = next((fault for word, fault in _MEANING.items() if word in found), None)
    other_size = "media-needed" in found and "media-empty" not in found and answer.paper_somewhere
    return faults.WRONG_PAPER if fault is faults.OUT_OF_PAPER and other_size else fault
