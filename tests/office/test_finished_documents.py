"""Many finished PDFs at once: proposals by what stands in them, nothing attached before a person said so."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role, State
from office.finished import confirming, staging
from office.store import agenda, finished
from tests.office.databases import ON_BOTH, everything_kept
from tests.office.finished_kit import confirm, letter, staged_ids, upload, waits
from tests.office.kit import START, Bench, open_bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_console_actions import stored
from tests.office.test_console_signin import form_token

pytestmark = ON_BOTH
OTHER = {"nik": "9917120101800099", "nama": "CONTOH WATI", "nomor-kk": "9917120101800077", "desa": "35.17.19.2001"}


@pytest.fixture
def waiting(bench: Bench, kiosk: PlayedKiosk) -> str:
    return waits(bench, kiosk.file("surat-kehilangan").number)


@pytest.mark.parametrize(
    ("name", "said", "why"),
    [
        ("kk.pdf", "Nomor permohonan {number}", "nomor permohonan"),
        ("{number}.pdf", "tidak ada apa-apa", "nomor permohonan"),
        ("kk.pdf", "Nomor agenda 0900/2026", "nomor agenda"),
        ("kk.pdf", f"NIK {NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}", "NIK"),
        ("kk.pdf", "Kepala Keluarga: CONTOH SPECIMEN", "nama"),
    ],
    ids=["number", "file-name", "agenda", "nik", "name"],
)
def test_a_file_is_matched_by_what_stands_in_it(
    operator: TestClient, kiosk: PlayedKiosk, bench: Bench, waiting: str, name: str, said: str, why: str
) -> None:
    waits(bench, kiosk.file("surat-kehilangan", answers=OTHER).number)  # somebody else
    with bench.office.database.writing() as session:
        agenda.take(session, "0900/2026", stored(bench, waiting).id, START)
    page = upload(operator, (name.format(number=waiting), letter(said.format(number=waiting))))
    assert f'value="{waiting}"' in page
    assert f"karena {why}" in page
    assert stored(bench, waiting).document_sha256 is None  # a proposal, no more


def test_two_that_fit_are_offered_and_none_is_chosen(
    operator: TestClient, kiosk: PlayedKiosk, bench: Bench, waiting: str
) -> None:
    second = kiosk.file("surat-kehilangan").number
    for kind in (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS):
        bench.do(second, kind)
    page = upload(operator, ("kk.pdf", letter(f"NIK {NIK}")))
    assert "Mungkin salah satu dari" in page
    assert f"/permohonan/{waiting}" in page
    assert f"/permohonan/{second}" in page
    assert f'value="{waiting}"' not in page


def test_confirmed_files_are_attached_and_ready_and_the_shelf_is_empty(
    operator: TestClient, bench: Bench, waiting: str, tmp_path: Path
) -> None:
    content = letter(f"Nomor permohonan {waiting}")
    page = upload(operator, ("kk.pdf", content))
    status, page = confirm(operator, page, {staged_ids(page)[0]: waiting.lower()})
    assert (status, stored(bench, waiting).state) == (200, State.SIAP_DIAMBIL)
    assert operator.get(f"/permohonan/{waiting}/dokumen").content == content
    assert "dokumen dilampirkan, siap diambil" in page
    assert "Belum ada berkas yang menunggu" in page
    assert [each for each in (tmp_path / "office" / "staged").rglob("*") if each.is_file()] == []


def test_what_was_not_ticked_stays_and_what_is_not_known_is_said(
    operator: TestClient, bench: Bench, waiting: str
) -> None:
    page = upload(operator, ("a.pdf", letter("tanpa nomor")), ("b.pdf", letter(f"{waiting}")), ("c.pdf", b"PK not"))
    assert "bukan PDF" in page
    ids = staged_ids(page)
    assert len(ids) == 2
    status, page = confirm(operator, page, {ids[0]: "JGR-01-999999"})
    assert status == 409
    assert "JGR-01-999999: permohonan ini tidak ada" in page
    assert staged_ids(page) == ids
    assert stored(bench, waiting).document_sha256 is None


def test_a_document_that_is_there_is_not_replaced_in_passing(operator: TestClient, bench: Bench, waiting: str) -> None:
    bench.do(waiting, ActionKind.ATTACH)
    before = stored(bench, waiting).document_sha256
    page = upload(operator, ("kk.pdf", letter(f"{waiting}")))
    status, page = confirm(operator, page, {staged_ids(page)[0]: waiting})
    assert (status, stored(bench, waiting).document_sha256) == (409, before)
    assert "sudah punya dokumen jadi" in page


def test_a_restart_loses_nothing_and_attaches_nothing_twice(tmp_path: Path, database_url: str) -> None:
    before = open_bench(tmp_path, database_url)
    with before.client:
        number = waits(before, before.kiosk().file("surat-kehilangan").number)
        account = before.account(Role.OPERATOR)
        staging.stage(before.office, account, [("kk.pdf", letter(number))])  # stopped before it was read
    after = open_bench(tmp_path, database_url)
    with after.client:
        assert staging.read_waiting(after.office) == 1
        with after.office.database.reading() as session:
            staged = finished.of_account(session, account.id)[0]
        assert staged.matches == ((number, "nomor"),)
        content = staging.content_of(after.office, staged)
        assert content is not None
        confirming._attached(after.office, account, stored(after, number), staged, content)  # stopped before the rest
        outcome = confirming.confirm(after.office, account, staged.id, number, ready=True)
        assert (outcome.why, stored(after, number).state) == (None, State.SIAP_DIAMBIL)
        kinds = [each.kind for each in stored(after, number).actions]
        assert kinds.count(ActionKind.ATTACH) == kinds.count(ActionKind.MARK_READY) == 1


def test_nothing_of_a_file_can_be_read_from_shelf_or_database(
    operator: TestClient, bench: Bench, waiting: str, tmp_path: Path
) -> None:
    upload(operator, ("KK CONTOH SPECIMEN.pdf", letter(f"NIK {NIK}", waiting)))
    raw = everything_kept(tmp_path / "office", bench.office.settings.database_url)
    assert waiting.encode() in raw, "the search looks in the wrong place"
    assert b"SPECIMEN" not in raw
    assert b"%PDF-" not in raw


def test_nobody_sees_the_files_of_another(operator: TestClient, bench: Bench, waiting: str) -> None:
    content = letter(waiting)
    staged = staged_ids(upload(operator, ("kk.pdf", content)))[0]
    other = bench.browser(bench.account(Role.OPERATOR))
    page = other.get("/dokumen-jadi").text
    assert staged not in page
    assert other.get(f"/dokumen-jadi/{staged}/isi").status_code == 404
    assert confirm(other, other.get("/akun-saya").text, {staged: waiting})[0] == 409
    assert stored(bench, waiting).document_sha256 is None
    assert operator.get(f"/dokumen-jadi/{staged}/isi").content == content


def test_what_nobody_claims_goes_after_a_week(operator: TestClient, bench: Bench, tmp_path: Path) -> None:
    upload(operator, ("kk.pdf", letter("CONTOH")))
    lost = bench.office.files.staged.put(b"a file whose row was never written")
    path = next((tmp_path / "office" / "staged").rglob(lost))
    os.utime(path, ((START - timedelta(days=1)).timestamp(),) * 2)
    bench.clock.passes(days=6)
    assert staging.expire(bench.office) == 1
    bench.clock.passes(days=2)
    assert staging.expire(bench.office) == 1
    assert [each for each in (tmp_path / "office" / "staged").rglob("*") if each.is_file()] == []


def test_thrown_away_by_hand(operator: TestClient, bench: Bench) -> None:
    page = upload(operator, ("kk.pdf", letter("CONTOH")))
    staged = staged_ids(page)[0]
    answer = operator.post(f"/dokumen-jadi/{staged}/buang", data={"_csrf_token": form_token(page)})
    assert answer.status_code == 303
    assert "Belum ada berkas yang menunggu" in operator.get("/dokumen-jadi").text
