"""The rights of the person behind the data: to see it, to have it put right, to be told of a breach in 3x24 hours."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.request import Role
from office.store import privacy
from tests.office.databases import ON_BOTH, everything_kept
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK
from tests.office.test_console_signin import form_token

pytestmark = ON_BOTH
OTHER = "9917120101800003"


def ask(browser: TestClient, path: str, **fields: str) -> str:
    """The page that answers a form."""
    token = form_token(browser.get("/data-pribadi").text)
    answer = browser.post(path, data={"_csrf_token": token, **fields})
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.fixture
def kasi(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.KASI))


def test_everything_held_of_a_person_is_shown_and_that_it_was_looked_at(bench: Bench, kasi: TestClient) -> None:
    numbers = [bench.kiosk().file("surat-kehilangan").number for _ in range(2)]
    page = ask(kasi, "/data-pribadi", nik=f"{NIK[:6]} {NIK[6:12]} {NIK[12:]}")
    assert all(number in page for number in numbers)
    assert "CONTOH SPECIMEN" in page
    assert "bagian data-pribadi" in page
    assert "Tidak ada permohonan" in ask(kasi, "/data-pribadi", nik=OTHER)
    assert "16 angka" in ask(kasi, "/data-pribadi", nik="123")


def test_the_nik_stands_in_no_address(bench: Bench, kasi: TestClient) -> None:
    bench.kiosk().file("surat-kehilangan")
    page = ask(kasi, "/data-pribadi", nik=NIK)
    assert not re.search(rf'(href|action)="[^"]*{NIK}', page)
    assert 'method="get"' not in page


def test_a_desa_sees_its_own_people_only(bench: Bench) -> None:
    bench.kiosk().file("surat-kehilangan")
    elsewhere = bench.browser(bench.account(Role.KASI, area="35.17.19.2002"))
    assert "Tidak ada permohonan" in ask(elsewhere, "/data-pribadi", nik=NIK)


def test_a_correction_stands_beside_what_was_filed_and_is_found_by_the_new_value(
    bench: Bench, kasi: TestClient
) -> None:
    number = bench.kiosk().file("surat-kehilangan").number
    wish = {"nik": NIK, "isian": "nama", "nilai": "CONTOH BENAR", "alasan": "Menurut KTP-el"}
    page = ask(kasi, f"/data-pribadi/koreksi/{number}", **wish)
    assert "Isian sudah dikoreksi" in page
    assert re.search(r'dari "CONTOH SPECIMEN" menjadi "CONTOH BENAR"', page.replace("&#34;", '"'))
    assert "CONTOH BENAR" in kasi.get(f"/permohonan/{number}").text
    found = kasi.post("/cari", data={"_csrf_token": form_token(kasi.get("/antrean").text), "cari": "BENAR"}).text
    assert number in found


def test_a_nik_that_is_put_right_is_the_holders_from_then_on(bench: Bench, kasi: TestClient) -> None:
    number = bench.kiosk().file("surat-kehilangan").number
    ask(kasi, f"/data-pribadi/koreksi/{number}", nik=NIK, isian="nik", nilai=OTHER, alasan="Salah ketik")
    assert number in ask(kasi, "/data-pribadi", nik=OTHER)
    assert number not in ask(kasi, "/data-pribadi", nik=NIK)


@pytest.mark.parametrize(
    ("field", "value", "reason", "said"),
    [
        ("nama", "CONTOH BENAR", " ", "Tulis alasan"),
        ("nik", "12", "Salah", "belum benar"),
        ("nama", "CONTOH SPECIMEN", "Salah", "sama dengan yang lama"),
        ("tanggal", "2026-01-01", "Salah", "tidak ada pada permohonan"),
    ],
)
def test_a_correction_that_cannot_be_is_told_and_loses_nothing(
    bench: Bench, kasi: TestClient, field: str, value: str, reason: str, said: str
) -> None:
    number = bench.kiosk().file("surat-kehilangan").number
    page = ask(kasi, f"/data-pribadi/koreksi/{number}", nik=NIK, isian=field, nilai=value, alasan=reason)
    assert said in page
    assert f"<li>{value}</li>" in page
    with bench.office.database.reading() as session:
        assert [privacy.corrections_of(session, each) for each in _ids(bench, number)] == [[]]


def test_the_old_value_cannot_be_read_in_the_database(bench: Bench, kasi: TestClient, tmp_path: Path) -> None:
    number = bench.kiosk().file("surat-kehilangan").number
    ask(kasi, f"/data-pribadi/koreksi/{number}", nik=NIK, isian="nama", nilai="CONTOH BENAR", alasan="Menurut KTP-el")
    raw = everything_kept(tmp_path, bench.office.settings.database_url)
    assert number.encode() in raw, "the search looks in the wrong place"
    assert b"SPECIMEN" not in raw
    assert b"CONTOH BENAR" not in raw


def test_the_copy_to_take_away_holds_the_data_and_the_pages(bench: Bench, kasi: TestClient) -> None:
    number = bench.kiosk().file("surat-kehilangan").number
    token = form_token(kasi.get("/data-pribadi").text)
    answer = kasi.post("/data-pribadi/salinan", data={"_csrf_token": token, "nik": NIK})
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as copy:
        [request] = json.loads(copy.read("data.json"))
        assert request["nomor"] == number
        assert request["isian"]["Nama lengkap"] == "CONTOH SPECIMEN"
        assert copy.read(f"{number}.pdf").startswith(b"%PDF")
    assert "Salinan 1 permohonan diberikan." in ask(kasi, "/data-pribadi", nik=NIK)


def test_the_answer_to_a_wish_for_deletion_is_kept_with_its_law(bench: Bench, kasi: TestClient) -> None:
    bench.kiosk().file("surat-kehilangan")
    page = ask(kasi, "/data-pribadi", nik=NIK)
    [first, *_] = re.findall(r'name="jawaban" value="([^"]+)"', page)
    assert "Jawaban sudah dicatat" in ask(kasi, "/data-pribadi/hapus", nik=NIK, jawaban=first)
    assert f"penghapusan. {first}" in ask(kasi, "/data-pribadi", nik=NIK)
    assert "Pilih jawabannya" in ask(kasi, "/data-pribadi/hapus", nik=NIK, jawaban="Boleh")


def test_a_breach_has_three_days_from_when_it_was_found(bench: Bench, kasi: TestClient, tmp_path: Path) -> None:
    token = form_token(kasi.get("/data-pribadi").text)
    story = {"data": "NIK dan nama", "cara": "Laptop SPECIMEN hilang", "tindakan": "Sandi diganti", "orang": "12"}
    late = kasi.post("/data-pribadi/insiden", data={"_csrf_token": token, **story, "ditemukan": "2027-01-01T08:00"})
    assert late.status_code == 422
    assert "Laptop SPECIMEN hilang" in late.text
    found = kasi.post("/data-pribadi/insiden", data={"_csrf_token": token, **story, "ditemukan": "2026-11-20T07:00"})
    page = found.headers["location"]
    assert "sisa 2 hari 23 jam" in kasi.get("/data-pribadi/insiden").text
    assert "Laptop SPECIMEN hilang" in kasi.get(page).text
    assert b"SPECIMEN" not in everything_kept(tmp_path, bench.office.settings.database_url)
    kasi.post(f"{page}/closed", data={"_csrf_token": token})
    assert _breach(bench).closed_at is None, "nothing is closed before both were told"
    bench.clock.now += timedelta(days=3)
    fresh = bench.browser(bench.account(Role.KASI))
    token = form_token(fresh.get("/data-pribadi").text)
    assert "Lewat 1 jam" in fresh.get("/data-pribadi/insiden").text
    for what in ("people", "authority", "closed"):
        fresh.post(f"{page}/{what}", data={"_csrf_token": token})
    assert _breach(bench).closed_at == bench.clock()
    assert "selesai" in fresh.get("/data-pribadi/insiden").text


def _breach(bench: Bench) -> privacy.Breach:
    with bench.office.database.reading() as session:
        [found] = privacy.breaches(session)
    return found


def _ids(bench: Bench, number: str) -> list[str]:
    from office.store import requests

    with bench.office.database.reading() as session:
        stored = requests.by_number(session, number)
    assert stored is not None
    return [stored.request.id]
