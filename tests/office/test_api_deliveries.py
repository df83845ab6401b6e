"""What kiosks deliver arrives once, whole and durable, or is refused with a reason."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from adminduk.filing import DeliveryKind
from adminduk.request import State
from office.api import blobs, deliveries
from office.store import requests
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk, page_image

FILING = DeliveryKind.FILING
COMPLETION = DeliveryKind.COMPLETION


def state_of(bench: Bench, number: str) -> State | None:
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, number)
    return None if stored is None else stored.request.state


def shelf(bench: Bench, tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "office" / "pages").rglob("*") if path.is_file()]


def test_a_page_is_kept_sealed_and_a_repeat_changes_nothing(bench: Bench, kiosk: PlayedKiosk, tmp_path: Path) -> None:
    sealed = kiosk.seal(page_image("CONTOH"))
    blob = hashlib.sha256(sealed).hexdigest()
    assert kiosk.call("PUT", f"/blobs/{blob}", content=sealed).status_code == 201
    assert kiosk.call("PUT", f"/blobs/{blob}", content=sealed).status_code == 200
    (kept,) = shelf(bench, tmp_path)
    assert kept.read_bytes() == sealed
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["0" * 64, "not-a-hash", "..%2F..%2Fetc"])
def test_a_page_that_was_damaged_on_the_way_is_refused(kiosk: PlayedKiosk, name: str) -> None:
    answer = kiosk.call("PUT", f"/blobs/{name}", content=b"other bytes")
    assert answer.status_code in {400, 404}
    assert answer.json()["code"] in {"hash", "unknown_call"}


def test_a_page_that_is_too_large_is_refused(kiosk: PlayedKiosk, bench: Bench, tmp_path: Path) -> None:
    content = b"x" * (blobs.LARGEST + 1)
    answer = kiosk.call("PUT", f"/blobs/{hashlib.sha256(content).hexdigest()}", content=content)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert shelf(bench, tmp_path) == []


def test_the_largest_page_that_is_promised_fits(kiosk: PlayedKiosk) -> None:
    content = b"x" * blobs.LARGEST
    assert kiosk.call("PUT", f"/blobs/{hashlib.sha256(content).hexdigest()}", content=content).status_code == 201


def test_a_delivery_that_is_too_large_is_refused(kiosk: PlayedKiosk) -> None:
    envelope = kiosk.envelope(FILING, kiosk.filing()) | {"sealed": "A" * (deliveries.LARGEST + 1)}
    answer = kiosk.put_envelope("x", envelope)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_filing_is_kept(bench: Bench, kiosk: PlayedKiosk) -> None:
    filing = kiosk.filing((kiosk.put_page("surat-kehilangan"),))
    answer = kiosk.deliver(FILING, filing)
    assert (answer.status_code, answer.json()) == (201, {"delivery_id": filing.request_id, "durable": True})
    assert state_of(bench, filing.number) is State.TERKIRIM


def test_a_filing_delivered_twice_is_filed_once(bench: Bench, kiosk: PlayedKiosk) -> None:
    filing = kiosk.filing()
    envelope = kiosk.envelope(FILING, filing)
    codes = [kiosk.put_envelope(filing.request_id, envelope).status_code for _ in range(3)]
    assert codes == [201, 200, 200]
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, filing.number)
    assert stored is not None
    assert len(stored.request.actions) == 1


def test_the_same_id_with_other_content_is_a_conflict(bench: Bench, kiosk: PlayedKiosk) -> None:
    filing = kiosk.filing()
    assert kiosk.deliver(FILING, filing).status_code == 201
    answer = kiosk.deliver(FILING, filing.model_copy(update={"reason": "rusak"}))
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_number_that_is_taken_is_a_conflict(kiosk: PlayedKiosk) -> None:
    first = kiosk.filing()
    kiosk.deliver(FILING, first)
    answer = kiosk.deliver(FILING, kiosk.filing(number=first.number))
    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_another_kiosk_cannot_file_under_this_one_s_number(bench: Bench, kiosk: PlayedKiosk) -> None:
    other = bench.kiosk()
    answer = other.deliver(FILING, kiosk.filing())
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_two_kiosks_file_side_by_side(bench: Bench, kiosk: PlayedKiosk) -> None:
    numbers = [each.file().number for each in (kiosk, bench.kiosk())]
    assert numbers == ["JGR-01-000001", "JGR-02-000001"]


def test_missing_pages_are_named_and_nothing_is_filed(bench: Bench, kiosk: PlayedKiosk) -> None:
    page = kiosk.put_page("surat-kehilangan").model_copy(update={"blob": "b" * 64})
    filing = kiosk.filing((page,))
    answer = kiosk.deliver(FILING, filing)
    assert (answer.status_code, answer.json()["code"], answer.json()["missing"]) == (422, "missing_blobs", ["b" * 64])
    assert state_of(bench, filing.number) is None


def test_a_page_that_rotted_on_the_office_s_disk_is_asked_for_again(
    bench: Bench, kiosk: PlayedKiosk, tmp_path: Path
) -> None:
    sealed = kiosk.seal(page_image("CONTOH"))
    page = kiosk.put_page("surat-kehilangan")
    (kept,) = shelf(bench, tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(sealed[:-1])
    filing = kiosk.filing((page,))
    assert kiosk.deliver(FILING, filing).json()["missing"] == [page.blob]
    assert kiosk.call("PUT", f"/blobs/{page.blob}", content=whole).status_code == 201
    assert kiosk.deliver(FILING, filing).status_code == 201


def test_a_page_sealed_for_somebody_else_is_not_acknowledged(bench: Bench, kiosk: PlayedKiosk) -> None:
    stranger = b"\x00" * 200
    blob = hashlib.sha256(stranger).hexdigest()
    kiosk.call("PUT", f"/blobs/{blob}", content=stranger)
    filing = kiosk.filing((kiosk.put_page("kk").model_copy(update={"blob": blob}),))
    answer = kiosk.deliver(FILING, filing)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert state_of(bench, filing.number) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"content_hash": "0" * 64},
        {"sealed": base64.b64encode(b"not sealed").decode()},
        {"sealed": "not base64!"},
        {"number": "JGR-01-000099"},
        {"kind": "completion"},
        {"kind": "surprise"},
        {"blobs": ["c" * 64]},
        {"more": "keys"},
    ],
    ids=lambda changes: next(iter(changes)) + str(next(iter(changes.values())))[:12],
)
def test_an_envelope_that_does_not_fit_is_refused(bench: Bench, kiosk: PlayedKiosk, changes: dict[str, object]) -> None:
    filing = kiosk.filing()
    answer = kiosk.put_envelope(filing.request_id, kiosk.envelope(FILING, filing) | changes)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert state_of(bench, filing.number) is None


def test_a_right_hash_over_a_wrong_seal_is_refused(kiosk: PlayedKiosk) -> None:
    envelope = kiosk.envelope(FILING, kiosk.filing())
    envelope |= {"sealed": base64.b64encode(b"z" * 80).decode(), "content_hash": hashlib.sha256(b"z" * 80).hexdigest()}
    answer = kiosk.put_envelope("some-id", envelope)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_pages_that_the_sealed_content_does_not_name_are_refused(kiosk: PlayedKiosk) -> None:
    filing, stray = kiosk.filing(), kiosk.put_page("kk").blob
    envelope = kiosk.envelope(FILING, filing) | {"blobs": [stray]}
    sealed = base64.b64decode(envelope["sealed"])
    envelope["content_hash"] = hashlib.sha256(sealed + stray.encode()).hexdigest()
    answer = kiosk.put_envelope(filing.request_id, envelope)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize("changes", [{"office": "margorejo"}, {"slip_code": "MRG-0000-0000-0000-0000"}])
def test_a_filing_of_another_office_is_refused(kiosk: PlayedKiosk, changes: dict[str, str]) -> None:
    answer = kiosk.deliver(FILING, kiosk.filing(**changes))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_service_that_the_office_no_longer_offers_is_kept_all_the_same(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file(service="layanan-lama", reason="alasan-lama")
    page = bench.browser(bench.account()).get(f"/permohonan/{ticket.number}")
    assert page.status_code == 200
    assert "layanan-lama" in page.text


def test_a_returned_request_is_completed_under_its_own_number(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    completion = kiosk.completion(ticket, "surat-kehilangan")
    envelope = kiosk.envelope(COMPLETION, completion)
    codes = [kiosk.put_envelope(completion.completion_id, envelope).status_code for _ in range(2)]
    assert codes == [201, 200]
    assert state_of(bench, ticket.number) is State.TERKIRIM


def test_it_may_be_completed_at_another_kiosk(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    other = bench.kiosk()
    assert other.deliver(COMPLETION, other.completion(ticket, "surat-kehilangan")).status_code == 201


def test_the_table_refuses_a_completion_that_nobody_asked_for(kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    answer = kiosk.deliver(COMPLETION, kiosk.completion(ticket, "surat-kehilangan"))
    assert (answer.status_code, answer.json()["code"], answer.json()["state"]) == (409, "state", "terkirim")


def test_a_completion_needs_the_slip_of_its_number(bench: Bench, kiosk: PlayedKiosk) -> None:
    mine, other = kiosk.file(), kiosk.file()
    bench.bring_to(mine.number, State.PERLU_DILENGKAPI)
    mine.slip_code = other.slip_code
    answer = kiosk.deliver(COMPLETION, kiosk.completion(mine, "surat-kehilangan"))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert state_of(bench, mine.number) is State.PERLU_DILENGKAPI


def test_nothing_readable_lies_on_the_office_s_disk(bench: Bench, kiosk: PlayedKiosk, tmp_path: Path) -> None:
    ticket = kiosk.file()
    bench.office.database.close()
    kept = [path for path in (tmp_path / "office").rglob("*") if path.is_file()]
    assert kept
    for secret in (NIK, "CONTOH SPECIMEN", ticket.slip_code, "080000000000"):
        assert not [path.name for path in kept if secret.encode() in path.read_bytes()]


def test_keys_and_folders_are_for_their_owner_only(bench: Bench, tmp_path: Path) -> None:
    keys = list((tmp_path / "office" / "keys").iterdir())
    assert len(keys) == 3
    assert {path.stat().st_mode & 0o777 for path in keys} == {0o600}
    assert (tmp_path / "office").stat().st_mode & 0o777 == 0o700
