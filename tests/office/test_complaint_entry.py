"""Complaints by counter, letter and telephone: numbered, under the same clocks, in the same queue, with a proof."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from litestar.testing import TestClient
from sqlalchemy import select, text

from adminduk.pengaduan import ActionKind, Nature
from adminduk.request import Role
from office import hearing
from office.hearing import Draft, Refused
from office.permissions import OFFICE_ROLES, PERMISSIONS, Permission
from office.store import complaints
from office.store.complaints import StoredCase
from office.store.database import migrate
from office.store.voices_tables import ComplaintRow
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_console_signin import form_token
from tests.office.voices_kit import complain

WORDS = "CONTOH: loket tutup sebelum jamnya, dua kali."
FORM = {
    "jalur": "telepon",
    "diterima": "2026-11-20",
    "jenis": "pengaduan",
    "pokok": "waktu",
    "layanan": "",
    "isi": WORDS,
}
WIB = ZoneInfo("Asia/Jakarta")


def enter(browser: TestClient, **changes: str) -> tuple[int, str]:
    """The status, and where it leads or what the page says."""
    token = form_token(browser.get("/pengaduan/baru").text)
    answer = browser.post("/pengaduan/baru", data={**FORM, "telepon": "", **changes, "_csrf_token": token})
    return answer.status_code, answer.headers.get("location", answer.text)


def stored(bench: Bench, at: str) -> StoredCase:
    with bench.office.database.reading() as session:
        found = complaints.by_id(session, at.removeprefix("/pengaduan/").partition("?")[0], bench.office.keys)
    assert found is not None
    return found


def words_on(pdf: bytes) -> str:
    said = subprocess.run(("pdftotext", "-layout", "-", "-"), input=pdf, capture_output=True, check=True)
    return " ".join(said.stdout.decode().split())


def test_entered_without_a_name_it_stands_in_the_queue_of_all(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient, tmp_path: Path
) -> None:
    status, at = enter(operator)
    assert (status, at.endswith("?selesai=terima")) == (303, True)
    page = operator.get(at).text
    for said in ("0001/ADU/2026", "Sudah dicatat", "lewat telepon", "Tanpa nama dan tanpa nomor", WORDS):
        assert said in page
    from_kiosk = complain(kiosk).number
    queue = operator.get("/pengaduan").text
    assert "0001/ADU/2026" in queue
    assert from_kiosk in queue
    assert WORDS not in queue
    bench.office.database.close()
    assert not any(WORDS.encode() in each.read_bytes() for each in tmp_path.rglob("*") if each.is_file())


def test_its_clocks_run_from_the_day_it_was_received(bench: Bench, operator: TestClient) -> None:
    account = bench.account(Role.KASI)
    case = stored(bench, enter(operator, jalur="surat", diterima="2026-11-17")[1]).case
    assert case.due == datetime(2026, 11, 20, 0, 0, tzinfo=WIB)
    assert case.is_late(bench.clock())  # three days went by on somebody's desk
    changed = hearing.act(bench.office, account, case.id, Draft(ActionKind.ASSIGN, 1, Nature.LAPANGAN, account.id))
    assert not isinstance(changed, Refused)
    assert changed.due == datetime(2027, 1, 16, 0, 0, tzinfo=WIB)
    today = stored(bench, enter(operator)[1]).case
    assert today.actions[0].at == bench.clock()


def test_numbers_have_no_gap_and_begin_anew_each_year(bench: Bench, operator: TestClient) -> None:
    numbers = [stored(bench, enter(operator)[1]).case.number for _ in range(2)]
    bench.clock.passes(days=45)
    fresh = bench.browser(bench.account(Role.LOKET))
    numbers += [stored(bench, enter(fresh, diterima=day)[1]).case.number for day in ("2027-01-04", "2026-12-30")]
    assert numbers == ["0001/ADU/2026", "0002/ADU/2026", "0001/ADU/2027", "0003/ADU/2026"]


def test_the_proof_has_number_days_and_code_and_none_of_the_words(bench: Bench, operator: TestClient) -> None:
    at = enter(operator, isi=WORDS, telepon="080000000000", layanan="kk")[1].partition("?")[0]
    for size in ("a4", "slip"):
        answer = operator.get(f"{at}/bukti/{size}")
        said = words_on(answer.content)
        for part in ("0001/ADU/2026", "Diterima 20-11-2026", "Lewat telepon", "23-11-2026", "25-11-2026", "04-12-2026"):
            assert part in said, part
        assert "19-01-2027" in said
        assert "CONTOH" not in said
        assert "080000000000" not in said
        address = "http://127.0.0.1:8300/s/JGR-"
        code = said.replace(" ", "").split(address)[1][:19]
        assert "0001/ADU/2026" in bench.client.get(f"/s/JGR-{code}").text
    assert operator.get(f"{at}/bukti/a3").status_code == 404


def test_a_kiosk_s_slip_is_not_printed_again_for_whoever_asks(kiosk: PlayedKiosk, operator: TestClient) -> None:
    at = f"/pengaduan/{complain(kiosk).complaint_id}"
    assert "/bukti/" not in operator.get(at).text
    assert operator.get(f"{at}/bukti/a4").status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"jalur": ""}, "lewat mana"),
        ({"jalur": "anjungan"}, "lewat mana"),
        ({"diterima": "kemarin"}, "tanggal diterima"),
        ({"diterima": "2026-11-21"}, "tanggal diterima"),
        ({"diterima": "2026-09-20"}, "tanggal diterima"),
        ({"pokok": "cuaca"}, "jenis dan pokoknya"),
        ({"layanan": "sulap"}, "tidak ada di kantor ini"),
        ({"isi": " \n\u200b"}, "Tulis dahulu isinya"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    bench: Bench, operator: TestClient, changes: dict[str, str], sentence: str
) -> None:
    status, page = enter(operator, **({"isi": WORDS} | changes), telepon="080000000000")
    assert (status, sentence in page) == (422, True)
    assert 'value="080000000000"' in page
    with bench.office.database.reading() as session:
        assert session.scalar(select(ComplaintRow.id)) is None


@pytest.mark.parametrize("role", OFFICE_ROLES)
def test_who_may_write_one_down(bench: Bench, operator: TestClient, role: Role) -> None:
    browser = bench.browser(bench.account(role))
    token = form_token(operator.get("/pengaduan/baru").text)
    browser.cookies.set("anjungan_formulir", operator.cookies["anjungan_formulir"])
    answer = browser.post("/pengaduan/baru", data={**FORM, "_csrf_token": token})
    assert (answer.status_code == 303) is (Permission.ANSWER_VOICES in PERMISSIONS[role])


def test_an_older_database_keeps_its_complaints_with_what_was_done(bench: Bench, kiosk: PlayedKiosk) -> None:
    """Makes the table anew on SQLite; what points to it must not be lost."""
    content, account = complain(kiosk), bench.account(Role.KASI)
    hearing.act(bench.office, account, content.complaint_id, Draft(ActionKind.ASSIGN, 1, Nature.MEJA, account.id))
    engine = bench.office.database.engine
    bench_downgrade(bench, "0022")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM complaint_actions")) == 2
    migrate(engine)
    found = stored(bench, content.complaint_id)
    assert [each.kind for each in found.case.actions] == [ActionKind.RECEIVE, ActionKind.ASSIGN]
    assert found.filed.channel == "anjungan"


def bench_downgrade(bench: Bench, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    from office.store.database import MIGRATIONS

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with bench.office.database.engine.connect() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        connection.commit()
