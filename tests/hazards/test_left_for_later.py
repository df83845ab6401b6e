"""A draft between two visits, on a real store: the power goes, days pass, the disk is full, another kiosk is tried."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from adminduk.draft_codes import DraftCode, parse_draft_code
from hardware.slip_printer import faults as slip_printer
from kiosk.draft_desk import DraftDesk
from kiosk.effects import CommitFiling, Effect
from kiosk.events import BarKey, CodeRead, CommitFailed, Committed, Event, SlipFailed, SlipPrinted
from kiosk.looking import Looking
from kiosk.spool.spool import Spool
from kiosk.unfinished import DraftGone, ForgetDraft, KeepDraft, OpenDraft, Unfinished
from kiosk.views import NumberView
from kiosk.work import failure_of, job_of
from tests.flows.samples import NAMA, NIK, page
from tests.flows.script import Kiosk
from tests.kiosk.spool.sample import CATALOGUE, NOON, Bench, sure
from tests.kiosk.spool.test_shelf import FullDisk

DAYS = 3


class Place:
    """One kiosk with its store and its clock, switched off and on again at will."""

    def __init__(self, folder: Path) -> None:
        self.now = NOON
        self.bench = Bench(folder, now=lambda: self.now)
        self.spool: Spool = self.bench.open()

    def power_cut(self) -> None:
        self.spool.close()
        self.spool = self.bench.open()

    def resident(self) -> Resident:
        return Resident(self)


class Resident:
    """Somebody at the glass; what is asked of the shelf and the store is really done."""

    def __init__(self, place: Place) -> None:
        self.place, self.at = place, Kiosk()

    def does(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            for answer in self._carried_out(effect):
                self.does(self.at.happens(answer))

    def _carried_out(self, effect: Effect) -> list[Event]:
        spool, said = self.place.spool, list[Event]()
        match effect:
            case KeepDraft() | OpenDraft() | ForgetDraft():
                desk = DraftDesk(spool.shelf, self.place.bench.owner, DAYS)
                machine: Any = SimpleNamespace(drafts=desk)
                job_of(effect, machine, Looking())(said.append)
            case CommitFiling():
                kept = sure(spool.commit_filing(effect, CATALOGUE))
                said.append(Committed(kept.number, kept.slip_code, kept.qr_payload, True))
        return said

    def begins(self) -> None:
        at = self.at
        for tile in ("file", "kk", "hilang", "next"):
            at.touch(tile)
        at.type(NIK)
        at.touch("next", "nama")
        at.type(NAMA)
        at.touch("next", "nomor-kk")

    def leaves(self) -> str:
        """The code on the glass."""
        self.at.bar(BarKey.LEAVE)
        self.does(self.at.bar(BarKey.GO_ON_LATER))
        assert isinstance(self.at.view, NumberView), self.at.view
        return self.at.view.slip_code

    def comes_back(self, code: str, then: str = "draft-back") -> None:
        self.does(self.at.happens(CodeRead(code)))
        if self.at.page == "holder-nik":
            self.at.type(NIK)
            self.does(self.at.touch("next"))
        assert self.at.page == then


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "spool")


def test_the_power_goes_between_keeping_and_the_slip_and_the_code_on_the_glass_still_opens_it(place: Place) -> None:
    resident = place.resident()
    resident.begins()
    code = resident.leaves()
    resident.at.happens(SlipFailed(slip_printer.PAPER_OUT))
    place.power_cut()
    later = place.resident()
    later.comes_back(code)
    later.at.touch("next", "nomor-kk")


def test_it_is_sent_in_the_end_and_then_nothing_of_it_is_left_on_the_shelf(place: Place) -> None:
    resident = place.resident()
    resident.begins()
    code = resident.leaves()
    place.power_cut()
    later = place.resident()
    later.comes_back(code)
    at = later.at
    at.touch("next", "nomor-kk")
    at.touch("skip", "desa")
    at.touch("35.17.19.2001", "telepon")
    at.touch("skip")
    while at.page != "review":
        at.touch("scan")
        at.happens(page())
        at.touch("next")
    later.does(at.touch("send"))
    assert isinstance(at.view, NumberView)
    assert at.view.number == "JGR-01-000001"
    (parcel,) = sure(place.spool.waiting())
    assert place.bench.filing_in(parcel).answers["nama"] == NAMA
    assert place.bench.blob_files() == set(parcel.blobs)
    place.resident().comes_back(code, then="draft-gone")


def test_walked_away_after_coming_back_it_is_still_there(place: Place) -> None:
    resident = place.resident()
    resident.begins()
    code = resident.leaves()
    later = place.resident()
    later.comes_back(code)
    later.at.nobody_touches()
    place.power_cut()
    place.resident().comes_back(code)


def test_left_twice_only_the_newest_code_opens_it(place: Place) -> None:
    resident = place.resident()
    resident.begins()
    first = resident.leaves()
    later = place.resident()
    later.comes_back(first)
    later.at.touch("next", "nomor-kk")
    second = later.leaves()
    place.resident().comes_back(first, then="draft-gone")
    place.resident().comes_back(second)


def test_after_its_days_it_is_gone_and_said_to_be(place: Place) -> None:
    resident = place.resident()
    resident.begins()
    code = resident.leaves()
    resident.at.happens(SlipPrinted(), "number asking")
    place.now = NOON + timedelta(days=DAYS)
    place.resident().comes_back(code, then="draft-gone")


def test_another_kiosk_says_where_it_lies(place: Place) -> None:
    resident = place.resident()
    resident.begins()
    code = parse_draft_code(resident.leaves())
    assert code is not None
    place.resident().comes_back(str(DraftCode(code.office, 7, code.secret)), then="draft-elsewhere")


def test_a_full_disk_is_said_and_the_resident_goes_on(tmp_path: Path) -> None:
    place = Place(tmp_path / "spool")
    place.spool.close()
    place.spool = place.bench.open(disk=FullDisk())
    resident = place.resident()
    resident.begins()
    for tile in ("skip", "35.17.19.2001", "skip"):
        resident.at.touch(tile)
    resident.at.touch("scan")
    resident.at.happens(page())
    resident.at.bar(BarKey.LEAVE)
    resident.does(resident.at.bar(BarKey.GO_ON_LATER))
    assert resident.at.page == "draft-not-kept"
    resident.at.touch("go-on")
    assert resident.at.page.startswith("scan ")
    assert place.bench.blob_files() == set()


@pytest.mark.parametrize("effect", [KeepDraft(Unfinished("kk", "", (), (), False, (), (), "")), OpenDraft("")])
def test_a_bug_is_answered_and_a_kiosk_without_a_shelf_too(effect: Effect) -> None:
    assert isinstance(failure_of(effect), CommitFailed | DraftGone)
    said: list[Event] = []
    machine: Any = SimpleNamespace(drafts=None)
    job_of(effect, machine, Looking())(said.append)
    assert isinstance(said[0], CommitFailed | DraftGone)
