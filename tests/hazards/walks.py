"""Visits from the first page to the last, step by step: a hazard strikes after any of them.

`PAGES` holds every page that residents can get to, as the walk that leads there; `test_the_walks_know_every_page` goes
red when a new page is in none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from adminduk.catalogue.model import ProductKind
from adminduk.draft_codes import new_draft_code
from adminduk.pengaduan import State as Heard
from adminduk.request import ReturnedItem, State
from adminduk.skm import QUESTIONNAIRE
from hardware.printer.faults import JAM
from hardware.slip_printer.faults import PAPER_OUT
from kiosk.availability import Availability
from kiosk.durations import PAGE_MOVED
from kiosk.events import (
    BarKey,
    CameraSees,
    CapturedPage,
    CardField,
    CardRead,
    CodeRead,
    CommitFailed,
    CornerMoved,
    DocumentFailed,
    DocumentPrinted,
    Event,
    GrantReceived,
    HandoverRecorded,
    OfficeSaidNo,
    OfficeTrouble,
    PageCaptured,
    PageVerdict,
    SheetScanned,
    SlipFailed,
    SlipPrinted,
    StandingFound,
    SurveyKept,
)
from kiosk.spool.faults import DISK_ERROR, DISK_FULL
from kiosk.unfinished import DraftGone, DraftKept, DraftOpened, DraftTicket, Unfinished
from kiosk.views import Preview, Sight
from tests.flows.samples import (
    COMMITTED,
    DESA,
    MORNING,
    NAMA,
    NIK,
    NIK_OTHER,
    NOMOR_KK,
    NUMBER,
    QR,
    TELEPON,
    grant,
    page,
    standing,
)
from tests.flows.script import Kiosk, jogoroto
from tests.flows.test_complain import heard
from tests.flows.test_file_request import PAPERS

Step = Callable[[Kiosk], object]
FIRST, SECOND, THIRD = PAPERS

SCANNER_ONLY = Availability()
BOTH = Availability(absent=("power",))
CAMERA_ONLY = Availability(absent=("scanner", "power"))


@dataclass(frozen=True)
class Walk:
    """`works` is what the kiosk was built with, all of it well."""

    name: str
    steps: tuple[Step, ...] = field(repr=False)
    works: Availability = SCANNER_ONLY

    def __str__(self) -> str:
        return f"{self.name}-{len(self.steps)}"

    def walked(self) -> Kiosk:
        at = Kiosk(self.works)
        self.go_on(at)
        return at

    def go_on(self, at: Kiosk, after: int = 0) -> None:
        """The steps after the first `after`."""
        at.clock.pass_time(PAGE_MOVED)
        for step in self.steps[after:]:
            step(at)

    def until(self, length: int) -> Walk:
        return replace(self, steps=self.steps[:length])


def touch(thing: str, then: str = "") -> Step:
    return lambda at: at.touch(thing, then)


def types(text: str) -> Step:
    return lambda at: at.type(text)


FILING: tuple[Step, ...] = (
    touch("file", "service"),
    touch("kk", "reason"),
    touch("hilang", "briefing"),
    touch("next", "nik"),
    types(NIK),
    touch("next", "nama"),
    types(NAMA),
    touch("next", "nomor-kk"),
    types(NOMOR_KK),
    touch("next", "desa"),
    touch(DESA, "telepon"),
    types(TELEPON),
    touch("next", f"scan {FIRST} waiting"),
    touch("scan", f"scan {FIRST} scanning"),
    lambda at: at.happens(SheetScanned(), f"scan {FIRST} judging"),
    lambda at: at.happens(page(PageVerdict.BLURRED, b"rahasia"), f"scan {FIRST} bad"),
    touch("scan"),
    lambda at: at.happens(page(text=b"rahasia"), f"scan {FIRST} good"),
    touch("next", f"scan {SECOND} waiting"),
    touch("later", f"scan {THIRD} waiting"),
    touch("later", "review"),
    touch("send", "busy"),
    lambda at: at.happens(CommitFailed(DISK_FULL), "commit-failed"),
    touch("retry", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
    touch("no-paper", "number failed"),
    touch("again", "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
    touch("yes", "number in-hand"),
)
COLLECTING: tuple[Step, ...] = (
    touch("collect", "readcode"),
    touch("type-code", "slip-code"),
    types("7K3M"),
    lambda at: at.bar(BarKey.BACK, "readcode"),
    lambda at: at.happens(CodeRead(QR), "busy"),
    lambda at: at.happens(StandingFound(standing(State.SIAP_DIAMBIL)), "holder-nik"),
    types(NIK),
    touch("next", "busy"),
    lambda at: at.happens(OfficeSaidNo(OfficeTrouble.WRONG_HOLDER, tries_left=4), "wrong-holder"),
    touch("retry", "holder-nik"),
    types(NIK),
    touch("next", "busy"),
    lambda at: at.happens(GrantReceived(grant()), "busy"),
    lambda at: at.happens(DocumentFailed(JAM), "printer-failed"),
    touch("retry", "busy"),
    lambda at: at.happens(DocumentPrinted(), "did-it-come-out"),
    touch("no", "paper-missing"),
    lambda at: at.bar(BarKey.BACK, "did-it-come-out"),
    touch("yes", "busy"),
    lambda at: at.happens(HandoverRecorded(), "collected"),
)
RETURNED = (ReturnedItem("surat-kehilangan", "lainnya", "rahasia"),)
CHECKING: tuple[Step, ...] = (
    touch("status", "readcode"),
    touch("type-number", "number"),
    types("01000042"),
    touch("next", "holder-nik"),
    types(NIK),
    touch("next", "busy"),
    lambda at: at.happens(
        StandingFound(standing(State.PERLU_DILENGKAPI, slip_code="", returned=RETURNED)),
        "status",
    ),
    touch("complete", "slip-needed"),
)
COMPLETING: tuple[Step, ...] = (
    lambda at: at.happens(CodeRead(QR), "busy"),
    lambda at: at.happens(StandingFound(standing(State.PERLU_DILENGKAPI, returned=RETURNED)), "status"),
    touch("complete", "briefing"),
    touch("next", "scan surat-kehilangan waiting"),
    touch("scan"),
    lambda at: at.happens(page(text=b"rahasia"), "scan surat-kehilangan good"),
    touch("next", "review"),
    touch("send", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
)
_UNFOUND = PageCaptured(CapturedPage(PageVerdict.NOTHING, b"rahasia", None, whole=Preview(b"rahasia", 1600, 1131)))
TO_THE_PAPER: tuple[Step, ...] = (*FILING[:7], touch("next"), touch("skip"), touch(DESA), touch("skip"))
PHOTOGRAPHING: tuple[Step, ...] = (
    *TO_THE_PAPER,
    lambda at: at.happens(CameraSees(Sight.MOVING), f"camera {FIRST}"),
    lambda at: at.happens(CameraSees(Sight.HOLD), f"camera {FIRST}"),
    lambda at: at.happens(SheetScanned()),
    lambda at: at.happens(page(text=b"rahasia")),
    touch("next", f"camera {SECOND}"),
    touch("later", f"camera {THIRD}"),
    touch("later", "review"),
    touch("send", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
)
BY_HAND: tuple[Step, ...] = (
    *TO_THE_PAPER,
    touch("scan", f"scan {FIRST} scanning"),
    lambda at: at.happens(_UNFOUND, f"scan {FIRST} bad"),
    touch("scan"),
    lambda at: at.happens(_UNFOUND, f"scan {FIRST} bad"),
    touch("corners", "corners"),
    *(partial(Kiosk.happens, event=CornerMoved(at, x, y, lifted=True))
      for at, (x, y) in enumerate(((0.2, 0.1), (0.8, 0.15), (0.75, 0.9), (0.25, 0.85)))),
    touch("cut"),
    lambda at: at.happens(page(text=b"rahasia"), f"scan {FIRST} good"),
    touch("next", f"scan {SECOND} waiting"),
)  # fmt: skip
CARD: tuple[Step, ...] = (
    *FILING[:4],
    touch("read-card", "card"),
    touch("scan", "busy"),
    lambda at: at.happens(SheetScanned(), "busy"),
    lambda at: at.happens(CardRead((CardField("nik", NIK, False), CardField("nama", NAMA, True))), "nik"),
    touch("next", "nama"),
    touch("next", "nomor-kk"),
)


LEFT = Unfinished("kk", "hilang", (), (("nik", NIK),), True, (), (), jogoroto().version)
DRAFT = str(new_draft_code("JGR", 1))
READING: tuple[Step, ...] = (
    touch("info", "service"),
    touch("search", "service-search"),
    types("KSK"),
    touch("next", "service-found"),
    touch("kk", "reason"),
    touch("hilang", "briefing"),
    touch("print", "busy"),
    lambda at: at.happens(SlipPrinted(), "info-printed"),
    touch("list", "briefing"),
    touch("next", "briefing"),
    lambda at: at.bar(BarKey.BACK, "briefing"),
    touch("file", "nik"),
)
LEAVING: tuple[Step, ...] = (
    *FILING[:7],
    lambda at: at.bar(BarKey.LEAVE),
    lambda at: at.bar(BarKey.GO_ON_LATER, "busy"),
    lambda at: at.happens(CommitFailed(DISK_FULL), "draft-not-kept"),
    touch("retry", "busy"),
    lambda at: at.happens(DraftKept(DraftTicket(DRAFT, "JGR-01", MORNING)), "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
    touch("yes", "number in-hand"),
)
COMING_BACK: tuple[Step, ...] = (
    lambda at: at.happens(CodeRead(DRAFT), "busy"),
    lambda at: at.happens(DraftOpened("0" * 64, LEFT), "holder-nik"),
    types(NIK_OTHER),
    touch("next", "draft-wrong-nik"),
    touch("next", "holder-nik"),
    types(NIK),
    touch("next", "draft-back"),
    touch("next", "nama"),
)

SAYING: tuple[Step, ...] = (
    touch("voice", "voice-kind"),
    touch("pengaduan", "voice-topic"),
    touch("waktu", "voice-service"),
    touch("kk", "voice-text"),
    types("ANTRE DARI PUKUL TUJUH"),
    touch("next", "voice-contact"),
    types(TELEPON),
    touch("next", "review"),
    touch("send", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
)
ACTING: tuple[Step, ...] = (
    *FILING[:3],
    touch("behalf", "behalf"),
    touch("kuasa", "briefing"),
    touch("next", "proxy-nik"),
    types(NIK_OTHER),
    touch("next", "proxy-nama"),
    types(NAMA),
    touch("next", "proxy-telepon"),
    touch("skip", "nik"),
)
ASSISTING: tuple[Step, ...] = (
    lambda at: at.officer_comes("PD-03"),
    touch("next", "assist-consent"),
    touch("yes", "assist-errand"),
    *FILING[:7],
    lambda at: at.bar(BarKey.LEAVE),
    lambda at: at.bar(BarKey.LEAVE_CONFIRMED, "assist-next"),
    touch("next", "assist-consent"),
    touch("yes", "assist-errand"),
    *FILING[:21],
    touch("send", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
    touch("yes", "number in-hand"),
    touch("done", "assist-next"),
    touch("end", "assist-over"),
)
RATING: tuple[Step, ...] = (
    *FILING[:21],
    touch("send", "busy"),
    lambda at: at.happens(COMMITTED, "number printing"),
    lambda at: at.happens(SlipPrinted(), "number asking"),
    touch("yes", "number in-hand"),
    touch("rate", "survey-offer"),
    touch("begin", f"survey-{QUESTIONNAIRE[0]}"),
    *(touch("3") for _ in QUESTIONNAIRE),
    touch("tell", "survey-about-kelamin"),
    touch("perempuan", "survey-about-umur"),
    touch("skip", "survey-about-pendidikan"),
    touch("sma", "survey-about-pekerjaan"),
    touch("swasta"),
)


def _no_draft(gone: DraftGone) -> tuple[Step, ...]:
    return (COMING_BACK[0], lambda at: at.happens(gone))


def _ends(tile: str, *answers: Event) -> tuple[Step, ...]:
    """A slip is shown, and the office has an answer that ends the matter."""
    said = tuple(partial(Kiosk.happens, event=each) for each in answers)
    return (touch(tile), lambda at: at.happens(CodeRead(QR)), *said)


_ASKED_AND_LEFT: tuple[Step, ...] = (
    *FILING[:18],
    lambda at: at.bar(BarKey.LEAVE),
    lambda at: at.bar(BarKey.LEAVE_CONFIRMED, "take-papers"),
)
ENDS: dict[str, tuple[Step, ...]] = {
    "rejected": _ends("collect", StandingFound(standing(State.DITOLAK, reject_reason="rahasia"))),
    "closed": _ends("collect", StandingFound(standing(State.DIBATALKAN))),
    "already-collected": _ends("collect", StandingFound(standing(State.SUDAH_DIAMBIL))),
    "not-ready-yet": _ends("collect", StandingFound(standing(State.DIPROSES))),
    "returned": _ends("collect", StandingFound(standing(State.PERLU_DILENGKAPI, returned=RETURNED))),
    "take-card": _ends("collect", StandingFound(standing(State.SIAP_DIAMBIL, product=ProductKind.CARD))),
    "unknown-code": _ends("status", OfficeSaidNo(OfficeTrouble.UNKNOWN)),
    "only-here": _ends("status", OfficeSaidNo(OfficeTrouble.ONLY_HERE, number=NUMBER)),
    "office-unreachable": _ends("status", OfficeSaidNo(OfficeTrouble.UNREACHABLE)),
    "sent-not-askable": _ends("status", OfficeSaidNo(OfficeTrouble.UNREACHABLE, number=NUMBER)),
    "heard": _ends("status", heard(Heard.DIJAWAB, "Sudah dijawab")),
    "survey-done": (*RATING, lambda at: at.happens(SurveyKept(), "survey-done")),
    "survey-lost": (*RATING, lambda at: at.happens(CommitFailed(DISK_FULL), "survey-lost")),
    "locked": (*COLLECTING[:8], lambda at: at.happens(OfficeSaidNo(OfficeTrouble.LOCKED, wait_s=900))),
    "code-not-ours": (touch("status"), lambda at: at.happens(CodeRead("https://contoh.example"))),
    "take-papers": _ASKED_AND_LEFT,
    "info-not-printed": (*READING[:7], *(lambda at: at.happens(SlipFailed(PAPER_OUT)),) * 2),
    "draft-gone": _no_draft(DraftGone(days=3)),
    "draft-elsewhere": _no_draft(DraftGone(place="JGR-02")),
    "draft-unreadable": _no_draft(DraftGone(fault=DISK_ERROR)),
    "draft-locked": (*COMING_BACK[:4], *(touch("next"), types(NIK_OTHER), touch("next")) * 2),
    "draft-no-service": (
        COMING_BACK[0],
        lambda at: at.happens(DraftOpened("0" * 64, Unfinished("sudah-tidak-ada", "", (), (), True, (), (), ""))),
    ),
    "what-changed": (touch("file", "service"), touch("kk", "reason"), touch("perubahan")),
}
WALKS = (
    Walk("filing", FILING),
    Walk("filing-with-camera", FILING, BOTH),
    Walk("collecting", COLLECTING),
    Walk("checking", CHECKING),
    Walk("completing", COMPLETING),
    Walk("photographing", PHOTOGRAPHING, CAMERA_ONLY),
    Walk("by-hand", BY_HAND, BOTH),
    Walk("reading", READING),
    Walk("leaving", LEAVING),
    Walk("coming-back", COMING_BACK),
    Walk("saying", SAYING),
    Walk("acting", ACTING),
    Walk("assisting", ASSISTING),
    Walk("card", CARD, Availability(reads_cards=True)),
    *(Walk(name, steps) for name, steps in ENDS.items()),
)


def _each_page_once() -> dict[str, Walk]:
    """Page -> the first walk that gets there; a page for one paper stands for those of all papers."""
    found: dict[str, Walk] = {}
    for walk in WALKS:
        at = Kiosk(walk.works)
        at.clock.pass_time(PAGE_MOVED)
        found.setdefault(kind_of_page(at), walk.until(0))
        for length, step in enumerate(walk.steps, 1):
            step(at)
            found.setdefault(kind_of_page(at), walk.until(length))
    return found


def kind_of_page(at: Kiosk) -> str:
    """`at.page` without what the catalogue's data put into it: the paper, the question or the field it is about."""
    fields = {field.id for service in jogoroto().services for field in service.fields}
    if at.page in fields:
        return f"field {type(at.view).__name__}"
    paper = getattr(at.view, "requirement", "")
    return at.page.replace(f" {paper}", "") if paper else at.page.partition("question-")[0] or "question"


# Every page, each with the whole walk that it belongs to: (the walk, how many of its steps lead there).
PAGES = tuple((walk, length) for walk in WALKS for length in range(len(walk.steps) + 1))
EACH_PAGE_ONCE = _each_page_once()
# Where a visit ends: the attract page, or that of the officer of the desa who waits for the next resident.
HOMES = ("attract", "assist-next")
