"""The office cannot be reached, answers into the void, or lives in another hour: what was kept arrives, by itself."""

from __future__ import annotations

import socket
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.effects import AskStanding
from kiosk.events import OfficeSaidNo, OfficeTrouble
from tests.benches.wait import wait_until
from tests.kiosk.spool.sample import CATALOGUE, filing, page, sure
from tests.kiosk.uplink.bench import HurriedPace, enrolled, kiosk, utc_now
from tests.kiosk.uplink.small_office import SmallOffice, serve


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_unreachable_from_start_to_end_then_delivered_by_itself(tmp_path: Path) -> None:
    office, port = SmallOffice(), free_port()
    identity = enrolled(office, tmp_path)
    url = f"http://127.0.0.1:{port}"

    first = kiosk(identity, tmp_path, url=url, pace=HurriedPace())
    first.uplink.start()
    kept = [sure(first.spool.commit_filing(filing(page(), page()), CATALOGUE)) for _ in range(3)]
    first.uplink.wake()
    wait_until(lambda: first.health == [False], "the kiosk to notice")
    only_here = OfficeSaidNo(OfficeTrouble.ONLY_HERE, number=kept[0].number)
    assert first.desk.ask(AskStanding(slip_code=kept[0].slip_code)) == only_here
    first.uplink.stop()
    first.spool.close()

    second = kiosk(identity, tmp_path, url=url, pace=HurriedPace())  # the kiosk is switched off and on in between
    second.uplink.start()
    wait_until(lambda: second.health == [False], "the kiosk to notice again")
    with serve(office, port):
        wait_until(lambda: not sure(second.spool.waiting()), "everything to be delivered")
        wait_until(lambda: second.health == [False, True], "the kiosk to say so")
    second.uplink.stop()
    assert office.filed == {each.number: 1 for each in kept}
    for each in kept:
        office.assert_whole(each.delivery_id)
    second.spool.close()


def test_every_first_answer_is_lost_after_the_office_filed_it(tmp_path: Path) -> None:
    office = SmallOffice()
    identity = enrolled(office, tmp_path)
    office.lose_answer = lambda method, path: office.asked[path] == 1
    with serve(office) as url:
        made = kiosk(identity, tmp_path, url=url, pace=HurriedPace())
        kept = [sure(made.spool.commit_filing(filing(), CATALOGUE)) for _ in range(3)]
        made.uplink.start()
        wait_until(lambda: not sure(made.spool.waiting()), "everything to be delivered")
        made.uplink.stop()
    assert office.filed == {each.number: 1 for each in kept}
    assert [office.asked[f"/deliveries/{each.delivery_id}"] for each in kept] == [2, 2, 2]
    made.spool.close()


@pytest.mark.parametrize("wrong_by", [timedelta(hours=3), timedelta(hours=-3), timedelta(days=-2000)])
def test_a_clock_that_is_wrong_delivers_all_the_same(tmp_path: Path, wrong_by: timedelta) -> None:
    office = SmallOffice()
    identity = enrolled(office, tmp_path)

    def wrong_now() -> datetime:
        return utc_now() + wrong_by

    with serve(office) as url:
        made = kiosk(identity, tmp_path, url=url, now=wrong_now)
        kept = [sure(made.spool.commit_filing(filing(), CATALOGUE)) for _ in range(2)]
        made.uplink.round()
    assert office.filed == {each.number: 1 for each in kept}
    assert office.asked["/time"] == 1  # asked once, then it goes on with the difference
    made.spool.close()
