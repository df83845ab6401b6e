"""A real office in this process, behind a real socket on this machine."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argon2 import PasswordHasher

from adminduk.catalogue.model import Catalogue
from anjungan.office_staff import Staff
from anjungan.served import address_of, served
from office.compose import build_app, open_office
from office.parts import Office
from office.passwords import Passwords
from office.settings import OfficeSettings
from office.store import kiosks

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
        url = address_of(listener)
        office = open_office(OfficeSettings(public_url=url), home, catalogue=catalogue, passwords=_QUICK)
        with served(build_app(office), listener):
            try:
                yield OfficeHere(office, url)
            finally:
                office.pulse.close()
