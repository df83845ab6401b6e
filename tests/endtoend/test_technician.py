"""The technician before the real window: a real finger knocks, types the PIN and looks at real device threads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk import identity
from kiosk.technician.asks import PinRole
from kiosk.technician.assembly import pins_folder
from kiosk.technician.pins import PinStore
from tests.benches.wait import wait_until
from tests.endtoend.remote import RemoteKiosk, remote_kiosk
from tests.kiosk.doctor.kit import identity as sample_identity

pytestmark = [pytest.mark.real, pytest.mark.timeout(170)]

PIN, WRONG, WHO = "480793", "907214", "Teknisi Contoh"
EMBLEM = (40, 40)  # the quiet corner
BACK_KEY = (120, 1730)  # "Kembali", with nothing to go back to


def with_pin(home: Path, who: str = WHO, role: PinRole = PinRole.TECHNICIAN) -> Path:
    pins = PinStore(pins_folder(identity.folder(home)), lambda: datetime.now().astimezone())
    assert pins.set(who, PIN, role) is None
    return home


@pytest.fixture
def shut(tmp_path: Path) -> Iterator[RemoteKiosk]:
    """A kiosk that no office knows: out of order, with a technician's PIN."""
    with remote_kiosk(with_pin(tmp_path), {}, "--dock") as kiosk:
        yield kiosk


def wrong_so_far(home: Path) -> int:
    tries = pins_folder(identity.folder(home)) / "tries.json"
    return int(json.loads(tries.read_text())["wrong"]) if tries.exists() else 0


def knock(kiosk: RemoteKiosk, place: tuple[int, int] = EMBLEM, times: int = 5) -> None:
    for _ in range(times):
        kiosk.tap(*place)


def test_a_kiosk_that_serves_nobody_lets_its_technician_in_and_out(shut: RemoteKiosk) -> None:
    said = shut.until("out-of-order")
    assert said["payload"].splitlines()[:2] == ["ANJUNGAN-GANGGUAN", "kode=uplink.not_enrolled"]
    knock(shut, times=4)
    assert shut.look()["page"] == "out-of-order"
    knock(shut, times=1)
    shut.until("staff-pin")
    shut.type(PIN)
    assert {"choose:printer", "choose:scanner", "choose:office", "bar:leave"} <= set(
        shut.until("staff-overview")["things"]
    )
    shut.touch("choose:printer", "staff-device")
    shut.touch("bar:back", "staff-overview")
    shut.touch("bar:leave", "out-of-order")


def test_wrong_pins_shut_the_door_and_a_restart_does_not_open_it(tmp_path: Path) -> None:
    home = with_pin(tmp_path)
    with remote_kiosk(home, {}, "--dock") as kiosk:
        kiosk.until("out-of-order")
        knock(kiosk)
        kiosk.until("staff-pin")
        for number in (1, 2, 3, 4):
            kiosk.type(WRONG)
            wait_until(lambda number=number: wrong_so_far(home) == number, f"try {number} on the disk")
            wait_until(lambda: kiosk.look()["error"], "the page says so")
        kiosk.type(WRONG)
        kiosk.until("staff-locked")
    with remote_kiosk(home, {}, "--dock") as kiosk:
        kiosk.until("out-of-order")
        knock(kiosk)
        kiosk.until("staff-locked")
        kiosk.touch("choose:leave", "out-of-order")


def test_a_serving_kiosk_hides_the_door_at_the_emblem_and_at_a_dimmed_kembali(tmp_path: Path) -> None:
    home = with_pin(tmp_path)
    assert identity.save(sample_identity(), home) is None
    with remote_kiosk(home, {}, "--dock") as kiosk:
        kiosk.until("attract")
        knock(kiosk, BACK_KEY)
        kiosk.until("staff-pin")
        kiosk.touch("choose:leave", "attract")
        knock(kiosk)
        kiosk.until("staff-pin")
        kiosk.type(PIN)
        kiosk.until("staff-overview")
        kiosk.touch("choose:all", "busy")
        kiosk.until("staff-findings", within_s=90)
        kiosk.touch("bar:leave", "attract")


def test_an_officer_of_the_desa_finds_residents_pages_behind_the_door(tmp_path: Path) -> None:
    home = with_pin(tmp_path, "PD-03", PinRole.HELPER)
    assert identity.save(sample_identity(), home) is None
    with remote_kiosk(home, {}, "--dock") as kiosk:
        kiosk.until("attract")
        knock(kiosk)
        kiosk.until("staff-pin")
        kiosk.type(PIN)
        kiosk.until("assist-next")
        kiosk.touch("choose:next", "assist-consent")
        kiosk.touch("choose:yes", "assist-errand")
        kiosk.touch("bar:back", "assist-next")
        kiosk.touch("choose:end", "assist-over")
        kiosk.touch("choose:done", "attract")


def test_a_kiosk_that_was_shut_serves_by_itself_once_the_cause_is_gone(tmp_path: Path) -> None:
    with remote_kiosk(tmp_path, {}, "--dock") as kiosk:
        kiosk.until("out-of-order")
        assert identity.save(sample_identity(), tmp_path) is None  # `anjungan enroll use` in a shell beside it
        kiosk.until("attract", within_s=60)
