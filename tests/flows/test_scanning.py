"""What the kiosk says about a page on the glass: what is wrong, where, and what to do; and a page that was turned."""

from __future__ import annotations

import pytest

from hardware.scanner.faults import JAM
from kiosk.asked import Asked, Kind
from kiosk.effects import CapturePage, CommitFiling
from kiosk.events import (
    CapturedPage,
    CaptureFailed,
    PageCaptured,
    PageVerdict,
    ScannerWarming,
    SheetScanned,
    StackEmpty,
)
from kiosk.views import Preview, ScanView
from tests.flows.samples import page
from tests.flows.script import Kiosk, spoken
from tests.flows.test_file_request import PAPERS, identify, scan

CROP = Preview(b"part", 100, 40)
PAPER = "scan formulir-f102"


def at_the_glass() -> Kiosk:
    """In front of the first paper, "Pindai" touched."""
    at = Kiosk()
    at.touch("file")
    at.touch("kk")
    at.touch("hilang")
    identify(at)
    at.touch("scan")
    return at


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (PageVerdict.NOTHING, "tidak melihat kertas"),
        (PageVerdict.TWO_SHEETS, "dua dokumen"),
        (PageVerdict.CUT_OFF, "terpotong"),
        (PageVerdict.WRONG_KIND, "bukan yang saya minta"),
        (PageVerdict.TOO_DARK, "terlalu gelap"),
        (PageVerdict.GLARE, "pantulan lampu"),
        (PageVerdict.BLURRED, "kabur"),
        (PageVerdict.BLANK, "kertas kosong"),
        (PageVerdict.PHOTOCOPY, "fotokopi"),
        (PageVerdict.UNREADABLE, "tidak dapat membaca hasil pindai"),
    ],
)
def test_each_verdict_is_said_in_its_own_words_and_nothing_is_kept(verdict: PageVerdict, words: str) -> None:
    at = at_the_glass()
    at.happens(page(verdict), f"{PAPER} bad")
    assert words in spoken(at.frame)
    assert isinstance(at.view, ScanView)
    assert at.view.pages == 0


@pytest.mark.parametrize(
    ("verdict", "where", "words"),
    [
        (PageVerdict.CUT_OFF, "left", "Bagian kiri kertas terpotong"),
        (PageVerdict.CUT_OFF, "bottom", "Bagian bawah kertas terpotong"),
        (PageVerdict.GLARE, "top-right", "di bagian kanan atas"),
        (PageVerdict.GLARE, "middle", "di bagian tengah"),
    ],
)
def test_where_it_is_wrong_is_said_and_shown(verdict: PageVerdict, where: str, words: str) -> None:
    at = at_the_glass()
    at.happens(PageCaptured(CapturedPage(verdict, b"jpeg", None, where, CROP)), f"{PAPER} bad")
    assert words in spoken(at.frame)
    assert isinstance(at.view, ScanView)
    assert at.view.preview == CROP
    at.touch("scan")
    assert isinstance(at.view, ScanView)
    assert at.view.preview is None, "the old part is gone while the next scan runs"


def test_a_page_that_was_turned_is_kept_and_can_be_turned_back() -> None:
    at = at_the_glass()
    as_laid = CapturedPage(PageVerdict.GOOD, b"as it lay", Preview(b"as it lay", 210, 297))
    upright = CapturedPage(PageVerdict.TURNED, b"upright", Preview(b"upright", 210, 297), as_laid=as_laid)
    at.happens(PageCaptured(upright), f"{PAPER} good")
    assert "saya putar" in spoken(at.frame)
    at.touch("turn", f"{PAPER} good")
    assert "turn" not in at.buttons()
    assert isinstance(at.view, ScanView)
    assert (at.view.pages, at.view.preview) == (1, as_laid.preview)
    at.touch("next", "scan dokumen-pendukung waiting")
    scan(at, PAPERS[1], "scan surat-kehilangan waiting")
    scan(at, PAPERS[2], "review")
    at.touch("send", "busy")
    filing = at.last(CommitFiling)
    assert isinstance(filing, CommitFiling)
    assert filing.pages[0].page.jpeg == b"as it lay"


@pytest.mark.parametrize(("seen", "words"), [(Kind.KTP, "Ini KTP-el."), (Kind.KK, "Ini KK.")])
def test_another_paper_is_called_by_its_name_beside_what_was_asked(seen: Kind, words: str) -> None:
    at = at_the_glass()
    at.happens(PageCaptured(CapturedPage(PageVerdict.WRONG_KIND, b"jpeg", None, seen=seen)), f"{PAPER} bad")
    assert f"{words} Yang diminta: Formulir F-1.02." in spoken(at.frame)


def test_the_glass_knows_what_the_catalogue_asks() -> None:
    at = at_the_glass()
    assert at.last(CapturePage) == CapturePage("formulir-f102", Asked(Kind.PAGE), most=2)


def test_a_stack_is_taken_page_by_page_and_its_end_leads_on() -> None:
    at = at_the_glass()
    wish = at.last(CapturePage)
    assert isinstance(wish, CapturePage)
    assert wish.most == 2
    at.happens(ScannerWarming(), f"{PAPER} scanning")
    assert "menyiapkan lampunya" in spoken(at.frame)
    at.happens(SheetScanned(), f"{PAPER} judging")
    at.happens(PageCaptured(page().page, more=True), f"{PAPER} scanning")
    assert "Halaman 1 sudah terbaca" in spoken(at.frame)
    at.happens(StackEmpty(), f"{PAPER} good")
    assert isinstance(at.view, ScanView)
    assert at.view.pages == 1
    at.touch("next")


def test_a_jam_in_the_stack_keeps_the_pages_before_it() -> None:
    at = at_the_glass()
    at.happens(PageCaptured(page().page, more=True), f"{PAPER} scanning")
    at.happens(CaptureFailed(JAM), f"{PAPER} bad")
    assert isinstance(at.view, ScanView)
    assert at.view.pages == 1
    at.touch("scan")
    again = at.last(CapturePage)
    assert isinstance(again, CapturePage)
    assert again.most == 1
