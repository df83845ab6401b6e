"""A paper under the document camera: what is said while it is looked at, how it is taken, how long anybody waits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adminduk.localised import Language
from hardware.camera import faults as camera_faults
from hardware.scanner.faults import JAM
from kiosk import durations
from kiosk.availability import Availability
from kiosk.effects import CancelCapture, CommitFiling, SpeakPage, StartTimer, TakeNow, WatchCamera
from kiosk.events import (
    BarKey,
    CameraSees,
    CapturedPage,
    PageCaptured,
    PageVerdict,
    SheetScanned,
    TimerFired,
)
from kiosk.views import CameraView, IdleWarning, MessageView, ScanView, Sight
from tests.flows.samples import page
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import NAMA, NIK, PAPERS

BOTH = Availability(absent=("power",))
ONLY_CAMERA = replace(BOTH, absent=("scanner", "power"))
SCANNER_OUT = replace(BOTH, faults=(("scanner", JAM),))
CAMERA_OUT = replace(BOTH, faults=(("camera", camera_faults.UNPLUGGED),))
BOTH_OUT = replace(BOTH, faults=(("scanner", JAM), ("camera", camera_faults.UNPLUGGED)))
FIRST, SECOND = PAPERS[0], PAPERS[1]


def at_the_first_paper(works: Availability) -> Kiosk:
    at = Kiosk(works)
    for touched in ("file", "kk", "hilang", "next"):
        at.touch(touched)
    at.type(NIK)
    at.touch("next")
    at.type(NAMA)
    for touched in ("next", "skip", "35.17.19.2001", "skip"):
        at.touch(touched)
    return at


def watching(works: Availability = ONLY_CAMERA) -> Kiosk:
    at = at_the_first_paper(works)
    assert at.page == f"camera {FIRST}"
    return at


def sees(at: Kiosk, sight: Sight) -> str:
    """What the kiosk says to `sight`."""
    at.happens(CameraSees(sight), at.page)
    assert isinstance(at.view, CameraView)
    assert at.view.sight is sight
    return spoken(at.frame)


# --- watching -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sight", "words"),
    [
        (Sight.STARTING, "di bawah kamera, tulisan menghadap ke atas"),
        (Sight.NOTHING, "di bawah kamera, tulisan menghadap ke atas"),
        (Sight.MOVING, "Jangan digerakkan"),
        (Sight.TOO_DARK, "Terlalu gelap"),
        (Sight.GLARE, "pantulan lampu"),
        (Sight.BLURRED, "Belum tajam"),
        (Sight.HOLD, "Saya foto sekarang"),
        (Sight.TAKEN, "sudah saya foto"),
    ],
)
def test_each_sight_has_its_sentence(sight: Sight, words: str) -> None:
    assert words in sees(watching(), sight)


def test_a_page_is_taken_by_itself_and_the_next_paper_is_watched() -> None:
    at = watching()
    sees(at, Sight.HOLD)
    at.happens(SheetScanned(), f"scan {FIRST} judging")
    at.happens(page(), f"scan {FIRST} good")
    at.touch("next", f"camera {SECOND}")
    assert at.last(WatchCamera).requirement == SECOND


def test_take_it_now() -> None:
    at = watching()
    sees(at, Sight.BLURRED)
    effects = at.touch("take", f"scan {FIRST} scanning")
    assert TakeNow() in effects
    assert "memotret" in spoken(at.frame)
    assert isinstance(at.view, ScanView)
    assert at.view.picture == "photographing"
    at.happens(CameraSees(Sight.HOLD), f"scan {FIRST} scanning")
    at.happens(SheetScanned(), f"scan {FIRST} judging")
    at.happens(page(), f"scan {FIRST} good")


def test_stopping_a_shot_leads_back_to_the_living_picture() -> None:
    at = watching()
    at.touch("take")
    effects = at.touch("stop", f"camera {FIRST}")
    asked = [type(each) for each in effects if isinstance(each, CancelCapture | WatchCamera)]
    assert asked == [CancelCapture, WatchCamera]


def test_another_page_and_once_more() -> None:
    at = watching()
    at.happens(page(text=b"one"), f"scan {FIRST} good")
    at.touch("more", f"camera {FIRST}")
    assert "halaman 2" in spoken(at.frame)
    assert at.buttons()[0] == "next", "who has no other page goes on"
    at.happens(page(text=b"two"), f"scan {FIRST} good")
    at.touch("retake", f"camera {FIRST}")
    at.happens(page(text=b"three"), f"scan {FIRST} good")
    at.touch("next")
    for _ in PAPERS[1:]:
        at.happens(page())
        at.touch("next")
    at.touch("send", "busy")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert [kept.page.jpeg for kept in filing.pages if kept.requirement == FIRST] == [b"one", b"three"]


def test_leaving_the_page_stops_the_camera() -> None:
    at = watching()
    assert CancelCapture() in at.bar(BarKey.BACK, "telepon")


def test_brought_later_instead() -> None:
    at = watching()
    assert CancelCapture() in at.touch("later", f"camera {SECOND}")


def test_what_the_camera_sees_does_not_make_another_page_of_it() -> None:
    """A finger on its way to "Foto sekarang" must not be too late because a shadow passed."""
    at = watching()
    serial = at.frame.serial
    for sight in Sight:
        sees(at, sight)
    assert at.frame.serial == serial


def test_who_listens_hears_advice_once_each() -> None:
    at = watching()
    at.bar(BarKey.LISTEN)
    said = [
        sight for sight in (Sight.MOVING, Sight.GLARE, Sight.MOVING, Sight.GLARE, Sight.BLURRED) if heard(at, sight)
    ]
    assert said == [Sight.GLARE, Sight.BLURRED]


def heard(at: Kiosk, sight: Sight) -> bool:
    return SpeakPage() in at.happens(CameraSees(sight))


def test_who_does_not_listen_hears_nothing() -> None:
    assert not heard(watching(), Sight.GLARE)


# --- words that differ under a camera -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("verdict", [each for each in PageVerdict if each not in ("good", "turned")])
def test_nobody_is_sent_to_a_glass_that_is_not_there(verdict: PageVerdict, language: Language) -> None:
    at = watching()
    at.happens(page(verdict), f"scan {FIRST} bad")
    words = spoken(at.frame, language).lower()
    assert [
        each for each in ("kaca,", "kaca.", "glass", "tutupnya", "tutupipun", "lid", "pindai ini") if each in words
    ] == []


def test_where_it_is_cut_off_is_said_under_the_camera_too() -> None:
    at = watching()
    at.happens(PageCaptured(CapturedPage(PageVerdict.CUT_OFF, b"jpeg", None, "left")), f"scan {FIRST} bad")
    assert "Bagian kiri kertas terpotong" in spoken(at.frame)
    assert "terlihat kamera" in spoken(at.frame)


# --- time -----------------------------------------------------------------------------------------------------------


def test_hands_full_of_paper_get_two_minutes_and_nobody_stays_for_ever() -> None:
    at = watching()
    assert at.last(StartTimer) == StartTimer("idle", durations.IDLE_UNHURRIED)
    asked = len(at.asked)
    sees(at, Sight.MOVING)
    assert not [each for each in at.asked[asked:] if isinstance(each, StartTimer)], "a flickering lamp is nobody"
    at.happens(TimerFired("idle"))
    assert isinstance(at.frame.overlay, IdleWarning)
    at.happens(SheetScanned())
    assert at.frame.overlay is None, "who lays a paper down is there"


def test_a_paper_left_under_the_camera_is_reminded_of() -> None:
    at = watching()
    sees(at, Sight.MOVING)
    at.nobody_touches()
    assert isinstance(at.view, MessageView)
    assert at.view.name == "take-papers"


def test_an_empty_table_reminds_of_nothing() -> None:
    at = watching()
    sees(at, Sight.NOTHING)
    at.nobody_touches()
    assert at.page == "attract"


def test_the_camera_has_its_own_help() -> None:
    at = watching()
    at.bar(BarKey.HELP)
    assert "di bawah kamera" in spoken(at.frame)
