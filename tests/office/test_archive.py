"""Archiving with a berita acara; deletion that two people decide, that a crash cannot blur, and that leaves proof."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role, State
from office.archive import destroying, keeping
from office.archive.destroying import Bar
from office.store import archive, deliveries
from office.store.accounts import Account
from office.store.archive import Stage
from office.store.tables import DocumentRow
from tests.office.databases import ON_BOTH, everything_kept
from tests.office.kit import PDF_SHA256, Bench, open_bench
from tests.office.test_console_actions import stored
from tests.office.test_console_signin import form_token

pytestmark = ON_BOTH
MONTHS = 12


class House:
    """An office that keeps the papers of a KK for a year, with one who proposes and one who approves."""

    def __init__(self, home: Path, database_url: str) -> None:
        self.home = home
        self.bench: Bench = open_bench(home, database_url, retention_months={"kk": MONTHS})
        self.operator: Account = self.bench.account(Role.OPERATOR)
        self.camat: Account = self.bench.account(Role.CAMAT)

    def archived(self) -> str:
        """A request with pages and a document, archived today."""
        number = self.bench.kiosk().file("surat-kehilangan", "formulir-f102").number
        self.bench.bring_to(number, State.SUDAH_DIAMBIL)
        self.bench.do(number, ActionKind.ARCHIVE)
        return number

    def proposed(self, *numbers: str) -> int:
        self.bench.clock.passes(days=MONTHS * 31 + 1)
        record = destroying.propose(self.bench.office, self.operator, numbers, "jadwal retensi")
        assert isinstance(record, int)
        return record

    def files(self) -> set[str]:
        """What lies on the shelves."""
        shelves = [self.home / "office" / name for name in ("pages", "documents")]
        return {each.name for shelf in shelves for each in shelf.rglob("*") if each.is_file()}

    def raw(self) -> bytes:
        return everything_kept(self.home / "office", self.bench.office.settings.database_url)

    def record(self, record_id: int) -> archive.Record:
        with self.bench.office.database.reading() as session:
            found = archive.by_id(session, record_id)
        assert found is not None
        return found

    def removed(self, record_id: int) -> list[archive.Removed]:
        with self.bench.office.database.reading() as session:
            return archive.removed(session, record_id)


@pytest.fixture
def house(tmp_path: Path, database_url: str) -> Iterator[House]:
    house = House(tmp_path, database_url)
    with house.bench.client:
        yield house


def send(browser: TestClient, path: str, **form: object) -> tuple[int, str, str]:
    token = form_token(browser.get("/akun-saya").text)
    answer = browser.post(path, data={"_csrf_token": token, **form})
    return answer.status_code, answer.headers.get("location", ""), answer.text


def test_what_is_finished_is_archived_with_one_berita_acara(house: House) -> None:
    kiosk = house.bench.kiosk()
    numbers = [kiosk.file("surat-kehilangan").number for _ in range(2)]
    for number in numbers:
        house.bench.bring_to(number, State.SUDAH_DIAMBIL)
    browser = house.bench.browser(house.operator)
    assert all(number in browser.get("/arsip").text for number in numbers)
    status, where, _ = send(browser, "/arsip", nomor=numbers)
    assert status == 303
    assert [stored(house.bench, each).state for each in numbers] == [State.DIARSIPKAN] * 2
    drawn = browser.get(f"{where}/pdf").content
    said = subprocess.run(("pdftotext", "-layout", "-", "-"), input=drawn, capture_output=True, check=True).stdout
    for part in ("0001/BA-ARSIP/2026", *numbers, "Contoh petugas1"):
        assert part in said.decode()


def test_two_people_delete_and_every_file_is_accounted_for(house: House) -> None:
    number = house.archived()
    request = stored(house.bench, number)
    with house.bench.office.database.reading() as session:
        sealed = [each.sealed for each in deliveries.of_request(session, request.id)]
    before = house.files()
    assert len(before) == 3
    assert all(each in house.raw() for each in sealed)
    record = house.proposed(number)
    assert house.files() == before  # a proposal deletes nothing
    camat = house.bench.browser(house.camat)
    assert send(camat, f"/arsip/{record}/putuskan", lakukan="setujui")[0] == 422  # not ticked
    assert send(camat, f"/arsip/{record}/putuskan", lakukan="setujui", yakin="ya")[0] == 303
    assert house.files() == set()
    assert not any(each in house.raw() for each in sealed)
    removed = house.removed(record)
    assert {each.sha256 for each in removed} == before | {hashlib.sha256(each).hexdigest() for each in sealed}
    assert all(each.removed_at == house.bench.clock() for each in removed)
    now = house.record(record)
    assert (now.stage, now.by, now.decided_by) == (Stage.DONE, house.operator.id, house.camat.id)
    assert stored(house.bench, number).actions == request.actions
    page = house.bench.browser(house.operator).get(f"/permohonan/{number}").text
    assert "sudah dimusnahkan menurut" in page
    register = house.bench.browser(house.operator).get("/register/permohonan?dari=2026-11-20&sampai=2026-11-20")
    assert "CONTOH SPECIMEN" in register.text  # its line stays
    assert PDF_SHA256 in camat.get(f"/arsip/{record}").text


def test_what_was_deleted_makes_room_for_the_next_in_the_list(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deleted request stays archived for good; a list of the first so many must not be full of those."""
    monkeypatch.setattr(keeping, "_MOST", 1)
    first, second = house.archived(), house.archived()
    record = house.proposed(first)
    assert destroying.decide(house.bench.office, house.camat, record, approved=True) is None
    declined = house.proposed(second)
    for state in ("proposed", "declined"):
        page = house.bench.browser(house.operator).get("/arsip").text
        assert (state, f'value="{second}"' in page) == (state, state == "declined")
        assert f'value="{first}"' not in page
        destroying.decide(house.bench.office, house.camat, declined, approved=False)


def test_nobody_approves_alone(house: House) -> None:
    number = house.archived()
    both = house.bench.account(Role.OPERATOR, Role.CAMAT)
    house.bench.clock.passes(days=MONTHS * 31 + 1)
    record = destroying.propose(house.bench.office, both, [number], "")
    assert isinstance(record, int)
    assert destroying.decide(house.bench.office, both, record, approved=True) is Bar.SAME_PERSON
    assert destroying.decide(house.bench.office, house.operator, record, approved=True) is Bar.NOT_ALLOWED
    assert len(house.files()) == 3
    assert destroying.decide(house.bench.office, house.camat, record, approved=False) is None
    assert destroying.decide(house.bench.office, house.camat, record, approved=True) is Bar.OVER
    assert len(house.files()) == 3


def test_what_is_young_or_held_or_of_no_class_is_kept(house: House) -> None:
    number = house.archived()
    office = house.bench.office
    house.bench.clock.passes(days=MONTHS * 31 - 1)
    assert destroying.propose(office, house.operator, [number], "") is Bar.NOTHING
    house.bench.clock.passes(days=2)
    operator = house.bench.browser(house.operator)
    assert send(operator, f"/permohonan/{number}/tahan", alasan="sengketa waris")[0] == 303
    assert destroying.propose(office, house.operator, [number], "") is Bar.NOTHING
    assert "sengketa waris" in operator.get("/arsip").text
    send(operator, f"/permohonan/{number}/tahan", lepas="ya")
    record = destroying.propose(office, house.operator, [number], "")
    assert isinstance(record, int)
    send(operator, f"/permohonan/{number}/tahan", alasan="pemeriksaan")  # after the proposal
    assert destroying.decide(office, house.camat, record, approved=True) is Bar.HELD
    assert (len(house.files()), house.record(record).stage) == (3, Stage.PROPOSED)


def test_without_a_retention_everything_is_kept(bench: Bench) -> None:
    number = bench.kiosk().file("surat-kehilangan").number
    bench.bring_to(number, State.DIARSIPKAN)
    bench.clock.passes(days=9999)
    assert destroying.propose(bench.office, bench.account(Role.OPERATOR), [number], "") is Bar.NOTHING


@pytest.mark.parametrize("survives", [0, 1, 2])
def test_a_crash_between_file_and_row_is_made_good(
    house: House, monkeypatch: pytest.MonkeyPatch, survives: int
) -> None:
    record = house.proposed(house.archived())
    gone: list[str] = []
    unlink = Path.unlink

    def dies(path: Path) -> None:
        if len(gone) == survives:
            raise KeyboardInterrupt  # as if the power went
        gone.append(str(path))
        unlink(path)

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.unlink", lambda path, missing_ok=False: dies(path))
        with pytest.raises(KeyboardInterrupt):
            destroying.decide(house.bench.office, house.camat, record, approved=True)
    assert house.record(record).stage is Stage.APPROVED
    assert [each.removed_at for each in house.removed(record)] == [None] * 4  # never called gone too early
    assert len(house.files()) == 3 - survives
    house.bench.clock.passes(hours=1)
    assert destroying.carry_out(house.bench.office) == 1
    assert (house.files(), house.record(record).stage) == (set(), Stage.DONE)
    assert all(each.removed_at == house.bench.clock() for each in house.removed(record))
    assert destroying.carry_out(house.bench.office) == 0


def test_a_document_that_another_request_has_too_stays(house: House) -> None:
    number = house.archived()
    other = house.bench.kiosk().file("surat-kehilangan").number
    house.bench.bring_to(other, State.SIAP_DIAMBIL)
    record = house.proposed(number)
    assert destroying.decide(house.bench.office, house.camat, record, approved=True) is None
    assert PDF_SHA256 in house.files()
    assert PDF_SHA256 not in {each.sha256 for each in house.removed(record)}
    with house.bench.office.database.reading() as session:
        assert session.get(DocumentRow, (stored(house.bench, number).id, PDF_SHA256)) is not None
