"""Open pages hear about changes by themselves."""

from __future__ import annotations

import asyncio

import pytest

from adminduk.request import ActionKind, Role
from office import work
from office.console.live import _events
from office.pulse import Pulse
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk


def test_a_beat_wakes_everybody_who_waits() -> None:
    async def scene() -> list[int]:
        pulse = Pulse()
        waiting = [asyncio.create_task(pulse.wait(0, 5)) for _ in range(3)]
        await asyncio.sleep(0)
        await asyncio.to_thread(pulse.beat)
        return await asyncio.gather(*waiting)

    assert asyncio.run(scene()) == [1, 1, 1]


def test_a_beat_between_two_waits_is_not_missed() -> None:
    async def scene() -> int:
        pulse = Pulse()
        pulse.beat()
        return await pulse.wait(0, 5)

    assert asyncio.run(scene()) == 1


def test_without_a_beat_the_wait_ends_by_itself() -> None:
    assert asyncio.run(Pulse().wait(0, 0.01)) == 0


@pytest.mark.parametrize("change", ["filing", "action", "enrolment"])
def test_whatever_changes_the_queue_beats(bench: Bench, kiosk: PlayedKiosk, change: str) -> None:
    ticket = kiosk.file()
    before = bench.office.pulse.count
    if change == "filing":
        kiosk.file()
    elif change == "action":
        work.act(bench.office, bench.account(Role.LOKET), ticket.number, work.Draft(ActionKind.TAKE, seen=1))
    else:
        bench.kiosk()
    assert bench.office.pulse.count == before + 1


def test_a_repeat_and_a_refusal_do_not(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    before = bench.office.pulse.count
    work.act(bench.office, bench.account(Role.CAMAT), ticket.number, work.Draft(ActionKind.TAKE, seen=1))
    kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code})
    assert bench.office.pulse.count == before


def test_a_stream_tells_a_change_and_then_that_the_session_ended(bench: Bench) -> None:
    token = bench.session_of(bench.account())

    async def scene() -> list[str | None]:
        heard = _events(bench.office, token)
        events = [(await anext(heard)).event]
        bench.office.pulse.beat()
        events.append((await anext(heard)).event)
        bench.clock.passes(minutes=31)
        bench.office.pulse.beat()
        return [*events, *[each.event async for each in heard]]

    assert asyncio.run(scene()) == ["tersambung", "antrean", "keluar"]


def test_changes_that_follow_each_other_at_once_are_told_once(bench: Bench) -> None:
    token = bench.session_of(bench.account())

    async def scene() -> tuple[str | None, object]:
        heard = _events(bench.office, token)
        await anext(heard)
        bench.office.pulse.beat()
        asyncio.get_running_loop().call_soon(bench.office.pulse.beat)
        told = await anext(heard)
        return told.event, told.data

    assert asyncio.run(scene()) == ("antrean", "2")


def test_a_stream_ends_when_the_office_stops(bench: Bench) -> None:
    token = bench.session_of(bench.account())

    async def scene() -> list[str | None]:
        heard = _events(bench.office, token)
        waiting = [(await anext(heard)).event]
        asyncio.get_running_loop().call_later(0.01, bench.office.pulse.close)
        return waiting + [each.event async for each in heard]

    assert asyncio.run(scene()) == ["tersambung", "antrean"]
