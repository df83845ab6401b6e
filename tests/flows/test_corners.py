"""The way out when no page was found: the resident shows its corners."""

from __future__ import annotations

import pytest

from kiosk.effects import CancelCapture, CutByHand, SpeakPage
from kiosk.events import BarKey, CapturedPage, CornerMoved, PageCaptured, PageVerdict
from kiosk.journeys.quadrilateral import START, in_order, is_a_page
from kiosk.views import CornersView, Preview
from tests.flows.samples import page
from tests.flows.script import Kiosk, spoken
from tests.flows.test_camera import BOTH, FIRST, ONLY_CAMERA, at_the_first_paper, watching
from tests.flows.test_file_request import PAPERS

WHOLE = Preview(b"all of it", 1600, 1131)
SHEET = ((0.2, 0.1), (0.8, 0.15), (0.75, 0.9), (0.25, 0.85))


def unfound(verdict: PageVerdict = PageVerdict.NOTHING) -> PageCaptured:
    return PageCaptured(CapturedPage(verdict, b"jpeg", None, whole=WHOLE))


def at_the_corners() -> Kiosk:
    at = at_the_first_paper(BOTH)
    for _ in range(2):
        at.touch("scan")
        at.happens(unfound(), f"scan {FIRST} bad")
    at.touch("corners", "corners")
    return at


def corners(at: Kiosk) -> CornersView:
    assert isinstance(at.view, CornersView)
    return at.view


def drag(at: Kiosk, index: int, *way: tuple[float, float]) -> None:
    for x, y in way[:-1]:
        at.happens(CornerMoved(index, x, y), "corners")
    at.happens(CornerMoved(index, *way[-1], lifted=True), "corners")


@pytest.mark.parametrize("verdict", [PageVerdict.NOTHING, PageVerdict.TWO_SHEETS, PageVerdict.CUT_OFF])
def test_offered_after_the_second_page_that_was_not_found(verdict: PageVerdict) -> None:
    at = at_the_first_paper(BOTH)
    at.touch("scan")
    at.happens(unfound(verdict), f"scan {FIRST} bad")
    assert "corners" not in at.buttons()
    at.touch("scan")
    at.happens(unfound(verdict), f"scan {FIRST} bad")
    assert at.buttons() == ["corners", "camera", "later", "scan"]


def test_not_offered_for_a_page_that_was_found_and_is_of_no_use() -> None:
    at = at_the_first_paper(BOTH)
    for verdict in (PageVerdict.NOTHING, PageVerdict.BLURRED, PageVerdict.BLURRED):
        at.touch("scan")
        at.happens(unfound(verdict), f"scan {FIRST} bad")
    assert "corners" not in at.buttons()


def test_a_blurred_page_and_one_that_was_not_found_are_not_two_that_were_not_found() -> None:
    at = at_the_first_paper(BOTH)
    for verdict in (PageVerdict.BLURRED, PageVerdict.NOTHING):
        at.touch("scan")
        at.happens(unfound(verdict), f"scan {FIRST} bad")
    assert "corners" not in at.buttons()


def test_not_offered_where_there_is_no_picture_to_show_them_on() -> None:
    at = at_the_first_paper(BOTH)
    for _ in range(2):
        at.touch("scan")
        at.happens(page(PageVerdict.UNREADABLE), f"scan {FIRST} bad")
    assert "corners" not in at.buttons()


def test_the_picture_is_the_one_that_was_taken() -> None:
    at = at_the_corners()
    assert corners(at).preview is WHOLE
    assert corners(at).corners == START
    assert corners(at).chosen == 0


def test_dragged_corners_are_cut_along_and_the_page_is_kept() -> None:
    at = at_the_corners()
    for index, place in enumerate(SHEET):
        drag(at, index, (0.5, 0.5), place)
    assert corners(at).corners == SHEET
    effects = at.touch("cut", f"scan {FIRST} judging")
    cut = next(each for each in effects if isinstance(each, CutByHand))
    assert (cut.requirement, cut.corners) == (FIRST, SHEET)
    at.happens(page(), f"scan {FIRST} good")
    at.touch("next", f"scan {PAPERS[1]} waiting")


def test_a_touch_on_a_place_moves_the_chosen_corner_there() -> None:
    """Taps alone do it: what is touched on the glass comes as the place of the chosen corner (see `corner_pad`)."""
    at = at_the_corners()
    drag(at, 2, START[2])
    assert corners(at).chosen == 2
    drag(at, 2, (0.7, 0.8))
    assert corners(at).corners == (START[0], START[1], (0.7, 0.8), START[3])


def test_the_serial_stays_while_a_corner_is_dragged() -> None:
    """Else every touch of a quick finger would belong to a page that is gone."""
    at = at_the_corners()
    serial = at.frame.serial
    drag(at, 1, *((0.9 - step / 100, 0.1) for step in range(30)))
    assert at.frame.serial == serial


def test_who_listens_is_not_talked_at_while_dragging() -> None:
    at = at_the_corners()
    at.bar(BarKey.LISTEN)
    asked = len(at.asked)
    drag(at, 1, (0.8, 0.1), (0.7, 0.1))
    assert SpeakPage() not in at.asked[asked:]


def test_a_corner_stays_on_the_picture() -> None:
    at = at_the_corners()
    drag(at, 0, (-0.5, 1.7))
    assert corners(at).corners[0] == (0.0, 1.0)


@pytest.mark.parametrize("index", [-1, 4, 99])
def test_a_corner_that_there_is_not_is_no_corner(index: int) -> None:
    at = at_the_corners()
    drag(at, index, (0.5, 0.5))
    assert corners(at).corners == START


def test_corners_dragged_across_each_other_mean_the_same_sheet() -> None:
    at = at_the_corners()
    for index, place in enumerate((SHEET[2], SHEET[0], SHEET[3], SHEET[1])):
        drag(at, index, place)
    cut = next(each for each in at.touch("cut") if isinstance(each, CutByHand))
    assert cut.corners == SHEET


@pytest.mark.parametrize(
    "places",
    [
        ((0.1, 0.1), (0.1, 0.1), (0.1, 0.1), (0.1, 0.1)),
        ((0.1, 0.1), (0.9, 0.1), (0.5, 0.3), (0.5, 0.9)),  # one inside the others
        ((0.1, 0.1), (0.9, 0.9), (0.5, 0.5), (0.3, 0.3)),  # all on one line
        ((0.5, 0.5), (0.55, 0.5), (0.55, 0.55), (0.5, 0.55)),  # next to nothing
    ],
)
def test_corners_of_no_sheet_are_said_and_not_cut(places: tuple[tuple[float, float], ...]) -> None:
    at = at_the_corners()
    for index, place in enumerate(places):
        drag(at, index, place)
    effects = at.touch("cut", "corners")
    assert not [each for each in effects if isinstance(each, CutByHand)]
    assert "belum membentuk kertas" in spoken(at.frame)
    drag(at, 0, (0.0, 0.0))
    assert "belum membentuk kertas" not in spoken(at.frame)


def test_back_leads_to_what_was_said_before_not_to_the_page_before() -> None:
    at = at_the_corners()
    at.bar(BarKey.BACK, f"scan {FIRST} bad")
    assert "corners" in at.buttons()
    at.bar(BarKey.BACK, "telepon")


def test_a_cut_that_is_stopped_leads_back_to_the_glass() -> None:
    at = at_the_corners()
    at.touch("cut", f"scan {FIRST} judging")
    assert CancelCapture() in at.touch("stop", f"scan {FIRST} waiting")


def test_a_cut_page_that_is_blurred_can_be_cut_no_better() -> None:
    at = at_the_corners()
    at.touch("cut", f"scan {FIRST} judging")
    at.happens(page(PageVerdict.BLURRED), f"scan {FIRST} bad")
    assert "corners" not in at.buttons()


def test_under_the_camera_it_is_the_same() -> None:
    at = watching(ONLY_CAMERA)
    at.happens(unfound(PageVerdict.TWO_SHEETS), f"scan {FIRST} bad")
    at.touch("scan", f"camera {FIRST}")
    at.happens(unfound(), f"scan {FIRST} bad")
    at.touch("corners", "corners")
    at.bar(BarKey.HELP)
    assert "Lingkaran yang tebal" in spoken(at.frame)


def test_order_is_clockwise_from_the_top_left_however_it_lies() -> None:
    turned = ((0.5, 0.05), (0.95, 0.5), (0.5, 0.95), (0.05, 0.5))
    assert set(in_order(turned)) == set(turned)
    assert in_order((SHEET[3], SHEET[1], SHEET[0], SHEET[2])) == SHEET
    assert is_a_page(turned)
