"""A request is found by NIK, nomor KK and name, yet whoever holds the files reads none of them (must hold in the raw
bytes of the database, its journal, the office's folders, a dump and the log)."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import text

from office import applicants
from office.parts import Office
from office.store import applicants as store
from office.store import requests
from tests.office.databases import ON_BOTH, dump
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import NIK

pytestmark = ON_BOTH
ANSWERS = {
    "nik": NIK,
    "nama": "CONTOH SOEKARNOPUTRA MA'RUF",
    "nomor-kk": "9917120101800002",
    "desa": "35.17.19.2001",
    "telepon": "080000000077",
    "keperluan": "Contoh keperluan rahasia",
}
SECRETS = (NIK, "9917120101800002", "080000000077", "SOEKARNOPUTRA", "SUKARNOPUTRA", "MA'RUF", "rahasia")


@pytest.fixture
def bench(tmp_path: Path, database_url: str) -> Bench:
    return open_bench(tmp_path, database_url)  # its chores do not run: the tests do them


def found(office: Office, typed: str) -> list[str]:
    with office.database.reading() as session:
        return applicants.find(session, office, typed, 10)


@pytest.mark.parametrize(
    "typed",
    [NIK, "9917 1201 0180 0001", "9917120101800002", "soekarnoputra", "SUKARNOPUTRA contoh", "maruf", "ma’ruf contoh"],
)
def test_a_request_is_found_by_who_asked(bench: Bench, typed: str) -> None:
    kiosk = bench.kiosk()
    ticket = kiosk.file(answers=ANSWERS)
    kiosk.file(answers=ANSWERS | {"nik": "9917120101800099", "nama": "CONTOH LAIN", "nomor-kk": "9917120101800098"})
    assert found(bench.office, typed) == [ticket.number]


@pytest.mark.parametrize("typed", ["", "  ", "9917120101800003", "soekarno", "contoh soekarnoputra lain", "%"])
def test_who_did_not_ask_is_not_found(bench: Bench, typed: str) -> None:
    bench.kiosk().file(answers=ANSWERS)
    assert found(bench.office, typed) == []


def test_the_summary_opens_with_the_office_s_key_and_with_no_other(bench: Bench, tmp_path: Path) -> None:
    ticket = bench.kiosk().file(answers=ANSWERS)
    stranger = open_bench(tmp_path / "lain").office
    with bench.office.database.reading() as session:
        entry = store.of_requests(session, [ticket.request_id])[ticket.request_id]
        desa = store.desa_of(session, ticket.number)
    summary = applicants.open_summary(bench.office, entry)
    assert summary is not None
    assert (summary.nama, summary.nik, summary.telepon) == (ANSWERS["nama"], NIK, ANSWERS["telepon"])
    assert desa == "35.17.19.2001"
    assert applicants.open_summary(stranger, entry) is None


def test_requests_of_before_are_indexed_from_their_sealed_filings(bench: Bench) -> None:
    kiosk = bench.kiosk()
    old, sealed_away = kiosk.file(answers=ANSWERS), kiosk.file(answers=ANSWERS)
    with bench.office.database.writing() as session:
        for ticket in (old, sealed_away):
            store.forget(session, ticket.request_id)
        damage = text("UPDATE deliveries SET sealed = :junk WHERE request_id = :id")
        session.execute(damage, {"junk": b"rot", "id": sealed_away.request_id})
    assert found(bench.office, "soekarnoputra") == []
    assert applicants.index_older(bench.office) == 2
    assert applicants.index_older(bench.office) == 0
    assert found(bench.office, "soekarnoputra") == [old.number]
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, old.number)
        entry = store.of_requests(session, [old.request_id])[old.request_id]
    assert stored is not None
    assert entry.received_at == stored.request.actions[0].at


def test_nobody_is_read_from_the_files(bench: Bench, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ticket = bench.kiosk().file(answers=ANSWERS)
    found(bench.office, "soekarnoputra")
    found(bench.office, NIK)
    bytes_of = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    bytes_of[Path("log")] = caplog.text.encode()
    if bench.office.settings.database_url:
        bytes_of[Path("dump")] = dump(bench.office.settings.database_url)
    whole = b"".join(bytes_of.values())
    assert ticket.number.encode() in whole, "the search looks in the wrong place"
    for secret in SECRETS:
        for spelling in (secret, secret.lower(), secret.upper()):
            forms = (spelling.encode(), spelling.encode("utf-16-le"), spelling.encode().hex().encode())
            assert [str(path) for path, raw in bytes_of.items() if any(form in raw for form in forms)] == []
