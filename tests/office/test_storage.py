"""What the office remembers, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import threading
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from adminduk.filing import DeliveryKind
from adminduk.request import State
from office.store import requests
from office.store.tables import Base
from tests.office.databases import ON_BOTH
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import NIK


@ON_BOTH
def test_the_migrations_build_exactly_the_tables(bench: Bench) -> None:
    with bench.office.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@ON_BOTH
def test_opening_again_changes_nothing(bench: Bench, tmp_path: Path) -> None:
    ticket = bench.kiosk().file()
    again = open_bench(tmp_path, bench.office.settings.database_url)
    with again.office.database.reading() as session:
        stored = requests.by_number(session, ticket.number)
    assert stored is not None
    assert again.office.keys.public_key == bench.office.keys.public_key


@ON_BOTH
def test_a_whole_life_comes_back_as_it_was_lived(bench: Bench) -> None:
    kiosk = bench.kiosk()
    ticket = kiosk.file()
    bench.clock.passes(minutes=7)
    bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    assert kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan")).status_code == 201
    bench.bring_to(ticket.number, State.SIAP_DIAMBIL)
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, ticket.number)
        counted = requests.counts(session)
    assert stored is not None
    assert [action.kind.value for action in stored.request.actions] == [
        "ajukan", "periksa", "kembalikan", "lengkapi", "periksa", "agendakan", "proses", "lampirkan", "siapkan",
    ]  # fmt: skip
    assert stored.request.actions[2].returned[0].reason == "buram"
    assert stored.request.actions[1].at == bench.clock.now
    assert (stored.request.state, counted) == (State.SIAP_DIAMBIL, {State.SIAP_DIAMBIL: 1})
    assert kiosk.call("POST", "/lookup", json={"number": ticket.number, "nik": NIK}).json()["state"] == "siap-diambil"


@ON_BOTH
def test_the_state_beside_the_actions_is_the_one_they_lead_to(bench: Bench) -> None:
    kiosk = bench.kiosk()
    for state in State:
        bench.bring_to(kiosk.file("surat-kehilangan").number, state)
    with bench.office.database.reading() as session:
        rows = session.execute(text("SELECT number, state FROM requests")).all()
        derived = {number: requests.by_number(session, number) for number, _ in rows}
    assert len(rows) == len(State)
    for number, state in rows:
        stored = derived[number]
        assert stored is not None
        assert stored.request.state == state


@ON_BOTH
def test_wrong_niks_at_the_same_moment_are_all_counted(bench: Bench) -> None:
    ticket = bench.kiosk().file()
    kiosks = [bench.kiosk() for _ in range(5)]
    start, answers = threading.Barrier(5), []

    def guess(index: int) -> None:
        start.wait()
        body = {"number": ticket.number, "nik": f"991712010180010{index}"}
        answers.append(kiosks[index].call("POST", "/lookup", json=body).status_code)

    threads = [threading.Thread(target=guess, args=(index,)) for index in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [404, 404, 404, 404, 429]


@ON_BOTH
def test_one_grant_fetched_twice_at_the_same_moment_is_used_once(bench: Bench) -> None:
    kiosk = bench.kiosk()
    ticket = kiosk.file()
    bench.bring_to(ticket.number, State.SIAP_DIAMBIL)
    grant = kiosk.call("POST", "/collect", json={"slip_code": ticket.slip_code, "nik": NIK}).json()["grant"]
    start, answers = threading.Barrier(2), []

    def fetch() -> None:
        start.wait()
        answers.append(kiosk.call("GET", f"/documents/{grant}").status_code)

    threads = [threading.Thread(target=fetch) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 410]


@ON_BOTH
def test_one_filing_delivered_twice_at_the_same_moment_is_filed_once(bench: Bench) -> None:
    kiosk = bench.kiosk()
    filing = kiosk.filing()
    envelope = kiosk.envelope(DeliveryKind.FILING, filing)
    start, answers = threading.Barrier(2), []

    def deliver() -> None:
        start.wait()
        answers.append(kiosk.put_envelope(filing.request_id, envelope).status_code)

    threads = [threading.Thread(target=deliver) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 201]


def test_sqlite_promises_durability(tmp_path: Path) -> None:
    with open_bench(tmp_path).office.database.reading() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA synchronous")) == 2
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
