"""Collecting at a kiosk: only the holder, only what is ready, once per grant, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from adminduk.filing import DeliveryKind
from adminduk.numbers import new_slip_code
from adminduk.request import ActionKind, State
from tests.office.kit import PDF, PDF_SHA256, Bench, open_bench
from tests.office.played_kiosk import NIK, PlayedKiosk, Ticket
from tests.office.test_api_deliveries import state_of

OTHER_NIK = "9917120101800009"
HANDOVER = DeliveryKind.HANDOVER


@pytest.fixture
def ready(bench: Bench, kiosk: PlayedKiosk) -> Ticket:
    """A request whose document waits to be collected."""
    ticket = kiosk.file()
    bench.bring_to(ticket.number, State.SIAP_DIAMBIL)
    return ticket


def collect(kiosk: PlayedKiosk, nik: str = NIK, **who: str) -> tuple[int, dict[str, object]]:
    answer = kiosk.call("POST", "/collect", json={"nik": nik, **who})
    return answer.status_code, answer.json()


def granted(kiosk: PlayedKiosk, ticket: Ticket) -> str:
    status, body = collect(kiosk, slip_code=ticket.slip_code)
    assert status == 200, body
    return str(body["grant"])


def test_the_holder_gets_the_document_byte_for_byte(kiosk: PlayedKiosk, ready: Ticket) -> None:
    status, body = collect(kiosk, slip_code=ready.slip_code)
    assert (status, body["number"], body["sha256"], body["size"]) == (200, ready.number, PDF_SHA256, len(PDF))
    answer = kiosk.call("GET", f"/documents/{body['grant']}")
    assert (answer.status_code, answer.headers["content-type"], answer.content) == (200, "application/pdf", PDF)
    assert answer.headers["cache-control"] == "no-store"


def test_the_number_does_instead_of_the_slip(kiosk: PlayedKiosk, ready: Ticket) -> None:
    assert collect(kiosk, number=ready.number)[0] == 200


def test_a_grant_works_once(kiosk: PlayedKiosk, ready: Ticket) -> None:
    grant = granted(kiosk, ready)
    answers = [kiosk.call("GET", f"/documents/{grant}") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 410]
    assert answers[1].json()["code"] == "grant"


def test_a_grant_is_good_for_ten_minutes(bench: Bench, kiosk: PlayedKiosk, ready: Ticket) -> None:
    grant = granted(kiosk, ready)
    bench.clock.passes(minutes=11)
    assert kiosk.call("GET", f"/documents/{grant}").status_code == 410


def test_a_grant_of_one_kiosk_is_nothing_to_another(bench: Bench, kiosk: PlayedKiosk, ready: Ticket) -> None:
    grant = granted(kiosk, ready)
    assert bench.kiosk().call("GET", f"/documents/{grant}").status_code == 410
    assert kiosk.call("GET", f"/documents/{grant}").status_code == 200


def test_a_made_up_grant_is_nothing(kiosk: PlayedKiosk) -> None:
    assert kiosk.call("GET", "/documents/tidak-ada").status_code == 410


def test_somebody_else_s_slip_gives_nothing(bench: Bench, kiosk: PlayedKiosk, ready: Ticket) -> None:
    tries = [collect(kiosk, OTHER_NIK, slip_code=ready.slip_code) for _ in range(5)]
    assert [(status, body.get("tries_left")) for status, body in tries[:4]] == [(403, 4), (403, 3), (403, 2), (403, 1)]
    assert (tries[0][1]["code"], tries[4][0], tries[4][1]["code"]) == ("wrong_holder", 429, "locked")
    assert collect(kiosk, slip_code=ready.slip_code)[0] == 429
    bench.clock.passes(minutes=15)
    assert collect(kiosk, slip_code=ready.slip_code)[0] == 200


def test_tries_at_lookup_and_collect_are_counted_together(kiosk: PlayedKiosk, ready: Ticket) -> None:
    for _ in range(4):
        kiosk.call("POST", "/lookup", json={"number": ready.number, "nik": OTHER_NIK})
    assert collect(kiosk, OTHER_NIK, slip_code=ready.slip_code)[0] == 429


def test_tries_are_remembered_over_a_restart(bench: Bench, kiosk: PlayedKiosk, ready: Ticket, tmp_path: Path) -> None:
    for _ in range(5):
        collect(kiosk, OTHER_NIK, slip_code=ready.slip_code)
    bench.office.database.close()
    kiosk.http = open_bench(tmp_path).client
    assert collect(kiosk, slip_code=ready.slip_code)[0] == 429


@pytest.mark.parametrize("state", [each for each in State if each is not State.SIAP_DIAMBIL])
def test_what_is_not_ready_is_not_handed_out(bench: Bench, kiosk: PlayedKiosk, state: State) -> None:
    ticket = kiosk.file()
    bench.bring_to(ticket.number, state)
    status, body = collect(kiosk, slip_code=ticket.slip_code)
    assert (status, body["code"], body["state"]) == (409, "state", state.value)


def test_a_card_is_handed_out_at_the_counter_only(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file("kk", service="ktp")
    bench.bring_to(ticket.number, State.SIAP_DIAMBIL)
    assert collect(kiosk, slip_code=ticket.slip_code)[1]["code"] == "state"


def test_an_unknown_slip_and_an_empty_question_are_unknown(kiosk: PlayedKiosk) -> None:
    assert collect(kiosk, slip_code=kiosk.filing().slip_code)[1]["code"] == "unknown"
    assert collect(kiosk)[1]["code"] == "unknown"


def test_a_damaged_document_is_never_handed_out(
    bench: Bench, kiosk: PlayedKiosk, ready: Ticket, tmp_path: Path
) -> None:
    kept = next(path for path in (tmp_path / "office" / "documents").rglob(PDF_SHA256))
    kept.write_bytes(PDF[:-1])
    answer = kiosk.call("GET", f"/documents/{granted(kiosk, ready)}")
    assert (answer.status_code, answer.json()["code"]) == (500, "error")


def test_a_handover_is_recorded_once(bench: Bench, kiosk: PlayedKiosk, ready: Ticket) -> None:
    grant = granted(kiosk, ready)
    kiosk.call("GET", f"/documents/{grant}")
    handover = kiosk.handover(ready, grant, PDF_SHA256)
    bench.clock.passes(hours=3)  # the office was unreachable for a while; the paper is in the hand all the same
    envelope = kiosk.envelope(HANDOVER, handover)
    codes = [kiosk.put_envelope(handover.handover_id, envelope).status_code for _ in range(2)]
    assert codes == [201, 200]
    assert state_of(bench, ready.number) is State.SUDAH_DIAMBIL


def test_a_handover_collected_by_number_and_nik_needs_no_slip(bench: Bench, kiosk: PlayedKiosk, ready: Ticket) -> None:
    grant = granted(kiosk, ready)
    kiosk.call("GET", f"/documents/{grant}")
    handover = kiosk.handover(ready, grant, PDF_SHA256).model_copy(update={"slip_code": ""})
    assert kiosk.deliver(HANDOVER, handover).status_code == 201
    assert state_of(bench, ready.number) is State.SUDAH_DIAMBIL


def test_a_handover_with_another_request_s_slip_is_refused(kiosk: PlayedKiosk, ready: Ticket) -> None:
    grant = granted(kiosk, ready)
    kiosk.call("GET", f"/documents/{grant}")
    stranger = str(new_slip_code("JGR"))
    handover = kiosk.handover(ready, grant, PDF_SHA256).model_copy(update={"slip_code": stranger})
    assert kiosk.deliver(HANDOVER, handover).status_code == 422


def test_a_handover_without_a_fetched_grant_is_refused(bench: Bench, kiosk: PlayedKiosk, ready: Ticket) -> None:
    unused = granted(kiosk, ready)
    for grant, sha256 in ((unused, PDF_SHA256), ("made-up", PDF_SHA256)):
        answer = kiosk.deliver(HANDOVER, kiosk.handover(ready, grant, sha256))
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert state_of(bench, ready.number) is State.SIAP_DIAMBIL


def test_a_handover_of_another_document_is_refused(kiosk: PlayedKiosk, ready: Ticket) -> None:
    grant = granted(kiosk, ready)
    kiosk.call("GET", f"/documents/{grant}")
    answer = kiosk.deliver(HANDOVER, kiosk.handover(ready, grant, "0" * 64))
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_handover_after_the_counter_handed_it_out_is_refused_by_the_table(
    bench: Bench, kiosk: PlayedKiosk, ready: Ticket
) -> None:
    grant = granted(kiosk, ready)
    kiosk.call("GET", f"/documents/{grant}")
    bench.do(ready.number, ActionKind.HAND_OVER)
    answer = kiosk.deliver(HANDOVER, kiosk.handover(ready, grant, PDF_SHA256))
    assert (answer.status_code, answer.json()["code"]) == (409, "state")
