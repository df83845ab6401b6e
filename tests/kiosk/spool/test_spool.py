"""The store's promise, one sentence per test."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adminduk.filing import Completion, DeliveryKind, Handover
from adminduk.localised import Language
from adminduk.numbers import parse_slip_code
from kiosk.effects import RecordHandover
from kiosk.office_answers import Grant
from kiosk.spool import faults
from kiosk.spool.spool import Spool
from tests.kiosk.spool.sample import CATALOGUE, FILES_OF_A_PAGE, NAME, NIK, NOON, Bench, completion, filing, page, sure


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path / "spool")


@pytest.fixture
def spool(bench: Bench) -> Iterator[Spool]:
    opened = bench.open()
    yield opened
    opened.close()


def test_the_office_can_open_what_was_kept(bench: Bench, spool: Spool) -> None:
    pages = (page("kk-lama"), page("kk-lama"), page("akta"))
    kept = sure(spool.commit_filing(filing(*pages), CATALOGUE))
    (parcel,) = sure(spool.waiting())
    content = bench.filing_in(parcel)
    assert (content.number, content.slip_code, content.request_id) == (kept.number, kept.slip_code, parcel.id)
    assert content.answers == {"nik": NIK, "nama": NAME}
    assert content.forms == {"F-1.02": {"pemohon.nama": NAME}}
    assert content.form_versions == {"F-1.02": "Permendagri 6/2026"}
    assert (content.office, content.catalogue_version) == ("jogoroto", "2026-11-01")
    assert (content.language, content.filed_at) == (Language.INDONESIAN, NOON)
    assert [(ref.requirement, ref.index) for ref in content.pages] == [("kk-lama", 0), ("kk-lama", 1), ("akta", 0)]
    assert [bench.unseal(sure(spool.blob(ref.blob))) for ref in content.pages] == [each.page.jpeg for each in pages]
    bench.assert_whole(spool)


def test_a_request_without_a_page_is_kept_like_any_other(bench: Bench, spool: Spool) -> None:
    """A service that asks for no paper, such as aktivasi IKD."""
    kept = sure(spool.commit_filing(replace(filing(), pages=(), brought_later=()), CATALOGUE))
    (parcel,) = sure(spool.waiting())
    content = bench.filing_in(parcel)
    assert (content.number, content.pages) == (kept.number, ())
    bench.assert_whole(spool)


def test_numbers_count_up_and_the_slip_code_is_the_status_page(spool: Spool) -> None:
    first, second = (sure(spool.commit_filing(filing(), CATALOGUE)) for _ in range(2))
    assert (first.number, second.number) == ("JGR-01-000001", "JGR-01-000002")
    assert first.slip_code != second.slip_code
    assert first.qr_payload == f"http://127.0.0.1:8300/s/{first.slip_code}"
    assert str(parse_slip_code(first.qr_payload)) == first.slip_code


def test_a_number_is_never_given_again(bench: Bench) -> None:
    spool = bench.open()
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    assert spool.delivered(kept.delivery_id) is None
    spool.close()
    spool = bench.open()
    assert sure(spool.commit_filing(filing(), CATALOGUE)).number == "JGR-01-000002"
    spool.close()


def test_a_kiosk_with_a_new_number_counts_from_one(bench: Bench, spool: Spool) -> None:
    sure(spool.commit_filing(filing(), CATALOGUE))
    spool.close()
    again = sure(Spool.open(bench.folder, replace(bench.owner, kiosk_number=2), bench.now))
    assert sure(again.commit_filing(filing(), CATALOGUE)).number == "JGR-02-000001"


def test_after_the_last_number_the_kiosk_says_so(bench: Bench, spool: Spool) -> None:
    sure(spool.commit_filing(filing(), CATALOGUE))
    with spool._opened.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE counter SET last = 999999")
    assert spool.commit_filing(filing(), CATALOGUE) == faults.NUMBERS_USED_UP
    assert len(bench.blob_files()) == FILES_OF_A_PAGE


def test_nothing_personal_is_readable_on_the_disk(bench: Bench) -> None:
    spool = bench.open()
    secret = page()
    kept = sure(spool.commit_filing(filing(secret), CATALOGUE))
    sure(spool.commit_completion(completion(kept)))
    while_open = _all_bytes(bench.folder)
    spool.close()
    words = [NIK, NAME, kept.slip_code, kept.slip_code.replace("-", ""), "hilang", "surat-kehilangan", "kk-lama"]
    for everything in (while_open, _all_bytes(bench.folder)):
        assert kept.number.encode() in everything
        for word in words:
            assert word.encode() not in everything
        assert secret.page.jpeg[:64] not in everything


def test_only_the_owner_of_the_machine_may_look_into_the_folder(bench: Bench, spool: Spool) -> None:
    sure(spool.commit_filing(filing(), CATALOGUE))
    assert stat.S_IMODE(bench.folder.stat().st_mode) == 0o700
    for path in (bench.folder / "blobs").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_waiting_is_oldest_first_even_when_the_clock_jumps_back(bench: Bench) -> None:
    jumps = iter(range(100))
    bench.now = lambda: NOON - timedelta(hours=next(jumps))
    spool = bench.open()
    numbers = [sure(spool.commit_filing(filing(), CATALOGUE)).number for _ in range(3)]
    assert [parcel.number for parcel in sure(spool.waiting())] == numbers
    spool.close()


def test_the_content_hash_is_the_documented_one(spool: Spool) -> None:
    sure(spool.commit_filing(filing(page(), page()), CATALOGUE))
    (parcel,) = sure(spool.waiting())
    assert parcel.content_hash == hashlib.sha256(parcel.sealed + "".join(parcel.blobs).encode()).hexdigest()


def test_delivered_leaves_a_receipt_and_nothing_else(bench: Bench, spool: Spool) -> None:
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    before = sure(spool.find_by_slip(kept.slip_code))
    assert before.only_here
    assert before.delivered_at is None
    assert spool.delivered(kept.delivery_id) is None
    assert spool.delivered(kept.delivery_id) is None  # told twice
    assert sure(spool.waiting()) == ()
    assert bench.blob_files() == set()
    after = sure(spool.find_by_slip(kept.slip_code))
    assert (after.number, after.here, after.delivered_at) == (kept.number, (), NOON)
    assert not after.only_here


def test_a_request_is_found_by_number_url_and_mistyped_slip(spool: Spool) -> None:
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    assert sure(spool.find_by_number(kept.number)).number == kept.number
    assert sure(spool.find_by_slip(kept.qr_payload)).number == kept.number
    assert sure(spool.find_by_slip(kept.slip_code.lower().replace("-", " "))).number == kept.number
    assert spool.find_by_slip("JGR-0000") is None
    assert spool.find_by_number("JGR-01-000099") is None


def test_a_completion_keeps_number_and_slip_of_its_request(bench: Bench, spool: Spool) -> None:
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    assert spool.delivered(kept.delivery_id) is None
    again = sure(spool.commit_completion(completion(kept, page("akta"))))
    assert (again.number, again.slip_code, again.qr_payload) == (kept.number, kept.slip_code, kept.qr_payload)
    (parcel,) = sure(spool.waiting())
    content = Completion.model_validate_json(bench.unseal(parcel.sealed))
    assert (parcel.kind, content.completion_id, content.number) == (DeliveryKind.COMPLETION, parcel.id, kept.number)
    found = sure(spool.find_by_slip(kept.slip_code))
    assert found.here == (DeliveryKind.COMPLETION,)
    assert not found.only_here


def test_a_handover_is_kept_without_pages_and_without_a_slip_code(bench: Bench, spool: Spool) -> None:
    grant = Grant("grant-1", "JGR-01-000042", "", b"%PDF-", "ab" * 32)
    kept = sure(spool.record_handover(RecordHandover(grant)))
    (parcel,) = sure(spool.waiting())
    content = Handover.model_validate_json(bench.unseal(parcel.sealed))
    assert (content.grant, content.document_sha256, content.number) == ("grant-1", "ab" * 32, "JGR-01-000042")
    assert (content.handover_id, parcel.kind, parcel.blobs) == (parcel.id, DeliveryKind.HANDOVER, ())
    assert kept.qr_payload == ""


def test_a_parked_delivery_is_kept_and_can_be_tried_again(bench: Bench, spool: Spool) -> None:
    kept = sure(spool.commit_filing(filing(), CATALOGUE))
    assert spool.park(kept.delivery_id, "conflict") is None
    assert sure(spool.waiting()) == ()
    (parked,) = sure(spool.parked())
    assert (parked.number, parked.reason, parked.kept_at) == (kept.number, "conflict", NOON)
    assert sure(spool.find_by_slip(kept.slip_code)).only_here
    spool.close()
    again = bench.open()
    assert len(bench.blob_files()) == FILES_OF_A_PAGE  # the sweep leaves parked pages alone
    assert again.retry_parked() is None
    assert [parcel.id for parcel in sure(again.waiting())] == [kept.delivery_id]
    assert sure(again.parked()) == ()
    again.close()


def test_what_a_crash_left_behind_is_swept_and_what_is_kept_stays(bench: Bench) -> None:
    spool = bench.open()
    sure(spool.commit_filing(filing(), CATALOGUE))
    spool.close()
    kept = bench.blob_files()
    (bench.folder / "blobs" / ("0" * 64)).write_bytes(b"orphan")
    (bench.folder / "blobs" / ("1" * 64 + ".part")).write_bytes(b"half")
    spool = bench.open()
    assert bench.blob_files() == kept
    bench.assert_whole(spool)
    spool.close()


def test_a_second_process_is_turned_away(bench: Bench, spool: Spool) -> None:
    assert Spool.open(bench.folder, bench.owner, bench.now) == faults.IN_USE
    spool.close()
    bench.open().close()


def _all_bytes(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
