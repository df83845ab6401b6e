"""The real `anjungan office` process: first start, durability, a graceful end, a silent log."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from office.program import settle
from tests.benches.office import RunningOffice, running_office
from tests.benches.wait import wait_until
from tests.office.played_kiosk import NIK, PlayedKiosk, enrolled

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("kantor")) as office:
        yield office


def now() -> datetime:
    return datetime.now(UTC)


def a_kiosk(office: RunningOffice) -> PlayedKiosk:
    http = httpx.Client(base_url=office.url, trust_env=False, timeout=20)
    return enrolled(http, office.enrolment_code(), now)


def test_the_first_password_is_printed_once(office: RunningOffice) -> None:
    assert len(office.first_password) == 19
    office.stop()
    office.start()
    assert "kata sandi" not in (office.home / "office.out").read_text()


def test_what_was_acknowledged_survives_a_power_cut(office: RunningOffice) -> None:
    kiosk = a_kiosk(office)
    ticket = kiosk.file("surat-kehilangan")
    office.kill()
    office.start()
    answer = kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code})
    assert answer.json()["state"] == "terkirim"


def test_it_stops_quickly_even_with_an_open_stream(office: RunningOffice) -> None:
    password = office.new_account("alir", "loket")
    client = httpx.Client(base_url=office.url, trust_env=False, timeout=20)
    page = client.get("/masuk").text
    token = page.split('_csrf_token" value="')[1].split('"')[0]
    client.post("/masuk", data={"nama": "alir", "sandi": password, "_csrf_token": token})
    client.post(
        "/ganti-sandi",
        data={"lama": password, "baru": "kereta malam kopi", "ulang": "kereta malam kopi", "_csrf_token": token},
    )
    heard: list[str] = []

    def listen() -> None:
        with client.stream("GET", "/antrean/peristiwa") as stream:
            heard.extend(stream.iter_lines())

    thread = threading.Thread(target=listen)
    thread.start()
    wait_until(lambda: "event: tersambung" in heard, "the stream to open")
    a_kiosk(office).file("surat-kehilangan")
    wait_until(lambda: "event: antrean" in heard, "the queue to move")
    assert office.stop() == 0
    thread.join(10)
    assert not thread.is_alive()
    office.start()


def test_the_log_names_nobody(office: RunningOffice) -> None:
    kiosk = a_kiosk(office)
    ticket = kiosk.file("surat-kehilangan")
    kiosk.http.get(f"/s/{ticket.slip_code}")
    kiosk.call("POST", "/lookup", json={"number": ticket.number, "nik": NIK})
    kiosk.call("PUT", "/deliveries/x", json={"nik": NIK})
    log = (office.home / "office.out").read_text()
    for secret in (ticket.slip_code, NIK, "SPECIMEN"):
        assert secret not in log


def test_a_port_in_use_is_a_sentence(office: RunningOffice, tmp_path: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        (sys.executable, "-m", "anjungan", "office", "--port", str(office.port)),
        env={"ANJUNGAN_HOME": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "Mungkin portnya sedang dipakai" in done.stderr
    assert "Traceback" not in done.stderr


def test_accounts_are_made_listed_and_given_new_passwords(office: RunningOffice) -> None:
    first = office.new_account("loket1", "loket", "operator")
    assert "loket1\tContoh loket1\tloket, operator" in office.command("user", "list")
    again = office.command("user", "password", "loket1")
    assert "kata sandi sementara" in again
    assert first not in again


def test_what_stands_at_the_start_is_not_looked_through_again() -> None:
    try:
        settle()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
