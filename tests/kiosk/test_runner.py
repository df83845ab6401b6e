"""What the runner makes of effects: the work is done elsewhere, its answers come home, and late ones find nobody."""

from __future__ import annotations

import pytest

from hardware.device import Fault
from hardware.slip_printer.port import Line
from kiosk.effects import (
    AskStanding,
    CancelCapture,
    CapturePage,
    Chime,
    ClaimDocument,
    CommitCompletion,
    CommitFiling,
    Effect,
    Finish,
    Hush,
    ListenForCode,
    PrintDocument,
    PrintSlip,
    RecordHandover,
    SpeakPage,
    StartTimer,
    StopListening,
    StopTimer,
)
from kiosk.events import (
    CaptureFailed,
    Chosen,
    CodeRead,
    CommitFailed,
    DocumentFailed,
    DocumentPrinted,
    Event,
    HandoverRecorded,
    MinutePassed,
    OfficeSaidNo,
    OfficeTrouble,
    PageCaptured,
    SheetScanned,
    SlipFailed,
    SlipPrinted,
    TimerFired,
)
from kiosk.machine import BROKEN
from kiosk.office_answers import Grant
from kiosk.say import say
from kiosk.views import BusyView, Frame
from tests.kiosk.bare_machine import COMMITTED, GOOD_PAGE, Bench

GO, END = Chosen("go"), Chosen("end")
GRANT = Grant("token", "JGR-01-000042", "JGR-CODE", b"%PDF-1.7 contoh", "0" * 64)
FILING = CommitFiling("kk", "hilang", (), (), (), "id")
JAM = Fault("scanner.jam")

ANSWERS: list[tuple[Effect, tuple[Event, ...]]] = [
    (CapturePage("kk-lama"), (SheetScanned(), PageCaptured(GOOD_PAGE))),
    (FILING, (COMMITTED,)),
    (CommitCompletion("JGR-01-000042", "JGR-CODE", (), ()), (COMMITTED,)),
    (RecordHandover(GRANT), (HandoverRecorded(),)),
    (PrintSlip((Line("JGR-01-000042"),)), (SlipPrinted(),)),
    (PrintDocument(GRANT), (DocumentPrinted(),)),
    (AskStanding(slip_code="JGR-CODE"), (OfficeSaidNo(OfficeTrouble.UNKNOWN),)),
    (ClaimDocument("JGR-CODE", "", "9903121708900003"), (OfficeSaidNo(OfficeTrouble.LOCKED, wait_s=60),)),
]
FAILURES: list[tuple[Effect, Event]] = [
    (CapturePage("kk-lama"), CaptureFailed(BROKEN)),
    (FILING, CommitFailed(BROKEN)),
    (CommitCompletion("JGR-01-000042", "JGR-CODE", (), ()), CommitFailed(BROKEN)),
    (RecordHandover(GRANT), CommitFailed(BROKEN)),
    (AskStanding(slip_code="JGR-CODE"), OfficeSaidNo(OfficeTrouble.UNREACHABLE)),
    (ClaimDocument("JGR-CODE", "", "9903121708900003"), OfficeSaidNo(OfficeTrouble.UNREACHABLE)),
]


@pytest.fixture
def bench() -> Bench:
    return Bench()


def ask(bench: Bench, *effects: Effect) -> None:
    """A touch that the visit answers with `effects`."""
    bench.visit.answers[Chosen] = effects
    bench.runner.touch(GO, 1)
    bench.visit.answers.pop(Chosen)


def answers(bench: Bench) -> tuple[Event, ...]:
    """What the visit heard besides touches."""
    return tuple(event for event in bench.visit.heard if not isinstance(event, Chosen))


@pytest.mark.parametrize(("effect", "events"), ANSWERS, ids=lambda each: type(each).__name__)
def test_every_effect_is_answered_on_the_main_loop(bench: Bench, effect: Effect, events: tuple[Event, ...]) -> None:
    ask(bench, effect)
    assert answers(bench) == (), "the touch itself waits for nothing"
    bench.work()
    assert answers(bench) == (), "the background hears no visit"
    bench.settle()
    assert answers(bench) == events


@pytest.mark.parametrize(("effect", "event"), FAILURES, ids=lambda each: type(each).__name__)
def test_a_bug_in_an_effect_is_its_failure_and_no_word_of_it_is_logged(
    bench: Bench, caplog: pytest.LogCaptureFixture, effect: Effect, event: Event
) -> None:
    bench.parts.explode = True
    ask(bench, effect)
    bench.settle()
    assert answers(bench)[-1] == event
    assert "ValueError at bare_machine.py" in caplog.text
    assert "9903121708900003" not in caplog.text


def test_faults_of_devices_are_passed_on(bench: Bench) -> None:
    bench.devices.scan = bench.devices.print_pdf = bench.devices.print_slip = JAM
    ask(bench, CapturePage("kk-lama"), PrintDocument(GRANT), PrintSlip(()))
    bench.settle()
    assert set(answers(bench)) == {CaptureFailed(JAM), DocumentFailed(JAM), SlipFailed(JAM)}


def test_a_page_that_the_worker_lost_is_a_failed_capture(bench: Bench) -> None:
    bench.parts.page = Fault("capture.stopped")
    ask(bench, CapturePage("kk-lama"))
    bench.settle()
    assert answers(bench) == (SheetScanned(), CaptureFailed(Fault("capture.stopped")))


def test_the_print_queue_sees_a_number_and_the_very_bytes(bench: Bench) -> None:
    ask(bench, PrintDocument(GRANT))
    bench.settle()
    assert bench.devices.printed == [(GRANT.pdf, "JGR-01-000042")]


# --- late answers ---------------------------------------------------------------------------------------


def test_an_answer_that_comes_after_the_visit_is_dropped(bench: Bench) -> None:
    ask(bench, CapturePage("kk-lama"))
    bench.work()
    ask(bench, Finish())
    bench.settle()
    assert answers(bench) == ()


def test_what_the_visit_asked_for_is_done_all_the_same(bench: Bench) -> None:
    ask(bench, PrintDocument(GRANT), Finish())
    bench.settle()
    assert bench.devices.printed == [(GRANT.pdf, "JGR-01-000042")]
    assert answers(bench) == ()


def test_the_next_visit_hears_its_own_answers(bench: Bench) -> None:
    ask(bench, CapturePage("kk-lama"), Finish(), AskStanding(slip_code="JGR-CODE"))
    bench.settle()
    assert answers(bench) == (OfficeSaidNo(OfficeTrouble.UNKNOWN),)


def test_a_cancelled_scan_is_stopped_and_its_answer_dropped(bench: Bench) -> None:
    ask(bench, CapturePage("kk-lama"))
    bench.work()
    ask(bench, CancelCapture())
    bench.settle()
    assert bench.devices.cancels == 1
    assert answers(bench) == ()


def test_a_scan_cancelled_before_it_began_never_begins(bench: Bench) -> None:
    ask(bench, CapturePage("kk-lama"), CancelCapture())
    bench.settle()
    assert bench.devices.scans == 0
    assert answers(bench) == ()


def test_the_scan_after_a_cancelled_one_is_heard(bench: Bench) -> None:
    ask(bench, CapturePage("kk-lama"), CancelCapture(), CapturePage("kk-lama"))
    bench.settle()
    assert answers(bench) == (SheetScanned(), PageCaptured(GOOD_PAGE))


# --- codes ----------------------------------------------------------------------------------------------


def test_one_code_is_let_through(bench: Bench) -> None:
    ask(bench, ListenForCode())
    heard = bench.devices.ear
    assert heard is not None
    heard("JGR-01-000042")
    heard("JGR-01-000043")
    bench.settle()
    assert answers(bench) == (CodeRead("JGR-01-000042"),)
    assert bench.devices.ear is None


@pytest.mark.parametrize("end", [StopListening(), Finish()])
def test_a_code_read_in_the_moment_of_stopping_is_dropped(bench: Bench, end: Effect) -> None:
    ask(bench, ListenForCode())
    heard = bench.devices.ear
    assert heard is not None
    heard("JGR-01-000042")
    ask(bench, end)
    bench.settle()
    assert answers(bench) == ()
    assert bench.devices.ear is None


# --- timers ---------------------------------------------------------------------------------------------


def test_a_timer_rings_once(bench: Bench) -> None:
    ask(bench, StartTimer("idle", 60))
    bench.timers.ring(60)
    assert answers(bench) == (TimerFired("idle"),)
    assert bench.timers.running == []


def test_a_timer_of_the_same_name_replaces_the_old_one(bench: Bench) -> None:
    ask(bench, StartTimer("idle", 60), StartTimer("idle", 120), StartTimer("countdown", 1))
    assert [seconds for seconds, _ in bench.timers.running] == [120, 1]


def test_a_stopped_timer_never_rings(bench: Bench) -> None:
    ask(bench, StartTimer("idle", 60), StopTimer("idle"), StopTimer("unknown"))
    assert bench.timers.running == []


def test_the_end_stops_the_timers_of_the_visit_and_keeps_those_set_after_it(bench: Bench) -> None:
    ask(bench, StartTimer("idle", 60), Finish(), StartTimer("farewell", 12))
    assert [seconds for seconds, _ in bench.timers.running] == [12]


def test_every_minute_the_visit_hears_the_time_even_across_visits(bench: Bench) -> None:
    bench.clock.pass_time(20.5)
    bench.runner.start()
    ask(bench, Finish())
    bench.clock.pass_time(39.5)
    bench.timers.ring(39.5)
    bench.clock.pass_time(60)
    bench.timers.ring(60)
    times = [event.now.strftime("%H.%M.%S") for event in bench.visit.heard if isinstance(event, MinutePassed)]
    assert times == ["08.05.20", "08.06.00", "08.07.00"]


# --- the glass and the voice ----------------------------------------------------------------------------


def test_a_frame_is_drawn_when_it_differs(bench: Bench) -> None:
    bench.runner.start()
    bench.runner.touch(GO, 1)
    bench.visit.frame = Frame(2, BusyView(say("page.two")))
    bench.runner.touch(GO, 1)
    assert [frame.serial for frame in bench.shown] == [1, 2]


def test_the_new_page_is_drawn_before_its_effects_begin(bench: Bench) -> None:
    bench.visit.frame = Frame(2, BusyView(say("page.two")))
    ask(bench, SpeakPage())
    assert bench.parts.said[0][0] == ("2",)


def test_touches_carry_their_serial_and_happenings_none(bench: Bench) -> None:
    bench.runner.touch(GO, 5)
    bench.runner.happen(SlipPrinted())
    assert bench.visit.serials == [5, None]


def test_sounds(bench: Bench) -> None:
    ask(bench, Chime("still-here"), Hush(), SpeakPage(), Finish())
    assert bench.parts.sounds == ["still-here", "hush", "hush"]
    assert len(bench.parts.said) == 1


def test_a_broken_chime_stops_nothing(bench: Bench) -> None:
    bench.parts.explode = True
    ask(bench, Chime("still-here"), StartTimer("idle", 60))
    assert [seconds for seconds, _ in bench.timers.running] == [60]


# --- bugs of the visit ----------------------------------------------------------------------------------


def test_a_bug_of_a_journey_ends_the_visit_and_not_the_kiosk(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.visit.explodes_on = (Chosen,)
    bench.visit.farewell = (Chime("goodbye"),)
    bench.runner.touch(GO, 1)
    assert "goodbye" in bench.parts.sounds
    assert "visit failed on Chosen: KeyError at bare_machine.py" in caplog.text
    assert "9903121708900003" not in caplog.text


def test_a_visit_that_cannot_even_end_ends_the_process(bench: Bench) -> None:
    bench.visit.explodes_on, bench.visit.farewell = (Chosen,), None
    with pytest.raises(KeyError):
        bench.runner.touch(GO, 1)
