"""A real office in this process, behind a real socket on this machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from argon2 import PasswordHasher

from adminduk.catalogue.model import Catalogue
from anjungan.robot.tour.glass import Stalled
from anjungan.robot.tour.staff import Staff
from office.compose import build_app, open_office
from office.parts import Office
from office.passwords import Passwords
from office.settings import OfficeSettings
from office.store import kiosks

_STARTS_WITHIN_S = 30.0
_QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))  # nobody signs in here


class OfficeHere:
    """`url` is where kiosks find it."""

    def __init__(self, office: Office, url: str) -> None:
        self._office, self.url, self.staff = office, url, Staff(office)

    def kiosk_code(self) -> str:
        """A one-time code for a new kiosk."""
        with self._office.database.writing() as session:
            return kiosks.new_code(session, self._office.keys, self._office.clock())


@contextmanager
def office_here(catalogue: Catalogue, home: Path) -> Iterator[OfficeHere]:
    """An office that offers `catalogue`, its things below `home`; stopped at the end."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        office = open_office(OfficeSettings(public_url=url), home, catalogue=catalogue, passwords=_QUICK)
        server = uvicorn.Server(uvicorn.Config(build_app(office), log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, args=([listener],), name="office", daemon=True)
        thread.start()
        _wait_for(server)
        try:
            yield OfficeHere(office, url)
        finally:
            office.pulse.close()
            server.should_exit = True
            thread.join(_STARTS_WITHIN_S)


def _wait_for(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + _STARTS_WITHIN_S
    while not server.started:
        if time.monotonic() > deadline:
            raise Stalled("the office does not start")
        time.sleep(0.01)
