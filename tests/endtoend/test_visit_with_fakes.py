"""Whole visits on the dock's parts, with the real machine, spool and uplink, and a real office process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

import assets.sentences
from adminduk.request import ActionKind, Request, ReturnedItem, State
from anjungan.settings import Settings
from dock.sample_requests import specimen_pdf
from hardware.device import Fault
from kiosk import identity
from office import work
from office.compose import open_office
from office.dossier import Dossier, Paper, open_dossier, open_untouched
from office.parts import Office
from office.store import accounts, requests
from office.work import Draft
from tests.benches.office import RunningOffice, running_office
from tests.endtoend.in_process import Resident, resident_at_kiosk

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

NIK = "9917194107900001"
DESA = "35.17.19.2001"
PAPERS = {"formulir-f102": "f-1-02", "dokumen-pendukung": "dokumen-pendukung", "surat-kehilangan": "surat-kehilangan"}


class Desk:
    """The office as its officer and its auditor see it, opened beside the running one."""

    def __init__(self, office: Office) -> None:
        self._office = office
        with office.database.reading() as session:
            self._officer = accounts.everybody(session)[0]

    def request(self, number: str) -> Request | None:
        with self._office.database.reading() as session:
            stored = requests.by_number(session, number)
        return None if stored is None else stored.request

    def state(self, number: str) -> State | None:
        request = self.request(number)
        return None if request is None else request.state

    def everything(self) -> int:
        """How many requests the office has."""
        with self._office.database.reading() as session:
            return sum(requests.counts(session).values())

    def dossier(self, number: str) -> Dossier:
        request = self.request(number)
        assert request is not None
        with self._office.database.reading() as session:
            return open_dossier(session, self._office, request)

    def sees_beside(self, paper: Paper) -> bool:
        """Whether there is a picture of all that was seen beside `paper`, and it can be opened."""
        return open_untouched(self._office, paper) is not None

    def actions(self, number: str) -> list[ActionKind]:
        request = self.request(number)
        assert request is not None
        return [action.kind for action in request.actions]

    def does(self, number: str, *drafts: Draft) -> None:
        """The officer does this, one after the other."""
        for draft in drafts:
            request = self.request(number)
            assert request is not None
            seen = Draft(
                draft.kind,
                len(request.actions),
                agenda_number=draft.agenda_number,
                returned=draft.returned,
                document=draft.document,
            )
            done = work.act(self._office, self._officer, number, seen)
            assert isinstance(done, Request), done


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RunningOffice]:
    assets.sentences.compile_all()
    with running_office(tmp_path / "kantor") as office:
        yield office


@contextmanager
def desk_of(office: RunningOffice) -> Iterator[Desk]:
    opened = open_office(Settings().office, office.home)
    try:
        yield Desk(opened)
    finally:
        opened.database.close()


@pytest.fixture
def desk(office: RunningOffice) -> Iterator[Desk]:
    with desk_of(office) as desk:
        yield desk


@pytest.fixture
def resident(office: RunningOffice, tmp_path: Path) -> Iterator[Resident]:
    home = tmp_path / "anjungan"
    assert not isinstance(identity.enroll(office.url, office.enrolment_code(), home), Fault)
    with resident_at_kiosk(home, office.url) as resident:
        yield resident


def test_filed_returned_completed_under_the_same_number_and_collected(resident: Resident, desk: Desk) -> None:
    number, slip_code = _file(resident)
    resident.window.until(lambda: desk.state(number) is State.TERKIRIM, "the request at the office")
    blurred = ReturnedItem("surat-kehilangan", "buram", "Cap tidak terbaca")
    desk.does(number, _draft(ActionKind.TAKE), _draft(ActionKind.RETURN, returned=(blurred,)))

    _show_slip(resident, slip_code, "returned")
    resident.touch("complete", "briefing")
    resident.touch("next", "scan surat-kehilangan waiting")
    resident.scan("surat-kehilangan", "surat-kehilangan", "review", on_its_head=True)
    resident.touch("send", "number asking")
    assert resident.ticket()[0] == number
    resident.touch("yes", "number in-hand")
    resident.touch("done", "attract")
    resident.window.until(lambda: desk.state(number) is State.TERKIRIM, "the completion at the office")
    assert desk.everything() == 1
    papers = desk.dossier(number).papers
    assert [(each.requirement, each.replaced) for each in papers if each.requirement == "surat-kehilangan"] == [
        ("surat-kehilangan", False),
        ("surat-kehilangan", True),
    ]

    assert any(desk.sees_beside(each) for each in papers), "all that the scanner saw, opened by the officer"

    finished = specimen_pdf(number, "CONTOH WARGA")
    desk.does(
        number,
        _draft(ActionKind.TAKE),
        _draft(ActionKind.REGISTER, agenda_number=f"0001/{datetime.now(UTC).year}"),
        _draft(ActionKind.PROCESS),
        _draft(ActionKind.ATTACH, document=finished),
        _draft(ActionKind.MARK_READY),
    )
    assert not any(desk.sees_beside(each) for each in desk.dossier(number).papers)
    assert ActionKind.DISCARD in desk.actions(number)
    _show_slip(resident, slip_code, "holder-nik")
    resident.type(NIK)
    resident.touch("next", "did-it-come-out")
    assert [paper.pdf for paper in resident.parts.printer.empty_tray()] == [finished]
    assert desk.state(number) is State.SIAP_DIAMBIL, "sent to the printer is not in the hand"
    resident.touch("yes", "collected")
    resident.touch("done", "attract")
    resident.window.until(lambda: desk.state(number) is State.SUDAH_DIAMBIL, "the handover at the office")

    _show_slip(resident, slip_code, "already-collected")


def test_somebody_else_with_a_found_slip_gets_nothing(resident: Resident, desk: Desk) -> None:
    number, slip_code = _file(resident)
    resident.window.until(lambda: desk.state(number) is State.TERKIRIM, "the request at the office")
    desk.does(
        number,
        _draft(ActionKind.TAKE),
        _draft(ActionKind.REGISTER, agenda_number=f"0001/{datetime.now(UTC).year}"),
        _draft(ActionKind.PROCESS),
        _draft(ActionKind.ATTACH, document=specimen_pdf(number, "CONTOH WARGA")),
        _draft(ActionKind.MARK_READY),
    )
    _show_slip(resident, slip_code, "holder-nik")
    resident.type("9917190203850002")
    resident.touch("next", "wrong-holder")
    assert resident.parts.printer.output_tray == ()
    assert desk.state(number) is State.SIAP_DIAMBIL


def test_a_letter_of_a_host_that_the_settings_name_is_called_a_letter(resident: Resident) -> None:
    _show_slip(resident, "https://e-layang.patikab.go.id/surat/contoh", "letter-code", "status")


def test_an_office_that_is_away_gets_the_request_when_it_is_back(office: RunningOffice, resident: Resident) -> None:
    office.kill()
    number, slip_code = _file(resident, away=True)
    _show_slip(resident, slip_code, "only-here", way="status")
    resident.touch("done", "attract")
    office.start()
    with desk_of(office) as desk:
        resident.window.until(lambda: desk.state(number) is State.TERKIRIM, "delivered by itself", 120)
        assert desk.everything() == 1
        assert len(desk.dossier(number).papers) == len(PAPERS)
    _show_slip(resident, slip_code, "status", way="status")


def _draft(kind: ActionKind, **filled: object) -> Draft:
    return Draft(kind, 0, **filled)  # type: ignore[arg-type]


def fill_in(resident: Resident) -> None:
    """Everything for a lost KK, up to the page from which it is sent."""
    resident.touch("file", "service")
    resident.touch("kk", "reason")
    resident.touch("hilang", "briefing")
    resident.touch("next", "nik")
    resident.type(NIK)
    resident.touch("next", "nama")
    resident.type("CONTOH WARGA")
    resident.touch("next", "nomor-kk")
    resident.touch("skip", "desa")
    resident.touch(DESA, "telepon")
    resident.touch("skip", "form-how")
    resident.touch("paper", "scan formulir-f102 waiting")
    following = [*(f"scan {paper} waiting" for paper in list(PAPERS)[1:]), "review"]
    for (paper, sheet), then in zip(PAPERS.items(), following, strict=True):
        resident.scan(paper, sheet, then)


def _file(resident: Resident, *, away: bool = False) -> tuple[str, str]:
    """A lost KK is filed; number and slip code. With `away`, the office cannot be reached and the slip says so."""
    fill_in(resident)
    resident.touch("send", "number asking")
    number, slip_code = resident.ticket()
    slip = str(resident.parts.slip_printer.slips[-1])
    assert number in slip
    assert NIK not in slip
    assert ("BELUM" in slip) is away
    resident.touch("yes", "number in-hand")
    resident.touch("done", "attract")
    return number, slip_code


def _show_slip(resident: Resident, slip_code: str, then: str, way: str = "collect") -> None:
    resident.touch(way, "readcode")
    resident.window.until(lambda: resident.parts.reader.check() is None, "the reader")
    resident.parts.reader.show(slip_code)
    resident.until(then)
