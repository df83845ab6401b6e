"""Delivering: every request reaches the office once, and only then leaves the kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.device import Fault
from kiosk.identity import Identity
from kiosk.spool.faults import DISK_FULL
from kiosk.uplink import limits
from kiosk.uplink.uplink import RealPace
from tests.benches.wait import wait_until
from tests.kiosk.spool.sample import CATALOGUE, FILES_OF_A_PAGE, completion, filing, page, sure
from tests.kiosk.uplink.bench import NO_OFFICE, HandPace, Kiosk, enrolled, kiosk
from tests.kiosk.uplink.small_office import SmallOffice, no, serve


@pytest.fixture
def office() -> SmallOffice:
    return SmallOffice()


@pytest.fixture
def identity(office: SmallOffice, tmp_path: Path) -> Identity:
    return enrolled(office, tmp_path)


@pytest.fixture
def pace() -> HandPace:
    return HandPace()


@pytest.fixture
def machine(office: SmallOffice, identity: Identity, tmp_path: Path, pace: HandPace) -> Iterator[Kiosk]:
    made = kiosk(identity, tmp_path, transport=office.transport(), pace=pace)
    yield made
    made.spool.close()


def test_what_waits_is_delivered_whole_and_then_forgotten_here(office: SmallOffice, machine: Kiosk) -> None:
    kept = [sure(machine.spool.commit_filing(filing(page(), page()), CATALOGUE)) for _ in range(3)]
    machine.uplink.round()
    assert office.filed == {each.number: 1 for each in kept}
    for each in kept:
        office.assert_whole(each.delivery_id)
    assert sure(machine.spool.waiting()) == ()
    assert machine.health == [True]
    assert machine.uplink.reachable


def test_a_lost_answer_is_asked_for_again_without_bringing_the_pages_again(office: SmallOffice, machine: Kiosk) -> None:
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    lost = iter((True, False))
    office.lose_answer = lambda method, path: path.startswith("/deliveries/") and next(lost)
    machine.uplink.round()
    assert sure(machine.spool.waiting()) != ()
    assert machine.health == [False]
    machine.uplink.round()
    assert sure(machine.spool.waiting()) == ()
    assert office.filed == {kept.number: 1}
    assert machine.health == [False, True]
    assert [times for path, times in office.asked.items() if path.startswith("/blobs/")] == [1] * FILES_OF_A_PAGE
    assert office.asked[f"/deliveries/{kept.delivery_id}"] == 2


def test_an_answer_that_does_not_promise_durability_deletes_nothing(office: SmallOffice, machine: Kiosk) -> None:
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    path = f"/deliveries/{kept.delivery_id}"
    for answer in (
        (200, b"<html>Selamat datang di WiFi desa</html>"),
        (200, b'{"delivery_id": "%s"}' % kept.delivery_id.encode()),
        (201, b'{"delivery_id": "another", "durable": true}'),
        (302, b""),
        (404, b"not found"),
    ):
        office.answers[path] = answer
        machine.uplink.round()
        assert [parcel.id for parcel in sure(machine.spool.waiting())] == [kept.delivery_id]
        assert not machine.uplink.reachable
    machine.spool.commit_filing(filing(), CATALOGUE)
    office.answers.clear()
    machine.uplink.round()
    assert sure(machine.spool.waiting()) == ()


@pytest.mark.parametrize(("status", "code"), [(409, "conflict"), (409, "state"), (422, "invalid")])
def test_what_is_refused_for_good_is_parked_reported_and_holds_nobody_up(
    office: SmallOffice, machine: Kiosk, pace: HandPace, status: int, code: str
) -> None:
    refused = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    fine = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    office.answers[f"/deliveries/{refused.delivery_id}"] = no(status, code)
    machine.uplink.round()
    pace.now += limits.HEARTBEAT_S
    machine.uplink.round()
    assert office.asked[f"/deliveries/{refused.delivery_id}"] == 1
    assert office.filed == {fine.number: 1}
    (parked,) = sure(machine.spool.parked())
    assert (parked.number, parked.reason) == (refused.number, code)
    assert office.heartbeats[-1]["faults"] == [{"kind": "uplink", "code": "uplink.refused"}]
    assert machine.uplink.reachable


def test_a_delivery_that_troubles_the_office_holds_back_its_own_request_only(
    office: SmallOffice, machine: Kiosk
) -> None:
    sick = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    later = sure(machine.spool.commit_completion(completion(sick)))
    fine = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    office.answers[f"/deliveries/{sick.delivery_id}"] = no(500, "bug")
    machine.uplink.round()
    assert office.filed == {fine.number: 1}
    assert [parcel.id for parcel in sure(machine.spool.waiting())] == [sick.delivery_id, later.delivery_id]
    office.answers.clear()
    machine.uplink.round()
    assert list(office.deliveries) == [fine.delivery_id, sick.delivery_id, later.delivery_id]


def test_page_files_that_the_office_lost_are_brought_again(office: SmallOffice, machine: Kiosk) -> None:
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    office.answers[f"/deliveries/{kept.delivery_id}"] = no(503, "busy")
    machine.uplink.round()
    office.answers.clear()
    office.blobs.clear()
    machine.uplink.round()
    assert office.filed == {kept.number: 1}
    office.assert_whole(kept.delivery_id)


def test_a_page_file_that_this_disk_damaged_parks_the_delivery(
    office: SmallOffice, machine: Kiosk, tmp_path: Path
) -> None:
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    file, *_ = (tmp_path / "kiosk" / "spool" / "blobs").iterdir()
    file.write_bytes(b"not what was sealed")
    machine.uplink.round()
    (parked,) = sure(machine.spool.parked())
    assert (parked.id, parked.reason) == (kept.delivery_id, "file_damaged")
    assert office.deliveries == {}


def test_pauses_grow_and_start_small_again(office: SmallOffice, machine: Kiosk, pace: HandPace) -> None:
    sure(machine.spool.commit_filing(filing(), CATALOGUE))
    office.lose_answer = lambda method, path: True
    pauses = [machine.uplink.round() for _ in range(12)]
    for nth, pause in enumerate(pauses):
        longest = min(limits.BACKOFF_FIRST_S * 2**nth, limits.OUT_LONGEST_S)
        assert longest * (1 - limits.BACKOFF_JITTER) <= pause <= longest
    assert len(set(pauses[-5:])) == 5  # jitter: never twice the same
    office.lose_answer = lambda method, path: False
    assert machine.uplink.round() == limits.HEARTBEAT_S
    office.lose_answer = lambda method, path: True
    sure(machine.spool.commit_filing(filing(), CATALOGUE))
    assert machine.uplink.round() <= limits.BACKOFF_FIRST_S


def test_the_heartbeat_tells_version_faults_and_what_waits(
    office: SmallOffice, identity: Identity, tmp_path: Path
) -> None:
    pace = HandPace()
    stuck = (("scanner", Fault("scanner.jam")),)
    made = kiosk(identity, tmp_path, transport=office.transport(), pace=pace, device_faults=lambda: stuck)
    assert made.uplink.round() == limits.HEARTBEAT_S
    assert made.uplink.round() == limits.HEARTBEAT_S
    expected = {"version": "1.2.3", "faults": [{"kind": "scanner", "code": "scanner.jam"}], "waiting": 0}
    assert office.heartbeats == [expected]
    pace.now += limits.HEARTBEAT_S
    made.uplink.round()
    assert office.heartbeats == [expected, expected]
    made.spool.close()


def test_the_heartbeat_tells_the_condition_with_what_is_parked(
    office: SmallOffice, identity: Identity, tmp_path: Path
) -> None:
    told = {"services": [{"service": "file", "open": True, "detours": []}]}
    made = kiosk(identity, tmp_path, transport=office.transport(), condition=lambda: told)
    kept = sure(made.spool.commit_filing(filing(), CATALOGUE))
    office.answers[f"/deliveries/{kept.delivery_id}"] = (409, b'{"code": "conflict", "message": ""}')
    made.uplink.round()
    assert office.heartbeats[-1]["condition"] == {**told, "parked": 1}
    made.spool.close()


def test_an_office_of_before_hears_the_heartbeat_without_it(
    office: SmallOffice, identity: Identity, tmp_path: Path
) -> None:
    office.knows_conditions = False
    made = kiosk(identity, tmp_path, transport=office.transport(), condition=lambda: {"services": []})
    assert made.uplink.round() == limits.HEARTBEAT_S
    assert [sorted(each) for each in office.heartbeats] == [["faults", "version", "waiting"]]
    assert made.health == [True]
    made.spool.close()


def test_a_kiosk_that_the_office_no_longer_knows_keeps_everything(office: SmallOffice, machine: Kiosk) -> None:
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    sure(machine.spool.commit_filing(filing(), CATALOGUE))
    office.kiosks.clear()
    machine.uplink.round()
    assert len(sure(machine.spool.waiting())) == 2
    assert sure(machine.spool.parked()) == ()
    assert f"/deliveries/{kept.delivery_id}" not in office.asked
    assert machine.health == [False]


def test_new_work_is_delivered_at_once_while_the_thread_waits(
    office: SmallOffice, identity: Identity, tmp_path: Path
) -> None:
    with serve(office) as url:
        made = kiosk(identity, tmp_path, url=url, pace=RealPace())
        made.uplink.start()
        wait_until(lambda: office.heartbeats, "the first heartbeat")
        kept = sure(made.spool.commit_filing(filing(), CATALOGUE))
        made.uplink.wake()
        wait_until(lambda: office.filed[kept.number], "the delivery")  # 60 s before the next heartbeat
        wait_until(lambda: not sure(made.spool.waiting()), "the copy here to go")
        made.uplink.stop()
        made.spool.close()
    assert made.health == [True]


def test_a_restarted_kiosk_delivers_what_it_kept_before(
    office: SmallOffice, identity: Identity, tmp_path: Path
) -> None:
    made = kiosk(identity, tmp_path, url=NO_OFFICE)
    kept = sure(made.spool.commit_filing(filing(), CATALOGUE))
    made.uplink.round()
    assert made.health == [False]
    made.spool.close()
    again = kiosk(identity, tmp_path, transport=office.transport())
    again.uplink.round()
    assert office.filed == {kept.number: 1}
    again.spool.close()


def test_a_full_disk_is_told_in_every_round_and_taken_back_when_there_is_room(
    office: SmallOffice, identity: Identity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Fault | None] = []
    machine = kiosk(identity, tmp_path, transport=office.transport(), on_store=told.append)
    monkeypatch.setattr(machine.spool, "check", lambda: DISK_FULL)
    assert machine.uplink.round() <= limits.OUT_LONGEST_S
    monkeypatch.undo()
    machine.uplink.round()
    assert told == [DISK_FULL, None]
    machine.spool.close()
