"""Whoever checks a request holds it; others are told, and after a quarter of an hour of silence it is free again."""

from __future__ import annotations

from datetime import datetime

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role, State
from office import holding
from office.store import holds
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk, Ticket
from tests.office.test_console_actions import press, stored
from tests.office.test_review import EVERYTHING, PAPERS, Desk


@pytest.fixture
def first(operator: TestClient, ticket: Ticket) -> Desk:
    desk = Desk(operator)
    desk.take(ticket.number)
    return desk


@pytest.fixture
def second(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.OPERATOR, login="operator2"))


@pytest.fixture
def kasi(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.KASI, login="kasi1"))


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        (ActionKind.REGISTER, {"agenda": "0001/2026"}),
        (ActionKind.RETURN, {"kembali-surat-kehilangan": "buram"}),
        (ActionKind.REJECT, {"alasan": "Contoh alasan"}),
        (ActionKind.RELEASE, {}),
    ],
)
def test_nobody_else_decides_meanwhile(
    bench: Bench, first: Desk, second: TestClient, ticket: Ticket, kind: ActionKind, form: dict[str, str]
) -> None:
    status, page = press(second, ticket.number, kind, **form)
    assert (status, "sedang diperiksa oleh Contoh operator1" in page) == (409, True)
    assert len(stored(bench, ticket.number).actions) == 2
    assert press(first.browser, ticket.number, kind, **form)[0] == 303


def test_a_refused_registration_leaves_the_agenda_number_free(
    bench: Bench, first: Desk, second: TestClient, ticket: Ticket, kiosk: PlayedKiosk
) -> None:
    press(second, ticket.number, ActionKind.REGISTER, agenda="0041/2026")
    other = kiosk.file()
    press(second, other.number, ActionKind.TAKE)
    assert press(second, other.number, ActionKind.REGISTER, agenda="0041/2026")[0] == 303


def test_others_see_who_has_it(first: Desk, second: TestClient, ticket: Ticket) -> None:
    assert "Sedang diperiksa oleh <strong>Contoh operator1</strong>" in Desk(second).page(ticket.number)
    assert "Sedang diperiksa oleh Contoh operator1" in second.get(f"/permohonan/{ticket.number}").text


def test_a_quarter_of_an_hour_of_silence_frees_it(
    bench: Bench, first: Desk, second: TestClient, ticket: Ticket
) -> None:
    bench.clock.passes(minutes=14, seconds=59)
    assert holding.release_silent(bench.office) == 0
    bench.clock.passes(seconds=1)
    assert holding.release_silent(bench.office) == 1
    request = stored(bench, ticket.number)
    last = request.actions[-1]
    assert (request.state, last.kind, last.role) == (State.TERKIRIM, ActionKind.RELEASE, Role.KANTOR)
    assert "15 menit tidak ada kegiatan" in second.get(f"/permohonan/{ticket.number}").text
    assert "diubah oleh sistem kantor" in first.browser.get(f"/permohonan/{ticket.number}/kabar?seen=2").text
    assert press(second, ticket.number, ActionKind.TAKE)[0] == 303
    assert first.say(ticket.number, "lembar-0")[0] == 409


@pytest.mark.parametrize("sign", ["verdict", "look", "reading"])
def test_any_sign_of_life_keeps_it(bench: Bench, first: Desk, ticket: Ticket, sign: str) -> None:
    bench.clock.passes(minutes=10)
    if sign == "verdict":
        first.say(ticket.number, "lembar-0")
    elif sign == "look":
        first.page(ticket.number)
    else:
        first.still_here(ticket.number)
    bench.clock.passes(minutes=10)
    assert holding.release_silent(bench.office) == 0
    assert stored(bench, ticket.number).state is State.SEDANG_DIPERIKSA


def test_that_somebody_is_there_is_written_down_once_a_minute(bench: Bench, first: Desk, ticket: Ticket) -> None:
    begun = active_at(bench, ticket)
    bench.clock.passes(seconds=59)
    first.still_here(ticket.number)
    first.page(ticket.number)
    assert active_at(bench, ticket) == begun
    bench.clock.passes(seconds=1)
    first.still_here(ticket.number)
    assert active_at(bench, ticket) == bench.clock()


def active_at(bench: Bench, ticket: Ticket) -> datetime:
    with bench.office.database.reading() as session:
        hold = holds.of_request(session, ticket.request_id)
    assert hold is not None
    return hold.active_at


def test_the_looks_of_others_do_not_keep_it(bench: Bench, first: Desk, second: TestClient, ticket: Ticket) -> None:
    bench.clock.passes(minutes=10)
    Desk(second).page(ticket.number)
    bench.clock.passes(minutes=10)
    assert holding.release_silent(bench.office) == 1


def test_the_kasi_takes_it_over(bench: Bench, first: Desk, kasi: TestClient, ticket: Ticket) -> None:
    assert press(kasi, ticket.number, ActionKind.TAKE_OVER)[0] == 303
    assert stored(bench, ticket.number).state is State.SEDANG_DIPERIKSA
    status, sentence = first.say(ticket.number, "lembar-0")
    assert (status, "sedang diperiksa oleh Contoh kasi1" in sentence) == (409, True)
    assert "diubah oleh Contoh kasi1" in first.browser.get(f"/permohonan/{ticket.number}/kabar?seen=2").text


def test_verdicts_outlive_the_hold(bench: Bench, kiosk: PlayedKiosk, operator: TestClient, second: TestClient) -> None:
    filed = kiosk.file(*PAPERS)
    Desk(operator).take(filed.number)
    Desk(operator).say(filed.number, *EVERYTHING)
    bench.clock.passes(minutes=15)
    holding.release_silent(bench.office)
    other = Desk(second)
    other.take(filed.number, seen=3)
    assert other.finish(filed.number, ActionKind.REGISTER, agenda="0001/2026")[0] == 303


def test_a_decided_request_is_held_by_nobody(bench: Bench, first: Desk, ticket: Ticket) -> None:
    press(first.browser, ticket.number, ActionKind.REGISTER, agenda="0001/2026")
    with bench.office.database.reading() as session:
        assert holds.of_request(session, ticket.request_id) is None
    bench.clock.passes(hours=1)
    assert holding.release_silent(bench.office) == 0
    assert stored(bench, ticket.number).state is State.DIPROSES
