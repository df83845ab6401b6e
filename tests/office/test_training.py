"""A training office: it never shares a database with a real one, it says what it is, and its guide tells the truth."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from litestar.testing import TestClient
from openpyxl import load_workbook

from adminduk.filing import DeliveryKind
from adminduk.request import ActionKind, Request, Role, State
from anjungan.office_staff import Staff
from office import work
from office.compose import build_app, open_office
from office.guide import Guide, Step, guide
from office.settings import OfficeSettings
from office.store import requests, training
from office.store.accounts import OFFICE_ROLES, Account
from office.training import SAYS, OtherOffice
from office.work import Draft
from tests.office.kit import CHEAP, PDF, Bench, PlayedClock, jogoroto
from tests.office.played_kiosk import NIK, Ticket


def opened(home: Path, *, train: bool) -> None:
    """Open the office in `home` and close it again."""
    office = open_office(OfficeSettings(), home, catalogue=jogoroto(), passwords=CHEAP, train=train)
    assert office.training is train
    office.database.close()


def test_a_real_office_does_not_start_on_a_training_database(tmp_path: Path) -> None:
    opened(tmp_path, train=True)
    opened(tmp_path, train=True)
    with pytest.raises(OtherOffice, match="milik kantor latihan"):
        opened(tmp_path, train=False)


def test_no_training_over_what_a_real_office_holds(bench: Bench, tmp_path: Path) -> None:
    bench.account()
    with pytest.raises(OtherOffice, match="data kantor sungguhan"):
        opened(tmp_path, train=True)
    opened(tmp_path, train=False)  # and it was not marked by the try


def test_a_kiosk_is_enough_to_make_an_office_real(bench: Bench, tmp_path: Path) -> None:
    bench.kiosk()
    with pytest.raises(OtherOffice):
        opened(tmp_path, train=True)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[Bench]:
    """A training office whose samples were all there a minute ago."""
    clock = PlayedClock()
    office = open_office(
        OfficeSettings(), tmp_path / "latihan", clock=clock, catalogue=jogoroto(), passwords=CHEAP, train=True
    )
    with office.database.writing() as session:
        training.samples_are_there(session, clock())
    clock.passes(minutes=1)
    client = TestClient(build_app(office), raise_server_exceptions=True)
    with client:
        yield Bench(office, clock, client)


def signed_in(school: Bench, *roles: Role) -> TestClient:
    """A browser with the cookie of a training office."""
    browser = TestClient(school.client.app, raise_server_exceptions=True)
    browser.cookies.set("anjungan_kantor_latihan", school.session_of(school.account(*roles)))
    return browser


def test_every_page_says_that_it_is_practice(school: Bench) -> None:
    browser = signed_in(school, Role.OPERATOR)
    for path in ("/masuk", "/s", "/layar", "/papan", "/antrean", "/register/agenda/cetak", "/tidak-ada"):
        assert SAYS in browser.get(path).text, path


def test_no_page_of_a_real_office_says_so(bench: Bench, operator: TestClient) -> None:
    assert SAYS not in operator.get("/antrean").text
    register = operator.get("/register/agenda/pdf")
    assert "LATIHAN" not in register.headers["content-disposition"]
    assert SAYS not in words_of(register.content)


def test_what_the_program_is_drawn_with_stays_as_it_is(school: Bench) -> None:
    answer = school.client.get("/static/kantor.css")
    assert answer.status_code == 200
    assert ".training" in answer.text


def test_every_pdf_and_its_name_say_so(school: Bench) -> None:
    answer = signed_in(school, Role.OPERATOR).get("/register/agenda/pdf")
    assert 'filename="LATIHAN-' in answer.headers["content-disposition"]
    with pikepdf.open(io.BytesIO(answer.content)) as document:
        pages = len(document.pages)
    assert words_of(answer.content).count(SAYS) == pages + 1  # across each page, and once in the letterhead


def test_a_workbook_says_so_above_its_first_line(school: Bench) -> None:
    answer = signed_in(school, Role.OPERATOR).get("/register/agenda/xlsx")
    page = load_workbook(io.BytesIO(answer.content)).active
    assert page is not None
    assert SAYS in str(page["A1"].value)


def test_a_kiosk_gets_a_document_as_it_was_attached(school: Bench) -> None:
    kiosk = school.kiosk()
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    school.bring_to(ticket.number, State.SIAP_DIAMBIL)
    grant = kiosk.call("POST", "/collect", json={"nik": NIK, "slip_code": ticket.slip_code}).json()["grant"]
    assert kiosk.call("GET", f"/documents/{grant}").content == PDF


def test_who_is_signed_in_at_the_real_office_is_nobody_here(school: Bench) -> None:
    account = school.account(Role.OPERATOR)
    browser = TestClient(school.client.app, raise_server_exceptions=True)
    browser.cookies.set("anjungan_kantor", school.session_of(account))
    assert browser.get("/antrean", follow_redirects=False).status_code == 303


DONE = {  # state -> what is ticked there, of the steps in their order
    State.TERKIRIM: 0,
    State.SEDANG_DIPERIKSA: 2,
    State.DIPROSES: 3,
    State.MENUNGGU_TANDA_TANGAN: 4,
    State.SIAP_DIAMBIL: 6,
    State.SUDAH_DIAMBIL: 7,
    State.DIARSIPKAN: 8,
}


def test_the_guide_ticks_what_was_done_and_nothing_else(school: Bench) -> None:
    account = school.account(*(role for role in OFFICE_ROLES if role is not Role.PENGELOLA))
    number = school.kiosk().file("surat-kehilangan", "formulir-f102").number
    staff = Staff(school.office, hire=lambda _: account)
    for state, ticks in DONE.items():
        staff.work_until(number, state)
        found = followed(school, account)
        assert (found.number, [line.done for line in found.lines]) == (number, [True] * ticks + [False] * (8 - ticks))
        assert [line.now for line in found.lines].count(True) == (0 if found.over else 1)
    assert followed(school, account).over


def test_a_look_is_the_first_step_and_no_more(school: Bench) -> None:
    account = school.account(Role.OPERATOR)
    number = school.kiosk().file("surat-kehilangan").number
    browser = TestClient(school.client.app, raise_server_exceptions=True)
    browser.cookies.set("anjungan_kantor_latihan", school.session_of(account))
    assert "Langkah ini milik" not in browser.get("/panduan").text
    browser.get(f"/permohonan/{number}")
    assert [line.step for line in followed(school, account).lines if line.done] == [Step.OPEN]


def test_the_guide_stays_with_what_one_has_begun(school: Bench) -> None:
    """A second request comes, and a colleague works on it: one's own stays where it is."""
    mine, other = school.account(Role.OPERATOR), school.account(Role.OPERATOR)
    kiosk = school.kiosk()
    numbers = [kiosk.file("surat-kehilangan", answers=answers_of(place)).number for place in (1, 2)]
    for account, number in zip((mine, other), reversed(numbers), strict=True):
        school.clock.passes(minutes=1)
        assert isinstance(work.act(school.office, account, number, Draft(ActionKind.TAKE, 1)), Request)
    assert followed(school, mine).number == numbers[1]


def test_what_was_done_before_it_came_back_is_not_ticked(school: Bench) -> None:
    kiosk = school.kiosk()
    ticket = kiosk.file("surat-kehilangan", "formulir-f102")
    colleague = school.account(Role.LOKET, Role.OPERATOR)
    Staff(school.office, hire=lambda _: colleague).send_back(ticket.number, "surat-kehilangan")
    kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan"))
    found = followed(school, school.account(Role.OPERATOR))
    assert (found.number, [line.done for line in found.lines].count(True)) == (ticket.number, 0)


def test_whose_step_it_is_stands_on_the_page(school: Bench) -> None:
    """A letter that the camat signs: the operator reads at whose desk it lies."""
    account = school.account(Role.LOKET)
    ticket = school.kiosk().file("kk", "ktp", "rekomendasi-desa", service="sktm", reason="sktm")
    for kind in (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS):
        with school.office.database.reading() as session:
            stored = requests.by_number(session, ticket.number)
        assert stored is not None
        draft = Draft(kind, len(stored.request.actions), agenda_number="0001/2026")
        assert isinstance(work.act(school.office, account, ticket.number, draft), Request)
    found = followed(school, account)
    assert (found.desk, found.mine) == ("Camat", False)
    assert found.before is not None


def test_a_real_office_says_where_to_practise(operator: TestClient) -> None:
    page = operator.get("/panduan").text
    assert "anjungan training" in page
    assert 'class="tour"' not in page


def test_what_stands_for_a_document_is_made_for_practice_only(
    school: Bench, operator: TestClient, ticket: Ticket
) -> None:
    number = school.kiosk().file("surat-kehilangan").number
    made = signed_in(school, Role.OPERATOR).get(f"/permohonan/{number}/dokumen-latihan")
    assert SAYS in words_of(made.content)
    assert operator.get(f"/permohonan/{ticket.number}/dokumen-latihan").status_code == 404


def followed(school: Bench, account: Account) -> Guide:
    with school.office.database.reading() as session:
        found = guide(session, school.office, account)
    assert found is not None
    return found


def answers_of(place: int) -> dict[str, str]:
    return {"nik": f"991712010180{place:04d}", "nama": "CONTOH", "desa": "35.17.19.2001"}


def words_of(document: bytes) -> str:
    """The text of a PDF, as poppler reads it."""
    command = ("pdftotext", "-raw", "-", "-")
    return subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()
