"""A real office in this process, behind a real socket on this machine, and the officer who works in it."""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import uvicorn
from argon2 import PasswordHasher

from adminduk.catalogue.model import Catalogue
from adminduk.filing import DeliveryKind, Filing
from adminduk.request import ActionKind, Request, ReturnedItem, Role, State
from office import intake, work
from office.compose import build_app, open_office
from office.parts import Office
from office.passwords import Passwords
from office.settings import OfficeSettings
from office.store import accounts, deliveries, kiosks, requests
from office.store.accounts import OFFICE_ROLES, Account
from office.work import Draft, Refused

_STARTS_WITHIN_S = 30.0
_ID_CHECKED = "KTP-el asli"  # what the officer looked at before handing over
_QUICK = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))  # nobody signs in here


class OfficeRefused(RuntimeError):
    """The officer's step was not done; its words name number, step and why."""


class OfficeHere:
    """`url` is where kiosks find it."""

    def __init__(self, office: Office, url: str) -> None:
        self.office, self.url = office, url
        self._officer = self._hired()
        self._agenda = 0
        self._finished = _finished_document()

    def kiosk_code(self) -> str:
        """A one-time code for a new kiosk."""
        with self.office.database.writing() as session:
            return kiosks.new_code(session, self.office.keys, self.office.clock())

    def find(self, number: str) -> Request | None:
        with self.office.database.reading() as session:
            stored = requests.by_number(session, number)
        return None if stored is None else stored.request

    def state(self, number: str) -> State | None:
        found = self.find(number)
        return None if found is None else found.state

    def opened(self, number: str) -> Filing:
        """What the resident filed, opened with the office's key."""
        with self.office.database.reading() as session:
            stored = requests.by_number(session, number)
            kept = [] if stored is None else deliveries.of_request(session, stored.request.id)
        sealed = next((each.sealed for each in kept if each.kind is DeliveryKind.FILING), b"")
        filing = intake.open_content(self.office, DeliveryKind.FILING, sealed)
        if not isinstance(filing, Filing):
            raise OfficeRefused(f"{number}: kiriman tidak dapat dibuka")
        return filing

    def send_back(self, number: str, requirement: str) -> None:
        """The officer looks, and one paper is not readable."""
        self._do(number, Draft(ActionKind.TAKE, self._seen(number)))
        item = ReturnedItem(requirement, "buram", "Contoh: pindai sekali lagi")
        self._do(number, Draft(ActionKind.RETURN, self._seen(number), returned=(item,)))

    def finish(self, number: str, *, with_document: bool) -> None:
        """From the queue to "siap diambil", step by step."""
        self._do(number, Draft(ActionKind.TAKE, self._seen(number)))
        self._agenda += 1
        self._do(number, Draft(ActionKind.REGISTER, self._seen(number), agenda_number=f"{self._agenda:04d}/CONTOH"))
        self._do(number, Draft(ActionKind.PROCESS, self._seen(number)))
        if with_document:
            document = self._finished
            signature = work.checked(self.office, document)
            self._do(number, Draft(ActionKind.ATTACH, self._seen(number), document=document, signature=signature))
        self._do(number, Draft(ActionKind.MARK_READY, self._seen(number)))

    def hand_over(self, number: str) -> None:
        """At the counter, into the hand of the person on the card."""
        self._do(number, Draft(ActionKind.HAND_OVER, self._seen(number), reason=_ID_CHECKED))

    def _seen(self, number: str) -> int:
        found = self.find(number)
        return 0 if found is None else len(found.actions)

    def _do(self, number: str, draft: Draft) -> None:
        done = work.act(self.office, self._officer, number, draft)
        if isinstance(done, Refused):
            raise OfficeRefused(f"{number}: {draft.kind} ditolak ({done.obstacle} {done.detail})")

    def _hired(self) -> Account:
        """Somebody who may do every step; who may do which has its own tests."""
        roles = tuple(role for role in OFFICE_ROLES if role is not Role.PENGELOLA)
        with self.office.database.writing() as session:
            made = accounts.create(
                session,
                login="robot",
                name="Contoh Petugas",
                roles=roles,
                password_hash=self.office.passwords.hash("tidak dipakai"),
                must_change=False,
                now=self.office.clock(),
            )
        if made is None:
            raise OfficeRefused("akun robot sudah ada: folder ini pernah dipakai")
        return made


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
            raise OfficeRefused("kantor tidak mulai")
        time.sleep(0.01)


def _finished_document() -> bytes:
    """One white page: what a finished KK is made of has its own tests."""
    made, document = io.BytesIO(), pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.save(made)
    return made.getvalue()
