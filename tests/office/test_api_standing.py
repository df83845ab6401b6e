"""Where a request stands: to the slip's holder, or to number and NIK together."""

from __future__ import annotations

from adminduk.request import ActionKind, State
from office.store import holders
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk, Ticket

OTHER_NIK = "9917120101800009"


def ask(kiosk: PlayedKiosk, **body: str) -> tuple[int, dict[str, object]]:
    answer = kiosk.call("POST", "/lookup", json=body)
    return answer.status_code, answer.json()


def test_the_slip_tells_where_the_request_stands(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    bench.clock.passes(minutes=5)
    bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    assert ask(kiosk, slip_code=ticket.slip_code) == (
        200,
        {
            "number": ticket.number,
            "service": "kk",
            "reason": "hilang",
            "state": "perlu-dilengkapi",
            "history": [
                {"state": "terkirim", "at": "2026-11-20T08:00:00+07:00"},
                {"state": "sedang-diperiksa", "at": "2026-11-20T08:05:00+07:00"},
                {"state": "perlu-dilengkapi", "at": "2026-11-20T08:05:00+07:00"},
            ],
            "product": "pdf",
            "returned": [{"requirement": "surat-kehilangan", "reason": "buram", "note": ""}],
            "reject_reason": "",
            "usual_minutes": None,
        },
    )


def test_the_slip_s_url_and_a_sloppily_typed_code_work_too(kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    assert ask(kiosk, slip_code=f"http://127.0.0.1:8300/s/{ticket.slip_code}")[0] == 200
    assert ask(kiosk, slip_code=ticket.slip_code.lower().replace("-", " "))[0] == 200


def test_a_rejection_says_why(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    bench.bring_to(ticket.number, State.DITOLAK)
    assert ask(kiosk, slip_code=ticket.slip_code)[1]["reject_reason"] == "Contoh alasan"


def test_number_and_nik_together_are_enough(kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    assert ask(kiosk, number=ticket.number, nik=NIK)[0] == 200
    assert ask(kiosk, number=ticket.number.replace("-", ""), nik=NIK)[0] == 200


def test_a_wrong_nik_and_an_unknown_number_answer_alike(kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    wrong, unknown = ask(kiosk, number=ticket.number, nik=OTHER_NIK), ask(kiosk, number="JGR-01-000777", nik=NIK)
    assert wrong == unknown
    assert (wrong[0], wrong[1]["code"]) == (404, "unknown")


def test_a_number_without_its_nik_tells_nothing(kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    assert ask(kiosk, number=ticket.number)[0] == 404
    assert ask(kiosk)[0] == 404


def test_a_code_that_nobody_has_is_unknown(kiosk: PlayedKiosk) -> None:
    unfiled = kiosk.filing().slip_code
    assert ask(kiosk, slip_code=unfiled)[1]["code"] == "unknown"
    assert ask(kiosk, slip_code="kode")[1]["code"] == "unknown"


def test_a_slip_of_another_office_is_named(kiosk: PlayedKiosk) -> None:
    from adminduk.numbers import new_slip_code

    status, body = ask(kiosk, slip_code=str(new_slip_code("MRG")))
    assert (status, body["code"]) == (404, "unknown")
    assert "MRG" in str(body["message"])


def wrong_niks(kiosk: PlayedKiosk, ticket: Ticket, times: int) -> list[int]:
    return [ask(kiosk, number=ticket.number, nik=OTHER_NIK)[0] for _ in range(times)]


def test_guessing_a_nik_is_stopped_for_a_quarter_of_an_hour(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    assert wrong_niks(kiosk, ticket, holders.TRIES) == [404] * 4 + [429]
    status, body = ask(kiosk, number=ticket.number, nik=NIK)
    assert (status, body["code"], body["wait_s"]) == (429, "locked", 900)
    bench.clock.passes(minutes=15)
    assert ask(kiosk, number=ticket.number, nik=NIK)[0] == 200


def test_the_slip_still_works_while_number_and_nik_are_locked(kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    wrong_niks(kiosk, ticket, holders.TRIES)
    assert ask(kiosk, slip_code=ticket.slip_code)[0] == 200


def test_the_right_nik_forgives_the_wrong_ones(kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    wrong_niks(kiosk, ticket, 4)
    assert ask(kiosk, number=ticket.number, nik=NIK)[0] == 200
    assert wrong_niks(kiosk, ticket, 4) == [404] * 4


def test_wrong_niks_of_one_request_lock_no_other(kiosk: PlayedKiosk) -> None:
    first, second = kiosk.file(), kiosk.file()
    wrong_niks(kiosk, first, holders.TRIES)
    assert ask(kiosk, number=second.number, nik=NIK)[0] == 200


def test_wrong_niks_are_counted_over_all_kiosks(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    wrong_niks(kiosk, ticket, 4)
    assert wrong_niks(bench.kiosk(), ticket, 1) == [429]


def finished(bench: Bench, kiosk: PlayedKiosk, *minutes: int) -> Ticket:
    """Requests that were ready after so many minutes each, one after the other; the last one's slip."""
    for each in minutes:
        ticket = kiosk.file()
        bench.bring_to(ticket.number, State.MENUNGGU_TANDA_TANGAN)
        bench.clock.passes(minutes=each)
        bench.do(ticket.number, ActionKind.MARK_READY)
    return ticket


def test_what_is_usual_is_the_median_of_those_that_were_ready(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = finished(bench, kiosk, 10, 4000, 30, 20)
    assert ask(kiosk, slip_code=ticket.slip_code)[1]["usual_minutes"] is None  # four are too few to say
    finished(bench, kiosk, 40)
    assert ask(kiosk, slip_code=ticket.slip_code)[1]["usual_minutes"] == 30


def test_of_many_only_the_latest_count(bench: Bench, kiosk: PlayedKiosk) -> None:
    finished(bench, kiosk, *[1000] * 30)
    ticket = finished(bench, kiosk, *[10] * 50)
    assert ask(kiosk, slip_code=ticket.slip_code)[1]["usual_minutes"] == 10
