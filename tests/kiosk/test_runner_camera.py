"""What the runner makes of a watched page, corners shown by hand and codes under the camera; and that nothing stays."""

from __future__ import annotations

import gc
import threading
import weakref

import numpy as np
import pytest

from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk.asked import ANYTHING, Asked, Kind
from kiosk.availability import ABSENT, Availability
from kiosk.codes.answers import Advice
from kiosk.effects import (
    CancelCapture,
    CapturePage,
    CutByHand,
    Effect,
    Finish,
    ListenForCode,
    ReadCard,
    StopListening,
    TakeNow,
    WatchCamera,
)
from kiosk.events import (
    CameraSees,
    CaptureFailed,
    CardKind,
    CardRead,
    Chosen,
    CodeHidden,
    CodeRead,
    Event,
    MachineChanged,
    PageCaptured,
    SheetScanned,
)
from kiosk.looking import Looking
from kiosk.machine import BROKEN
from kiosk.views import Sight
from tests.kiosk.bare_machine import GOOD_PAGE, SHEET, Bench

GO = Chosen("go")
CORNERS = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
NO_READER = Availability(faults=(("reader", Fault("reader.unplugged")),), absent=("power",))
NO_CAMERA = Availability(faults=(("reader", Fault("reader.unplugged")),), absent=("power", "camera"))
ALL_WELL = Availability(absent=("power",))


@pytest.fixture
def bench() -> Bench:
    return Bench()


def ask(bench: Bench, *effects: Effect) -> None:
    bench.visit.answers[Chosen] = effects
    bench.runner.touch(GO, 1)
    bench.visit.answers.pop(Chosen)


def answers(bench: Bench) -> tuple[Event, ...]:
    return tuple(event for event in bench.visit.heard if not isinstance(event, Chosen))


# --- a page under the camera ----------------------------------------------------------------------------


def test_sights_then_the_sheet_then_the_page(bench: Bench) -> None:
    bench.camera.sights = (Sight.NOTHING, Sight.HOLD)
    ask(bench, WatchCamera("kk-lama", Asked(Kind.KK)))
    assert answers(bench) == (), "the touch itself waits for nothing"
    bench.settle()
    assert answers(bench) == (
        CameraSees(Sight.NOTHING),
        CameraSees(Sight.HOLD),
        SheetScanned(),
        PageCaptured(GOOD_PAGE),
    )
    assert bench.parts.asked == [Asked(Kind.KK)]


def test_a_fault_of_the_camera_is_a_failed_capture(bench: Bench) -> None:
    bench.camera.page = Fault("camera.black")
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    assert answers(bench) == (CaptureFailed(Fault("camera.black")),)


def test_take_now_reaches_the_watch_that_runs(bench: Bench) -> None:
    bench.camera.during = lambda: ask(bench, TakeNow())
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    assert bench.camera.take_now == [True]


def test_take_now_of_the_page_before_does_not_take_the_next(bench: Bench) -> None:
    bench.camera.during = lambda: ask(bench, TakeNow())
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    assert bench.camera.take_now == [True, False]


@pytest.mark.parametrize("end", [CancelCapture(), Finish()])
def test_whoever_turned_away_hears_nothing_more(bench: Bench, end: Effect) -> None:
    bench.camera.sights = (Sight.NOTHING,)
    bench.camera.during = lambda: ask(bench, end)
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    assert answers(bench) == ()
    assert bench.camera.flags[0].is_set()


def test_a_page_that_was_taken_in_the_moment_of_cancelling_is_dropped(bench: Bench) -> None:
    ask(bench, WatchCamera("kk-lama"))
    bench.work()
    ask(bench, CancelCapture())
    bench.settle()
    assert answers(bench) == ()


def test_the_watch_after_a_cancelled_one_is_heard(bench: Bench) -> None:
    ask(bench, WatchCamera("kk-lama"), CancelCapture(), WatchCamera("kk-lama"))
    bench.settle()
    assert answers(bench) == (SheetScanned(), PageCaptured(GOOD_PAGE))


def test_a_kiosk_without_a_camera_says_so() -> None:
    bench = Bench(with_camera=False)
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    assert answers(bench) == (CaptureFailed(ABSENT),)


# --- corners shown by hand ------------------------------------------------------------------------------


@pytest.mark.parametrize("looked", [WatchCamera("kk-lama"), CapturePage("kk-lama")], ids=["camera", "scanner"])
def test_the_untouched_sheet_is_cut_along_the_corners_as_often_as_asked(bench: Bench, looked: Effect) -> None:
    ask(bench, looked)
    bench.settle()
    ask(bench, CutByHand("kk-lama", CORNERS))
    bench.settle()
    ask(bench, CutByHand("kk-lama", CORNERS[::-1]))
    bench.settle()
    assert bench.parts.cut == [(SHEET, CORNERS), (SHEET, CORNERS[::-1])]
    assert answers(bench)[-2:] == (PageCaptured(GOOD_PAGE), PageCaptured(GOOD_PAGE))
    assert bench.parts.asked == [ANYTHING]


def test_without_a_sheet_there_is_nothing_to_cut(bench: Bench) -> None:
    ask(bench, CutByHand("kk-lama", CORNERS))
    bench.settle()
    assert answers(bench) == (CaptureFailed(BROKEN),)


def test_the_picture_of_a_card_that_was_read_is_not_kept(bench: Bench) -> None:
    ask(bench, CapturePage("kk-lama"), ReadCard(CardKind.KTP))
    bench.settle()
    assert CardRead(()) in answers(bench)
    ask(bench, CutByHand("kk-lama", CORNERS))
    bench.settle()
    assert answers(bench)[-1] == CaptureFailed(BROKEN)


def test_the_next_sheet_that_failed_leaves_no_old_one_behind(bench: Bench) -> None:
    ask(bench, CapturePage("kk-lama"))
    bench.settle()
    bench.devices.scan = Fault("scanner.jam")
    ask(bench, CapturePage("akta"))
    bench.settle()
    ask(bench, CutByHand("akta", CORNERS))
    bench.settle()
    assert bench.parts.cut == []


# --- nothing stays --------------------------------------------------------------------------------------


def laid(bench: Bench) -> weakref.ref[np.ndarray]:
    """A sheet of its own under camera and scanner, known only to them; what is left of it can be asked."""
    sheet = ScannedSheet(np.zeros((400, 300, 3), np.uint8), 0)
    bench.camera.page = bench.devices.scan = sheet
    return weakref.ref(sheet.pixels)


def forget_laid(bench: Bench) -> None:
    bench.camera.page = bench.devices.scan = SHEET
    gc.collect()


@pytest.mark.parametrize("looked", [WatchCamera("kk-lama"), CapturePage("kk-lama")], ids=["camera", "scanner"])
def test_the_end_of_the_visit_lets_go_of_the_sheet(bench: Bench, looked: Effect) -> None:
    pixels = laid(bench)
    ask(bench, looked)
    bench.settle()
    forget_laid(bench)
    assert pixels() is not None, "held for corners by hand"
    ask(bench, Finish())
    gc.collect()
    assert pixels() is None
    assert bench.camera.wiped == 1


def test_the_next_sheet_lets_go_of_the_last(bench: Bench) -> None:
    pixels = laid(bench)
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    forget_laid(bench)
    ask(bench, WatchCamera("kk-lama"))
    bench.settle()
    gc.collect()
    assert pixels() is None


def test_a_sheet_that_comes_after_the_visit_is_kept_by_nobody(bench: Bench) -> None:
    pixels = laid(bench)
    ask(bench, CapturePage("kk-lama"), Finish())
    bench.settle()
    forget_laid(bench)
    assert pixels() is None
    assert answers(bench) == ()


def test_a_late_sheet_does_not_take_the_place_of_the_next_visits() -> None:
    """The scan of the visit before comes home while the next visit's sheet is looked at."""
    before, now = Looking(), Looking()
    late = before.begin()
    before.wipe()
    attempt = now.begin()
    attempt.keep(SHEET)
    late.keep(ScannedSheet(np.ones((4, 4, 3), np.uint8), 0))
    assert now.again() is SHEET
    assert before.again() is None


def test_wiping_and_keeping_at_once_leaves_nothing() -> None:
    """Whichever comes first: the sheet is gone after both."""
    for _ in range(200):
        looking = Looking()
        attempt = looking.begin()
        keeper = threading.Thread(target=attempt.keep, args=(SHEET,))
        keeper.start()
        looking.wipe()
        keeper.join()
        assert looking.again() is None


# --- codes under the camera -----------------------------------------------------------------------------


def test_where_no_reader_works_one_code_under_the_camera_is_let_through(bench: Bench) -> None:
    bench.devices.availability = NO_READER
    bench.camera.codes = ("JGR-01-000042", "JGR-01-000042", "JGR-01-000043")
    bench.camera.during = bench.loop
    ask(bench, ListenForCode())
    bench.settle()
    assert answers(bench) == (CodeRead("JGR-01-000042"),)
    assert bench.camera.stopped == [True], "the camera rests once a code was let through"


@pytest.mark.parametrize("works", [ALL_WELL, NO_CAMERA], ids=["reader-works", "no-camera"])
def test_the_camera_stays_off_where_it_is_not_needed_or_not_there(bench: Bench, works: Availability) -> None:
    bench.devices.availability = works
    ask(bench, ListenForCode())
    bench.settle()
    assert bench.camera.flags == []


@pytest.mark.parametrize("end", [StopListening(), Finish(), WatchCamera("kk-lama")])
def test_the_camera_stops_reading_with_whoever_listened(bench: Bench, end: Effect) -> None:
    bench.devices.availability = NO_READER
    bench.camera.during = lambda: ask(bench, end)
    ask(bench, ListenForCode())
    bench.work()
    assert bench.camera.stopped == [True]


def test_a_code_under_the_camera_that_nobody_waits_for_is_dropped(bench: Bench) -> None:
    bench.devices.availability = NO_READER
    bench.camera.codes, bench.camera.advice = ("JGR-01-000042",), (Advice.SCREEN_GLARE,)
    ask(bench, ListenForCode())
    bench.work()
    ask(bench, StopListening())
    bench.settle()
    assert answers(bench) == ()


def test_what_hides_a_code_is_told(bench: Bench) -> None:
    bench.devices.availability = NO_READER
    bench.camera.advice = (Advice.SCREEN_GLARE, Advice.NONE)
    ask(bench, ListenForCode())
    bench.settle()
    assert answers(bench) == (CodeHidden(Advice.SCREEN_GLARE), CodeHidden(Advice.NONE))


def test_a_reader_lost_while_somebody_listens_is_replaced_by_the_camera_once(bench: Bench) -> None:
    bench.devices.availability = ALL_WELL
    ask(bench, ListenForCode())
    bench.devices.availability = NO_READER
    bench.runner.happen(MachineChanged(NO_READER))
    bench.runner.happen(MachineChanged(NO_READER))
    bench.settle()
    assert len(bench.camera.flags) == 1


def test_news_of_the_machine_wake_no_camera_when_nobody_listens(bench: Bench) -> None:
    bench.devices.availability = NO_READER
    bench.runner.happen(MachineChanged(NO_READER))
    bench.settle()
    assert bench.camera.flags == []
