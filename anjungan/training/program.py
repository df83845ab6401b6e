"""The training office from start to end: a fresh folder, made-up weeks, the accounts on the terminal, the console."""

from __future__ import annotations

import fcntl
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from anjungan.served import address_of, served
from anjungan.training.calendar import Calendar
from anjungan.training.fill import Filled, fill
from anjungan.training.fleet import heartbeats
from anjungan.training.people import ALONE
from anjungan.training.schedule import DAYS
from office.compose import build_app, open_office
from office.program import serve
from office.settings import OfficeSettings
from office.store.database import open_database
from office.training import look

_A_MONTH = 1  # of retention: there is something to propose for deletion
_LATER = DAYS + 30  # days without a second factor: nobody pairs a telephone with an office that is gone tomorrow


class Running(Exception):
    """A training office of this folder runs already."""


def run(settings: OfficeSettings, home: Path, say: Callable[[str], None]) -> None:
    """Fill a new training office below `home` and run it until it is told to stop.

    Raises Running, OtherOffice where the folder holds a real office, and what `office.program.serve` raises.
    """
    folder = home / "training"
    with _alone(home / "training.lock"):
        _throw_away(folder)
        training = _settings(settings)
        say("Menyiapkan kantor latihan dengan permohonan contoh, sebentar ...")
        training, filled = _filled(training, folder)
        for line in _welcome(training, filled):
            say(line)
        serve(training, folder, say, train=True, also=(heartbeats(filled.kiosks),))


def _settings(settings: OfficeSettings) -> OfficeSettings:
    """The office's own catalogue, clock and address, on a database of the training's own and without its mail."""
    return settings.model_copy(
        update={
            "database_url": "",
            "mail": None,
            "require_trusted_signature": False,
            "second_factor_days": _LATER,
        }
    )


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Nobody else throws this folder away while we run."""
    with lock.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Running from error
        yield


def _throw_away(folder: Path) -> None:
    """What an earlier training left. Raises OtherOffice where it is none."""
    database = folder / "office" / "office.sqlite"
    if database.exists():
        opened = open_database(f"sqlite:///{database}")
        try:
            look(opened, lambda: datetime.now(UTC), wanted=True)
        finally:
            opened.close()
    shutil.rmtree(folder, ignore_errors=True)


def _filled(settings: OfficeSettings, folder: Path) -> tuple[OfficeSettings, Filled]:
    """The same office as it will run, for a moment on a clock of its own and on an address that nobody knows; and its
    settings, in which each of its services is kept for a month."""
    calendar = Calendar(datetime.now(UTC), ZoneInfo(settings.time_zone), DAYS)
    office = open_office(settings, folder, clock=calendar, train=True)
    months = {service.id: _A_MONTH for service in office.catalogue.services}
    office = replace(office, settings=settings.model_copy(update={"retention_months": months}))
    with socket.create_server(("127.0.0.1", 0)) as listener, served(build_app(office, chores=()), listener):
        return office.settings, fill(office, address_of(listener), folder, calendar)


def _welcome(settings: OfficeSettings, filled: Filled) -> Iterator[str]:
    yield "Akun latihan (kata sandi hanya ditampilkan sekali, dan baru setiap kali dijalankan):"
    for seat in filled.people:
        yield f"  {seat.account.login:<11} {seat.password}   {seat.does}"
    yield f"Mulailah sebagai {ALONE}, lalu buka Panduan hari pertama di pita merah di atas halaman."
    yield f"Halaman status seorang pemohon: {settings.public_url}/s/{filled.slip_code}"
    yield "Hentikan dengan Ctrl+C. Isinya dibuat baru pada setiap permulaan."
