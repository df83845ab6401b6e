"""Somebody walks away in the middle: whatever page is open, it asks, counts down, and leaves nothing behind."""

from __future__ import annotations

import gc

import pytest

from kiosk.durations import IDLE, IDLE_PAPER_IN_HAND, IDLE_WARNING, MACHINE_SILENT
from kiosk.effects import Chime, Finish, StartTimer
from kiosk.events import BarKey, SlipPrinted, TimerFired
from kiosk.views import IdleWarning
from tests.flows.samples import NAMA, NIK, NOMOR_KK, NUMBER, QR, TELEPON
from tests.flows.script import Kiosk, spoken
from tests.hazards.walks import CHECKING, COLLECTING, FILING, HOMES, PAGES, Step, Walk

SECRETS = (NIK, NAMA, NOMOR_KK, TELEPON, NUMBER, QR, "rahasia")

EVERYWHERE = [walk.until(length) for walk, length in PAGES if length > 0]


@pytest.mark.parametrize("walk", EVERYWHERE, ids=str)
def test_nothing_personal_is_left(walk: Walk) -> None:
    at = walk.walked()
    at.nobody_touches()
    assert at.page in (*HOMES, "take-papers")
    assert Finish() in at.asked
    if at.page == "take-papers":
        at.happens(TimerFired("farewell"))
    assert at.page in HOMES
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
    assert at.frame.overlay == IdleWarning(IDLE_WARNING, can_be_left=True)
    assert Chime("still-here") in effects
    at.happens(TimerFired("countdown"))
    assert at.frame.overlay == IdleWarning(IDLE_WARNING - 1, can_be_left=True)


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
