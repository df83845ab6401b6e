"""The people of an office that a program plays: somebody at every desk, each doing the steps of that desk and no other.

The robot's tour and the training office work their requests through the office's own rules with them.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf

from adminduk.catalogue.model import ProductKind
from adminduk.filing import DeliveryKind, Filing
from adminduk.request import TRANSITIONS, ActionKind, Request, ReturnedItem, Role, State
from adminduk.sop import Stage
from office import desks, intake, work
from office.parts import Office
from office.store import accounts, agenda, deliveries, requests
from office.store.accounts import OFFICE_ROLES, Account
from office.work import Draft, Refused

_ID_CHECKED = "KTP-el asli"  # what the officer looked at before handing over
_NOTE = "Contoh: pindai sekali lagi"
_MOST_STEPS = 60  # no SOP has half as many
_ROWS = {row.action: row for row in TRANSITIONS}
# What comes next in an office that works by roles alone; the document is attached as soon as it can be.
_BY_ROLES = {
    State.TERKIRIM: ActionKind.TAKE,
    State.SEDANG_DIPERIKSA: ActionKind.REGISTER,
    State.DIPROSES: ActionKind.PROCESS,
    State.MENUNGGU_TANDA_TANGAN: ActionKind.MARK_READY,
    State.SIAP_DIAMBIL: ActionKind.HAND_OVER,
    State.SUDAH_DIAMBIL: ActionKind.ARCHIVE,
}


class OfficeRefused(RuntimeError):
    """A step was not done; the words name number, step and why."""


class Staff:
    """`hire`: who sits at a desk of the catalogue, "" in an office without desks; robots where nobody says.
    `finished`: the document that a request ends with. `done`: told after each step."""

    def __init__(
        self,
        office: Office,
        hire: Callable[[str], Account] | None = None,
        finished: Callable[[Request], bytes] | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        self._office = office
        self._hired: dict[str, Account] = {}
        self._hire = hire or self._robot
        blank = _finished_document()
        self._finished = finished or (lambda _: blank)
        self._done = done or (lambda: None)

    def at(self, desk: str) -> Account:
        """Who sits at this desk."""
        if desk not in self._hired:
            self._hired[desk] = self._hire(desk)
        return self._hired[desk]

    def find(self, number: str) -> Request | None:
        with self._office.database.reading() as session:
            stored = requests.by_number(session, number)
        return None if stored is None else stored.request

    def opened(self, number: str) -> Filing:
        """What the resident filed, opened with the office's key."""
        with self._office.database.reading() as session:
            stored = requests.by_number(session, number)
            kept = [] if stored is None else deliveries.of_request(session, stored.request.id)
        sealed = next((each.sealed for each in kept if each.kind is DeliveryKind.FILING), b"")
        filing = intake.open_content(self._office, DeliveryKind.FILING, sealed)
        if not isinstance(filing, Filing):
            raise OfficeRefused(f"{number}: kiriman tidak dapat dibuka")
        return filing

    def steps_done(self, number: str) -> frozenset[str]:
        """The steps of the SOP that are behind."""
        return frozenset(stage.id for stage in desks.place_of(self._office, self._request(number)).behind)

    def send_back(self, number: str, requirement: str, reason: str = "buram", note: str = _NOTE) -> None:
        """Whoever checks it cannot accept one paper."""
        self.work_until(number, State.SEDANG_DIPERIKSA)
        checking = next(each for each in reversed(self._request(number).actions) if each.kind is ActionKind.TAKE)
        item = ReturnedItem(requirement, reason, note)
        checker = next(each for each in self._hired.values() if each.id == checking.by)
        self._do(number, checker, Draft(ActionKind.RETURN, self._seen(number), returned=(item,)))

    def work_until(self, number: str, state: State) -> None:
        """Step by step along the SOP, also those steps that are taken only where there is a reason to."""
        for _ in range(_MOST_STEPS):
            request = self._request(number)
            if request.state is state:
                return
            stage = self._choice(request) or desks.place_of(self._office, request).next
            kind = stage.deed(request.state) if stage is not None else _by_roles(self._office, request)
            self._do(number, self._at(stage), self._draft(request, kind, stage))
        raise OfficeRefused(f"{number}: tidak sampai ke {state}")

    def take_choices(self, number: str) -> None:
        """The steps that are only taken where there is a reason to, and that lie behind the request's place."""
        while (stage := self._choice(self._request(number))) is not None:
            self._do(number, self._at(stage), self._draft(self._request(number), ActionKind.FORWARD, stage))

    def _choice(self, request: Request) -> Stage | None:
        """A step that need not be taken, and can be now."""
        if request.state not in _ROWS[ActionKind.FORWARD].sources:
            return None
        return next(iter(desks.place_of(self._office, request).choices), None)

    def _draft(self, request: Request, kind: ActionKind, stage: Stage | None) -> Draft:
        seen = len(request.actions)
        match kind:
            case ActionKind.REGISTER:
                return Draft(kind, seen, agenda_number=self._next_agenda(request))
            case ActionKind.ATTACH:
                document = self._finished(request)
                return Draft(kind, seen, document=document, signature=work.checked(self._office, document))
            case ActionKind.HAND_OVER:
                return Draft(kind, seen, reason=_ID_CHECKED)
            case ActionKind.FORWARD if stage is not None:
                return Draft(kind, seen, step=stage.id)
        return Draft(kind, seen)

    def _do(self, number: str, account: Account, draft: Draft) -> None:
        done = work.act(self._office, account, number, draft)
        if isinstance(done, Refused):
            step = f" {draft.step}" if draft.step else ""
            raise OfficeRefused(f"{number}: {draft.kind}{step} ditolak ({done.obstacle} {done.detail})")
        self._done()

    def _next_agenda(self, request: Request) -> str:
        with self._office.database.reading() as session:
            return agenda.suggest(session, request.id, self._office.clock().astimezone(self._office.zone).year)

    def _at(self, stage: Stage | None) -> Account:
        """Who sits at the desk of this step."""
        return self.at(stage.desk if stage is not None else "")

    def _robot(self, desk: str) -> Account:
        named = [each.role for each in self._office.catalogue.desks if each.id == desk]
        roles = named or [role for role in OFFICE_ROLES if role is not Role.PENGELOLA]
        with self._office.database.writing() as session:
            made = accounts.create(
                session,
                login=f"robot-{desk or 'semua'}",
                name="Contoh Petugas",
                roles=roles,
                password_hash=self._office.passwords.hash("tidak dipakai"),
                must_change=False,
                now=self._office.clock(),
            )
            if made is None:
                raise OfficeRefused("akun robot sudah ada: folder ini pernah dipakai")
            accounts.assign(session, made.id, roles=roles, desks=[desk] if desk else [], area="")
            known = accounts.by_id(session, made.id)
        return known[0] if known is not None else made

    def _request(self, number: str) -> Request:
        found = self.find(number)
        if found is None:
            raise OfficeRefused(f"{number}: tidak ada di kantor")
        return found

    def _seen(self, number: str) -> int:
        return len(self._request(number).actions)


def _by_roles(office: Office, request: Request) -> ActionKind:
    """The next step where no SOP says which: the table's own order."""
    state = request.state
    if state is None or state not in _BY_ROLES:
        raise OfficeRefused(f"{request.number}: tidak ada langkah berikutnya dari {state}")
    product = office.product_of(request)
    can_attach = state in _ROWS[ActionKind.ATTACH].sources
    lacks = product is not None and product.kind is ProductKind.PDF and request.document_sha256 is None
    return ActionKind.ATTACH if can_attach and lacks else _BY_ROLES[state]


def _finished_document() -> bytes:
    """One white page: what a finished KK is made of has its own tests."""
    made, document = io.BytesIO(), pikepdf.new()
    document.add_blank_page(page_size=(595, 842))
    document.save(made)
    return made.getvalue()
