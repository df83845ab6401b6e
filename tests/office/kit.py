"""An office in a temporary folder with a clock that a test moves, and shortcuts for what tests set up."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pikepdf
from argon2 import PasswordHasher
from litestar.testing import TestClient

import assets
from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue
from adminduk.request import Action, ActionKind, ReturnedItem, Role, State
from adminduk.request import apply as apply_action
from office import desks
from office.compose import build_app, open_office
from office.parts import Office
from office.passwords import Passwords
from office.pdf import sha256 as sha256_of
from office.settings import OfficeSettings
from office.store import accounts, documents, kiosks, requests
from office.store.accounts import Account
from tests.office.played_kiosk import PlayedKiosk, enrolled

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 08.00 in Jombang
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
PASSWORD = "kereta malam kopi"
LONG = 3650  # days: what is not about the second factor does not meet it


@dataclass
class PlayedClock:
    """Time stands still until a test moves it."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Bench:
    office: Office
    clock: PlayedClock
    client: TestClient
    made: int = field(default=0)

    def account(
        self,
        *roles: Role,
        login: str | None = None,
        must_change: bool = False,
        desks: tuple[str, ...] = (),
        area: str = "",
    ) -> Account:
        """A new account with PASSWORD and `roles`; at the counter when none are named."""
        self.made += 1
        name = login or f"petugas{self.made}"
        with self.office.database.writing() as session:
            created = accounts.create(
                session,
                login=name,
                name=f"Contoh {name}",
                roles=roles or (Role.LOKET,),
                password_hash=CHEAP.hash(PASSWORD),
                must_change=must_change,
                now=self.clock(),
            )
            assert created is not None
            accounts.assign(session, created.id, roles=created.roles, desks=desks, area=area)
        return replace(created, desks=frozenset(desks), area=area)

    def session_of(self, account: Account) -> str:
        """A session's token, without the sign-in page."""
        with self.office.database.writing() as session:
            return accounts.start_session(session, account.id, self.clock())

    def browser(self, account: Account | None = None) -> TestClient:
        """Another browser, signed in as `account`; it has its own cookies."""
        browser = TestClient(self.client.app, raise_server_exceptions=True)
        browser.follow_redirects = False
        if account is not None:
            browser.cookies.set("anjungan_kantor", self.session_of(account))
        return browser

    def new_code(self) -> str:
        with self.office.database.writing() as session:
            return kiosks.new_code(session, self.office.keys, self.clock())

    def kiosk(self) -> PlayedKiosk:
        """A kiosk that was just enrolled."""
        return enrolled(self.client, self.new_code(), self.clock)

    def bring_to(self, number: str, state: State) -> None:
        """Walk a filed request to `state` by actions that the table allows."""
        for kind in WAYS[state]:
            self.do(number, kind)

    def do(self, number: str, kind: ActionKind) -> None:
        """One action, straight into the store, as the first role that may."""
        with self.office.database.writing() as session:
            stored = requests.by_number(session, number, for_change=True)
            assert stored is not None
            changed = apply_action(stored.request, replace(_TEMPLATE[kind], at=self.clock()))
            assert not hasattr(changed, "detail"), changed
            requests.append(session, changed)
            desks.keep(session, self.office, changed)
            if kind is ActionKind.ATTACH:
                self.office.files.documents.put(PDF)
                documents.add(session, stored.request.id, PDF_SHA256, len(PDF), self.clock())


def pdf(words: str = "CONTOH") -> bytes:
    """A small real PDF."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.docinfo["/Title"] = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


PDF = pdf()
PDF_SHA256 = sha256_of(PDF)
_K = ActionKind
_TEMPLATE: dict[ActionKind, Action] = {
    _K.TAKE: Action(_K.TAKE, Role.OPERATOR, "uji", START),
    _K.RETURN: Action(_K.RETURN, Role.OPERATOR, "uji", START, returned=(ReturnedItem("surat-kehilangan", "buram"),)),
    _K.REGISTER: Action(_K.REGISTER, Role.OPERATOR, "uji", START, agenda_number="0900/2026"),
    _K.PROCESS: Action(_K.PROCESS, Role.OPERATOR, "uji", START),
    _K.ATTACH: Action(_K.ATTACH, Role.OPERATOR, "uji", START, document_sha256=PDF_SHA256),
    _K.MARK_READY: Action(_K.MARK_READY, Role.OPERATOR, "uji", START),
    _K.HAND_OVER: Action(_K.HAND_OVER, Role.OPERATOR, "uji", START, reason="KTP-el asli"),
    _K.REJECT: Action(_K.REJECT, Role.OPERATOR, "uji", START, reason="Contoh alasan"),
    _K.CANCEL: Action(_K.CANCEL, Role.OPERATOR, "uji", START),
    _K.ARCHIVE: Action(_K.ARCHIVE, Role.OPERATOR, "uji", START),
}
_CHECKED = (_K.TAKE,)
_WAITING = (*_CHECKED, _K.REGISTER, _K.PROCESS, _K.ATTACH)
WAYS: dict[State, tuple[ActionKind, ...]] = {
    State.TERKIRIM: (),
    State.SEDANG_DIPERIKSA: _CHECKED,
    State.PERLU_DILENGKAPI: (*_CHECKED, _K.RETURN),
    State.DIPROSES: (*_CHECKED, _K.REGISTER),
    State.MENUNGGU_TANDA_TANGAN: _WAITING,
    State.SIAP_DIAMBIL: (*_WAITING, _K.MARK_READY),
    State.SUDAH_DIAMBIL: (*_WAITING, _K.MARK_READY, _K.HAND_OVER),
    State.DITOLAK: (*_CHECKED, _K.REJECT),
    State.DIBATALKAN: (_K.CANCEL,),
    State.DIARSIPKAN: (_K.CANCEL, _K.ARCHIVE),
}


@cache
def jogoroto() -> Catalogue:
    """The shipped catalogue of Jogoroto, read once."""
    return load_catalogue(assets.path("catalogue", "jogoroto"))


def open_bench(home: Path, database_url: str = "", catalogue: Catalogue | None = None, **changes: object) -> Bench:
    """An office in `home`, with Jogoroto's own catalogue unless another is given."""
    clock = PlayedClock()
    settings = OfficeSettings(public_url="http://127.0.0.1:8300", database_url=database_url, second_factor_days=LONG)
    settings = settings.model_copy(update=changes)
    office = open_office(settings, home, clock=clock, catalogue=catalogue or jogoroto(), passwords=CHEAP)
    client = TestClient(build_app(office), raise_server_exceptions=True)
    client.follow_redirects = False
    return Bench(office, clock, client)
