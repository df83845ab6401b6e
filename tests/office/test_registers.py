"""The registers as an office files them: filtered, searched, paged by place, printed, with every gap explained."""

from __future__ import annotations

import io
import re
import subprocess
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import httpx
import openpyxl
import pytest
from litestar.testing import TestClient
from sqlalchemy import event, true

from adminduk.filing import DeliveryKind
from adminduk.request import Action, ActionKind, Role, State
from adminduk.request import apply as apply_action
from office.printed import Head, Paper
from office.registers import reading
from office.registers.pdf import Ruler
from office.store import accounts, agenda, registers, requests
from office.store.database import migrate
from office.store.registers import Choice, Place
from tests.benches.postgres import new_database, running_postgres
from tests.office.generated import fill
from tests.office.kit import START, Bench, open_bench
from tests.office.played_kiosk import NIK, PlayedKiosk, Ticket
from tests.office.test_complaint_entry import bench_downgrade
from tests.office.test_console_signin import form_token

PERIOD = "dari=2026-11-01&sampai=2026-11-30"


@pytest.fixture
def officer(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.LOKET, login="loket1"))


def filed(kiosk: PlayedKiosk, name: str = "CONTOH SPECIMEN", **changes: object) -> Ticket:
    answers = {"nik": NIK, "nama": name, "nomor-kk": "9917120101800002", "desa": "35.17.19.2001"}
    return kiosk.file("surat-kehilangan", **({"answers": answers} | changes))


def back_in(bench: Bench) -> TestClient:
    """Somebody who signs in now: a session of days ago has ended."""
    return bench.browser(bench.account(Role.LOKET))


def numbers(page: str) -> list[str]:
    return re.findall(r'href="/permohonan/([A-Z0-9-]+)"', page)


def opened(officer: TestClient, book: str = "permohonan", query: str = PERIOD) -> str:
    answer = officer.get(f"/register/{book}?{query}")
    assert answer.status_code == 200
    return answer.text


def register(bench: Bench, number: str, agenda_number: str) -> None:
    """Take and register a request under `agenda_number`, as the office's work does."""
    bench.do(number, ActionKind.TAKE)
    with bench.office.database.writing() as session:
        stored = requests.by_number(session, number, for_change=True)
        assert stored is not None
        assert agenda.take(session, agenda_number, stored.request.id, bench.clock())
        action = Action(ActionKind.REGISTER, Role.OPERATOR, "uji", bench.clock(), agenda_number=agenda_number)
        changed = apply_action(stored.request, action)
        assert not hasattr(changed, "detail")
        requests.append(session, changed)


def test_the_register_says_who_asked_for_what(kiosk: PlayedKiosk, officer: TestClient) -> None:
    ticket = filed(kiosk)
    page = opened(officer)
    assert numbers(page) == [ticket.number]
    for words in ("20-11-2026", "CONTOH SPECIMEN", NIK, "Sukosari", "Terkirim 20-11-2026", "KK hilang"):
        assert words in page, words


def test_lines_are_chosen_by_day_service_desa_and_state(bench: Bench, kiosk: PlayedKiosk) -> None:
    first = filed(kiosk)
    bench.clock.passes(minutes=1)
    other = {"nik": NIK, "nama": "CONTOH LAIN", "desa": "35.17.19.2002"}
    card = kiosk.file("kk", service="ktp", answers=other)
    bench.clock.passes(days=2)
    late = filed(kiosk)
    bench.bring_to(late.number, State.DITOLAK)
    officer = back_in(bench)
    assert numbers(opened(officer)) == [first.number, card.number, late.number]
    assert numbers(opened(officer, query="dari=2026-11-21&sampai=2026-11-22")) == [late.number]
    assert numbers(opened(officer, query="dari=2026-11-20&sampai=2026-11-20")) == [first.number, card.number]
    assert numbers(opened(officer, query=PERIOD + "&layanan=ktp")) == [card.number]
    assert numbers(opened(officer, query=PERIOD + "&desa=35.17.19.2001")) == [first.number, late.number]
    assert numbers(opened(officer, query=PERIOD + "&desa=35.17.19")) == [first.number, card.number, late.number]
    assert numbers(opened(officer, query=PERIOD + "&keadaan=ditolak")) == [late.number]
    assert "Belum ada isi" in opened(officer, query="dari=2025-01-01&sampai=2025-01-31")
    assert numbers(opened(officer, query="dari=besok&sampai=lusa&desa=x&keadaan=x")) == [
        first.number, card.number, late.number,
    ]  # fmt: skip


def test_pages_follow_the_last_line_and_skip_nothing(
    bench: Bench, kiosk: PlayedKiosk, officer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 3)
    tickets = [filed(kiosk).number for _ in range(5)]  # all of the same moment
    bench.clock.passes(minutes=1)
    tickets += [filed(kiosk).number for _ in range(3)]
    page, seen, late = opened(officer), [], []
    while True:
        seen += numbers(page)
        following = re.search(r'href="(/register/[^"]+)" rel="next"', page)
        if following is None:
            break
        late = [filed(kiosk).number] if len(seen) == 3 else late  # somebody files meanwhile
        page = officer.get(following[1].replace("&amp;", "&")).text
    assert sorted(seen) == sorted([*tickets, *late])
    assert set(seen[:5]) == set(tickets[:5]), "the earlier moment stands first"


@pytest.mark.parametrize("typed", ["ganjil", NIK, "000002"])
def test_a_line_is_searched_in_no_address_and_no_record(
    bench: Bench, kiosk: PlayedKiosk, officer: TestClient, typed: str
) -> None:
    filed(kiosk, answers={"nik": "9917120101800009", "nama": "CONTOH SPECIMEN"})
    wanted = filed(kiosk, name="CONTOH GANJIL")
    token = form_token(opened(officer))
    answer = officer.post("/register/permohonan/cari", data={"cari": typed, "_csrf_token": token})
    assert numbers(answer.text) == [wanted.number]
    with bench.office.database.reading() as session:
        look = registers.openings(session, 1)[0]
    assert (look.book, look.lines) == ("permohonan", 1)
    assert look.choice == "hasil pencarian"


def test_the_agenda_explains_every_missing_number(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    second, sixth, seventh = filed(kiosk), filed(kiosk), filed(kiosk)
    register(bench, second.number, "0002/2026")
    register(bench, sixth.number, "0006/2026")
    register(bench, seventh.number, "0007/2026")
    bench.do(sixth.number, ActionKind.REJECT)
    page = opened(officer, "agenda")
    assert numbers(page) == [second.number, sixth.number, seventh.number]
    assert "Nomor 0001/2026 tidak pernah dipakai: dilewati saat 0002/2026" in page
    assert "Nomor 0003/2026 sampai 0005/2026 tidak pernah dipakai: dilewati saat 0006/2026" in page
    assert page.count("tidak pernah dipakai") == 2
    assert "Ditolak 20-11-2026: Contoh alasan" in page
    part = opened(officer, "agenda", PERIOD + "&keadaan=ditolak")
    assert numbers(part) == [sixth.number]
    assert "tidak pernah dipakai" not in part, "what another choice shows is no gap"


def test_a_number_of_another_month_is_no_gap(bench: Bench, kiosk: PlayedKiosk) -> None:
    register(bench, filed(kiosk).number, "0001/2026")
    bench.clock.passes(days=15)
    register(bench, filed(kiosk).number, "0002/2026")
    page = opened(back_in(bench), "agenda", "dari=2026-12-01&sampai=2026-12-31")
    assert len(numbers(page)) == 1
    assert "tidak pernah dipakai" not in page


def test_what_was_collected_stands_in_its_own_register(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = filed(kiosk)
    filed(kiosk)
    bench.bring_to(ticket.number, State.SIAP_DIAMBIL)
    bench.clock.passes(days=1)
    bench.do(ticket.number, ActionKind.HAND_OVER)
    page = opened(back_in(bench), "pengambilan")
    assert numbers(page) == [ticket.number]
    assert "21-11-2026" in page
    assert "KTP-el asli" in page


def test_a_workbook_reads_back_and_holds_no_formula(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    for name in ("=1+1", "@SUM(A1)", "+62", "-1"):
        filed(kiosk, name=name)
        bench.clock.passes(minutes=1)
    answer = officer.get(f"/register/permohonan/xlsx?{PERIOD}")
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(min_row=6, max_row=9))
    assert [row[4].value for row in rows] == ["=1+1", "@SUM(A1)", "+62", "-1"]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}, "n: an empty cell"
    assert [row[0].value for row in rows] == ["1", "2", "3", "4"]
    assert {row[5].value for row in rows} == {NIK}


def test_a_pdf_and_the_printing_view_hold_every_line(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    register(bench, filed(kiosk).number, "0003/2026")
    answer = officer.get(f"/register/agenda/pdf?{PERIOD}")
    assert answer.headers["content-type"] == "application/pdf"
    text = " ".join(text_of(answer.content).split())
    printed = officer.get(f"/register/agenda/cetak?{PERIOD}").text
    for words in ("Buku Agenda", "0003/2026", NIK, "tidak pernah dipakai", "Mengetahui, Camat", "Jumlah: 1 baris"):
        assert words in printed, words
        assert words in text, words


def text_of(pdf: bytes) -> str:
    """What poppler reads in it."""
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    return read.stdout.decode()


def test_every_look_is_kept_with_its_form(bench: Bench, kiosk: PlayedKiosk, officer: TestClient) -> None:
    filed(kiosk)
    opened(officer)
    officer.get(f"/register/permohonan/xlsx?{PERIOD}")
    page = officer.get("/register").text
    assert "Contoh loket1" in page
    with bench.office.database.reading() as session:
        looks = [(look.form, look.choice, look.lines) for look in registers.openings(session, 5)]
    assert looks == [
        ("xlsx", "dari 01-11-2026 sampai 30-11-2026", 1),
        ("halaman", "dari 01-11-2026 sampai 30-11-2026", 1),
    ]


def test_who_looks_after_accounts_sees_no_register(bench: Bench) -> None:
    stranger = bench.browser(bench.account(Role.PENGELOLA))
    for path in ("", "/permohonan", "/permohonan/cetak", "/permohonan/pdf", "/permohonan/xlsx"):
        assert stranger.get(f"/register{path}").status_code == 403


def test_a_register_that_does_not_exist(officer: TestClient) -> None:
    answers: list[httpx.Response] = [officer.get("/register/rahasia"), officer.get("/register/rahasia/pdf")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_more_lines_than_a_print_holds_are_told(
    kiosk: PlayedKiosk, officer: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LONGEST", 2)
    monkeypatch.setattr(reading, "_BATCH", 1)
    filed(kiosk)
    filed(kiosk)
    assert "Jumlah: 2 baris" in officer.get(f"/register/permohonan/cetak?{PERIOD}").text
    filed(kiosk)
    page = officer.get(f"/register/permohonan/cetak?{PERIOD}").text
    assert "baris pertama. Pilih waktu yang lebih pendek" in page


def test_somebody_of_one_village_sees_that_village_only(bench: Bench, kiosk: PlayedKiosk) -> None:
    here = filed(kiosk, name="CONTOH SINI")
    there = kiosk.file("kk", answers={"nik": NIK, "nama": "CONTOH SANA", "desa": "35.17.19.2002"})
    for ticket, agenda_number in ((there, "0001/2026"), (here, "0002/2026")):
        register(bench, ticket.number, agenda_number)
    account = bench.account(Role.LOKET)
    with bench.office.database.writing() as session:
        accounts.assign(session, account.id, roles=account.roles, desks=(), area="35.17.19.2001")
    admin = bench.browser(account)
    token = form_token(admin.get("/register/permohonan").text)
    assert numbers(opened(admin)) == [here.number]
    page = opened(admin, "agenda")
    assert numbers(page) == [here.number]
    assert "tidak pernah dipakai" not in page, "0001 is only not shown"
    for typed, expected in (("sana", []), (NIK, [here.number]), ("contoh", [here.number]), ("000002", [])):
        answer = admin.post("/register/permohonan/cari", data={"cari": typed, "_csrf_token": token})
        assert (typed, numbers(answer.text)) == (typed, expected)
    for typed, expected in (("sana", []), (NIK, [here.number]), ("contoh", [here.number])):
        answer = admin.post("/cari", data={"cari": typed, "_csrf_token": token})
        assert (typed, numbers(answer.text)) == (typed, expected)


def test_a_text_of_a_print_is_broken_between_words_and_loses_none() -> None:
    paper = Paper(Head("K", "K", "Uji", "uji", START), landscape=True)
    paper.ink(8)
    ruler = Ruler(paper)
    for words in ("CONTOH SPECIMEN PANJANG SEKALI", "CONTOH" + "X" * 90, "", "A " * 40):
        lines = ruler.lines(words, 30)
        assert "".join("".join(lines).split()) == "".join(words.split())
        assert all(paper.get_string_width(line) <= 30 for line in lines)
    assert ruler.lines("CONTOH DUA", 100) == ["CONTOH DUA"]


def test_an_older_agenda_learns_when_its_lines_were_first_written(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket, written = filed(kiosk), bench.clock()
    register(bench, ticket.number, "0001/2026")
    bench.clock.passes(days=2)
    bench.do(ticket.number, ActionKind.RETURN)
    assert kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan")).status_code == 201
    register(bench, ticket.number, "0001/2026")
    bench_downgrade(bench, "0025")
    migrate(bench.office.database.engine)
    with bench.office.database.reading() as session:
        assert [place.at for place in registers.registered(session, Choice(), true(), None, 10)] == [written]
        there = Choice(first=written, until=written + timedelta(days=1))
        assert [place.number for place in registers.registered(session, there, true(), None, 10)] == [ticket.number]
        again = Choice(first=written + timedelta(days=1), until=written + timedelta(days=3))
        assert registers.registered(session, again, true(), None, 10) == []


def test_days_are_found_however_their_numbers_run(bench: Bench, kiosk: PlayedKiosk) -> None:
    """Numbers are typed by people: a later day may have a lower one, and a year ends in the middle of a week."""
    lines = [("0005/2026", 0), ("0002/2026", 1), ("0009/2026", 1), ("0007/2026", 40), ("0001/2027", 45)]
    start, found = bench.clock(), {}
    for agenda_number, days in sorted(lines, key=lambda line: line[1]):
        bench.clock.now = start + timedelta(days=days)
        ticket = filed(kiosk)
        register(bench, ticket.number, agenda_number)
        found[ticket.number] = agenda_number
    with bench.office.database.reading() as session:
        for first, until, expected in (
            (0, 1, ["0005/2026"]),
            (0, 2, ["0002/2026", "0005/2026", "0009/2026"]),
            (1, 50, ["0001/2027", "0002/2026", "0007/2026", "0009/2026"]),
            (3, 4, []),
        ):
            days = Choice(first=start + timedelta(days=first), until=start + timedelta(days=until))
            places = registers.registered(session, days, true(), None, 10)
            assert sorted(place.agenda for place in places) == expected
            leafed = registers.registered(session, days, true(), places[0], 10) if places else []
            assert leafed == places[1:]


def test_no_book_is_read_from_end_to_end(bench: Bench) -> None:
    """SQLite's own plan: each table is reached by an index, the months that are over are not walked."""
    choice = Choice(first=START, until=START + timedelta(days=1))
    place = Place("", START, "x", "0001/2026", 2026, 1)
    for book in (registers.received, registers.registered, registers.handed_over):
        asked: list[str] = []
        with bench.office.database.reading() as session:
            ours = session.connection()  # the office's chores ask meanwhile, over connections of their own
            event.listen(ours, "before_cursor_execute", lambda *args, asked=asked: asked.append((args[2], args[3])))
            book(session, choice, true(), place, 50)
            plan = ours.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[-1][0]}", asked[-1][1]).all()
        scans = [row[3] for row in plan if row[3].startswith("SCAN") and "USING" not in row[3]]
        assert scans == [], (book.__name__, plan)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.real)])
def test_leafing_finds_every_line_once_on_both_databases(kind: str, tmp_path: Path) -> None:
    with running_postgres() if kind == "postgresql" else nullcontext("") as server:
        bench = open_bench(tmp_path, new_database(server) if server else "")
        fill(bench, 60, START - timedelta(days=20), 15)
        with bench.office.database.reading() as session:
            for book in (registers.received, registers.registered, registers.handed_over):
                whole = book(session, Choice(), true(), None, 1000)
                leafed: list[Place] = []
                while some := book(session, Choice(), true(), leafed[-1] if leafed else None, 7):
                    leafed += some
                assert leafed == whole
                assert len({place.number for place in whole}) == len(whole) > 10
            some_days = Choice(first=START - timedelta(days=15), until=START - timedelta(days=10))
            found = registers.received(session, some_days, true(), None, 1000)
            every = registers.received(session, Choice(), true(), None, 1000)
        assert found == [each for each in every if some_days.first <= each.at < some_days.until]
        bench.office.database.close()
