"""Somebody walks away in the middle: whatever page is open, it asks, counts down, and leaves nothing behind."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest

from adminduk.request import ReturnedItem, State
from hardware.printer.faults import JAM
from kiosk.durations import IDLE, IDLE_PAPER_IN_HAND, IDLE_WARNING, MACHINE_SILENT
from kiosk.effects import Chime, Finish, StartTimer
from kiosk.events import (
    BarKey,
    CodeRead,
    CommitFailed,
    DocumentFailed,
    DocumentPrinted,
    GrantReceived,
    HandoverRecorded,
    OfficeSaidNo,
    OfficeTrouble,
    PageVerdict,
    SheetScanned,
    SlipPrinted,
    StandingFound,
    TimerFired,
)
from kiosk.spool.faults import DISK_FULL
from kiosk.views import IdleWarning
from tests.flows.samples import COMMITTED, DESA, NAMA, NIK, NOMOR_KK, NUMBER, QR, TELEPON, grant, page, standing
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import PAPERS

SECRETS = (NIK, NAMA, NOMOR_KK, TELEPON, NUMBER, QR, "rahasia")
Step = Callable[[Kiosk], object]

FILING: tuple[Step, ...] = (
    lambda at: at.touch("file", "service"),
    lambda at: at.touch("kk", "reason"),
    lambda at: at.touch("hilang", "briefing"),
    lambda at: at.touch("next", "nik"),
    lambda at: at.type(NIK),
    lambda at: at.touch("next", "nama"),
    lambda at: at.type(NAMA),
    lambda at: at.touch("next", "nomor-kk"),
    lambda at: at.type(NOMOR_KK),
    lambda at: at.touch("next", "desa"),
    lambda at: at.touch(DESA, "telepon"),
    lambda at: at.type(TELEPON),
    lambda at: at.touch("next", "scan formulir-f102 waiting"),
    lambda at: at.touch("scan", "scan formulir-f102 scanning"),
    lambda at: at.happens(SheetScanned(), "scan formulir-f102 judging"),
    lambda at: at.happens(page(PageVerdict.BLURRED, b"rahasia"), "scan formulir-f102 bad"),
    lambda at: at.touch("scan"),
    lambda at: at.happens(page(text=b"rahasia"), "scan formulir-f102 good"),
    lambda at: at.touch("next", f"scan {PAPERS[1]} waiting"),
    lambda at: at.touch("later", f"scan {PAPERS[2]} waiting"),
    lambda at: at.touch("later", "review"),
    lambda at: at.touch("send", "busy"),
    lambda at: at.happens(CommitFailed(DISK_FULL), "commit-failed"),
    lambda at: at.touch("retry", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
    lambda at: at.touch("no-paper", "number failed"),
    lambda at: at.touch("again", "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
    lambda at: at.touch("yes", "number in-hand"),
)
COLLECTING: tuple[Step, ...] = (
    lambda at: at.touch("collect", "readcode"),
    lambda at: at.touch("type-code", "slip-code"),
    lambda at: at.type("7K3M"),
    lambda at: at.bar(BarKey.BACK, "readcode"),
    lambda at: at.happens(CodeRead(QR), "busy"),
    lambda at: at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "holder-nik"),
    lambda at: at.type(NIK),
    lambda at: at.touch("next", "busy"),
    lambda at: at.happens(OfficeSaidNo(OfficeTrouble.WRONG_HOLDER, tries_left=4), "wrong-holder"),
    lambda at: at.touch("retry", "holder-nik"),
    lambda at: at.type(NIK),
    lambda at: at.touch("next", "busy"),
    lambda at: at.happens(GrantReceived(grant()), "busy"),
    lambda at: at.happens(DocumentFailed(JAM), "printer-failed"),
    lambda at: at.touch("retry", "busy"),
    lambda at: at.happens(DocumentPrinted(), "did-it-come-out"),
    lambda at: at.touch("no", "paper-missing"),
    lambda at: at.bar(BarKey.BACK, "did-it-come-out"),
    lambda at: at.touch("yes", "busy"),
    lambda at: at.happens(HandoverRecorded(), "collected"),
)
CHECKING: tuple[Step, ...] = (
    lambda at: at.touch("status", "readcode"),
    lambda at: at.touch("type-number", "number"),
    lambda at: at.type("01000042"),
    lambda at: at.touch("next", "holder-nik"),
    lambda at: at.type(NIK),
    lambda at: at.touch("next", "busy"),
    lambda at: at.happens(
        StandingFound(
            standing(
                State.PERLU_DILENGKAPI, slip_code="", returned=(ReturnedItem("surat-kehilangan", "lainnya", "rahasia"),)
            )
        ),
        "status",
    ),
    lambda at: at.touch("complete", "slip-needed"),
)
COMPLETING: tuple[Step, ...] = (
    lambda at: at.happens(CodeRead(QR), "busy"),
    lambda at: at.happens(
        StandingFound(
            standing(State.PERLU_DILENGKAPI, returned=(ReturnedItem("surat-kehilangan", "lainnya", "rahasia"),))
        ),
        "status",
    ),
    lambda at: at.touch("complete", "briefing"),
    lambda at: at.touch("next", "scan surat-kehilangan waiting"),
    lambda at: at.touch("scan"),
    lambda at: at.happens(page(text=b"rahasia"), "scan surat-kehilangan good"),
    lambda at: at.touch("next", "review"),
    lambda at: at.touch("send", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
)
JOURNEYS = {"filing": FILING, "collecting": COLLECTING, "checking": CHECKING, "completing": COMPLETING}
EVERYWHERE = [(name, steps[: i + 1]) for name, steps in JOURNEYS.items() for i in range(len(steps))]


@pytest.mark.parametrize(("name", "steps"), EVERYWHERE, ids=[f"{name}-{len(steps)}" for name, steps in EVERYWHERE])
def test_nothing_personal_is_left(name: str, steps: tuple[Step, ...]) -> None:
    at = walked(steps)
    at.nobody_touches()
    assert at.page in ("attract", "take-papers"), name
    assert Finish() in at.asked
    if at.page == "take-papers":
        at.happens(TimerFired("farewell"), "attract")
    assert [secret for secret in SECRETS if secret in spoken(at.frame)] == []
    assert personal_things_reachable_from(at.visit) == []


def test_the_search_for_personal_things_finds_them() -> None:
    """The test above would prove nothing if the search were blind."""
    at = walked(FILING[:18])
    assert set(personal_things_reachable_from(at.visit)) >= {NIK, NAMA, NOMOR_KK, TELEPON, "rahasia"}


@pytest.mark.parametrize("steps", [FILING[:5], COLLECTING[:6], CHECKING[:9]])
def test_hapus_dan_keluar_wipes_just_as_well(steps: tuple[Step, ...]) -> None:
    at = walked(steps)
    at.bar(BarKey.LEAVE)
    assert Finish() in at.bar(BarKey.LEAVE_CONFIRMED, "attract")
    assert personal_things_reachable_from(at.visit) == []


def test_the_warning_counts_down_second_by_second() -> None:
    at = walked(FILING[:5])
    assert at.timers["idle"] == IDLE
    effects = at.happens(TimerFired("idle"), "nik")
    assert at.frame.overlay == IdleWarning(IDLE_WARNING)
    assert Chime("still-here") in effects
    at.happens(TimerFired("countdown"))
    assert at.frame.overlay == IdleWarning(IDLE_WARNING - 1)


def test_one_touch_stays_and_keeps_everything() -> None:
    at = walked(FILING[:5])
    at.happens(TimerFired("idle"))
    at.bar(BarKey.STAY, "nik")
    assert at.frame.overlay is None
    assert NIK in spoken(at.frame)
    assert at.timers["idle"] == IDLE
    at.happens(TimerFired("countdown"), "nik")  # a tick that was on its way
    assert at.frame.overlay is None


@pytest.mark.parametrize(
    ("steps", "seconds"),
    [
        (FILING[:14], MACHINE_SILENT),  # the scanner moves
        (FILING[:15], MACHINE_SILENT),  # the page is judged
        (FILING[:22], MACHINE_SILENT),  # the request is being kept
        (FILING[:25], MACHINE_SILENT),  # the slip prints
        (FILING[:30], IDLE_PAPER_IN_HAND),
        (COLLECTING[:5], MACHINE_SILENT),  # the office is asked
        (COLLECTING[:13], MACHINE_SILENT),  # the document prints
        (COLLECTING[:20], IDLE_PAPER_IN_HAND),
    ],
)
def test_nobody_is_cut_off_for_the_machines_slowness(steps: tuple[Step, ...], seconds: float) -> None:
    at = walked(steps)
    assert at.timers["idle"] == seconds


def test_the_machines_answer_ends_the_warning_about_its_silence() -> None:
    at = walked(FILING[:25])
    at.happens(TimerFired("idle"), "number printing")
    assert isinstance(at.frame.overlay, IdleWarning)
    at.happens(SlipPrinted(), "number asking")
    assert at.frame.overlay is None
    assert at.timers["idle"] == IDLE


def test_every_touch_starts_the_wait_anew() -> None:
    at = walked(FILING[:3])
    assert StartTimer("idle", IDLE) in at.touch("next")


def walked(steps: tuple[Step, ...]) -> Kiosk:
    at = Kiosk()
    for step in steps:
        step(at)
    return at


def personal_things_reachable_from(visit: object) -> list[str]:
    """The secrets that stand in any text or bytes that can be reached from `visit`, by walking every reference.

    Classes, modules and functions are not entered: they are the program, the same for everybody.
    """
    found: set[str] = set()
    seen: set[int] = set()
    todo: list[object] = [visit]
    while todo:
        thing = todo.pop()
        if (
            id(thing) in seen
            or isinstance(thing, type)
            or type(thing).__name__ in ("module", "builtin_function_or_method")
        ):
            continue
        seen.add(id(thing))
        text = thing.decode("latin-1") if isinstance(thing, bytes) else thing
        if isinstance(text, str):
            found |= {secret for secret in SECRETS if len(text) < 10_000 and secret in text}
        elif type(thing).__name__ == "function":
            todo.extend(getattr(thing, "__closure__", None) or ())
        else:
            todo.extend(gc.get_referents(thing))
    return sorted(found)
