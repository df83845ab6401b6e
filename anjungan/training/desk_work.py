"""What the people of a training office did with the requests of the last weeks, by the office's own rules."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle

from adminduk.request import ActionKind, Request, Role, State
from anjungan.office_staff import OfficeRefused, Staff
from anjungan.training.calendar import Calendar
from anjungan.training.papers import finished
from anjungan.training.people import ALONE, Seat
from office import desks
from office.archive import keeping
from office.counter import arriving, handing
from office.counter.handing import Form, Received, Way
from office.parts import Office
from office.permissions import Permission, may
from office.store.accounts import Account
from office.words import HOLDER_CHECKS
from office.work import Draft, Refused

_A_STEP = 1  # minute
_BOX, _A_BOX_HOLDS = "A", 1
_WHY_REFUSED = cycle(("Pemohon terdaftar di kecamatan lain", "Data pada KK tidak cocok dengan data kependudukan"))
_WHY_RETURNED = cycle(
    (
        ("buram", "Cap kepolisian tidak terbaca"),
        ("terpotong", "Sisi kanan belum terlihat"),
        ("belum-ditandatangani", ""),
    )
)


class DeskWork(Staff):
    """The steps of the SOP as the robot takes them, and what is done beside them."""

    def __init__(self, office: Office, seats: Iterable[Seat], calendar: Calendar) -> None:
        self._seats = {seat.account.login: seat.account for seat in seats}
        super().__init__(office, self._of_desk, self._document, lambda: calendar.passes(minutes=_A_STEP))

    def who_may(self, permission: Permission) -> Account:
        """The first of those with a role of their own who may do this."""
        own = (account for login, account in self._seats.items() if login != ALONE)
        return next(account for account in own if may(account, permission))

    def named(self, login: str) -> Account:
        return self._seats[login]

    def of_role(self, role: Role) -> Account:
        return self._seats[role.value]

    def return_paper(self, number: str, requirement: str) -> None:
        self.send_back(number, requirement, *next(_WHY_RETURNED))

    def refuse(self, number: str) -> None:
        self._act(self.of_role(Role.OPERATOR), number, ActionKind.REJECT, next(_WHY_REFUSED))

    def cancel(self, number: str) -> None:
        self._act(self.of_role(Role.LOKET), number, ActionKind.CANCEL)

    def archive(self, number: str) -> None:
        """Closed with a berita acara of its own."""
        _, refused = keeping.archive_chosen(self._office, self.of_role(Role.LOKET), [number])
        if refused:
            raise OfficeRefused(f"{number}: tidak dapat diarsipkan")

    def put_into_box(self, number: str) -> None:
        for each in arriving.arrive(self._office, self.of_role(Role.LOKET), [number], _BOX, _A_BOX_HOLDS):
            if each.why is not None:
                raise OfficeRefused(f"{number}: {each.why}")

    def hand_over(self, number: str, name: str) -> None:
        """At the counter, with a receipt; what nobody comes for goes as the SOP says."""
        self.take_choices(number)
        request = self._request(number)
        stage = desks.place_of(self._office, request).next
        if stage is not None and stage.deed(request.state) is not ActionKind.HAND_OVER:
            self.work_until(number, State.SUDAH_DIAMBIL)
            return
        received = Received(shown=HOLDER_CHECKS[0], name=name, way=Way.PAPER)
        done = handing.hand_over(self._office, self._at(stage), number, Form(received, len(request.actions)))
        if isinstance(done, Refused):
            raise OfficeRefused(f"{number}: {done.obstacle} {done.detail}")
        self._done()

    def _of_desk(self, desk: str) -> Account:
        role = next((each.role for each in self._office.catalogue.desks if each.id == desk), None)
        return self._seats[ALONE if role is None else role.value]

    def _document(self, request: Request) -> bytes:
        product = self._office.product_of(request)
        return finished(request.number, product.name.id if product is not None else request.service)

    def _act(self, account: Account, number: str, kind: ActionKind, reason: str = "") -> None:
        self._do(number, account, Draft(kind, self._seen(number), reason=reason))
