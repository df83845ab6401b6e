"""What happens to each made-up request, as a list of moments in order: filed, checked, made, handed over, archived."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adminduk.catalogue.model import ProductKind
from adminduk.request import State
from anjungan.training.calendar import Calendar
from anjungan.training.desk_work import DeskWork
from anjungan.training.kiosks import PlayedKiosk
from anjungan.training.residents import Errand
from anjungan.training.schedule import End, Plan
from kiosk.spool.contents import Kept

_BRIEFLY = timedelta(minutes=5)  # ago: what was taken then is still held by whoever took it


_A_MOMENT = 0.005  # of a day's opening hours: two minutes
_THIS_MORNING = 12  # minutes: the strictest SOP of all allows ten


@dataclass(frozen=True)
class Moment:
    at: datetime
    do: Callable[[], None]


@dataclass
class Life:
    """One request; `ticket` is what its resident holds, from the moment it was filed."""

    plan: Plan
    errand: Errand
    kiosk: PlayedKiosk
    desks: DeskWork
    calendar: Calendar
    tickets: list[Kept] = field(default_factory=list)

    @property
    def number(self) -> str:
        return self.tickets[0].number

    def moments(self) -> Iterator[Moment]:
        filed, share = self.plan.days_ago, self.plan.share
        yield Moment(self._came_at(), self._file)
        for days_later, do in self._steps():
            yield Moment(self.calendar.working_day(max(filed - days_later, 0), share + _A_MOMENT), do)
        if self.plan.end is End.CHECKING:
            yield Moment(self.calendar.ago(seconds=_BRIEFLY.total_seconds()), self._until(State.SEDANG_DIPERIKSA))

    def _came_at(self) -> datetime:
        """What is new today came a moment ago, and is not late yet."""
        if self.plan.days_ago == 0 and self.plan.end in (End.NEW, End.TWIN):
            return self.calendar.ago(minutes=self.plan.share * _THIS_MORNING)
        return self.calendar.working_day(self.plan.days_ago, self.plan.share)

    def _steps(self) -> tuple[tuple[int, Callable[[], None]], ...]:
        """What was done, and how many days after it was filed."""
        made_after, ready_after = (0, 0) if self.plan.quick else (1, 2)
        registered = (0, self._until(State.DIPROSES))
        made, ready = (made_after, self._until(State.MENUNGGU_TANDA_TANGAN)), (ready_after, self._ready)
        match self.plan.end:
            case End.OLD | End.ARCHIVED:
                return registered, made, ready, (3, self._collect), (4, lambda: self.desks.archive(self.number))
            case End.COLLECTED:
                return registered, made, ready, (3, self._collect)
            case End.READY:
                return registered, made, ready
            case End.SIGNING:
                return registered, made
            case End.PROCESSED:
                return (registered,)
            case End.REFUSED:
                return registered, (1, lambda: self.desks.refuse(self.number))
            case End.CANCELLED:
                return ((1, lambda: self.desks.cancel(self.number)),)
            case End.RETURNED:
                return ((0, self._send_back),)
            case End.COMPLETED:
                return (0, self._send_back), (2, self._complete)
        return ()

    def _file(self) -> None:
        self.tickets.append(self.kiosk.file(self.errand))

    def _until(self, state: State) -> Callable[[], None]:
        return lambda: self.desks.work_until(self.number, state)

    def _ready(self) -> None:
        self.desks.work_until(self.number, State.SIAP_DIAMBIL)
        if self.errand.service.product.kind is ProductKind.CARD:
            self.desks.put_into_box(self.number)

    def _collect(self) -> None:
        """At the kiosk what it can print, every second time; everything else at the counter."""
        printed = self.errand.service.product.kind is ProductKind.PDF
        if printed and self.plan.days_ago % 2:
            self.desks.take_choices(self.number)
            self.kiosk.collect(self.tickets[0], self.errand)
        else:
            self.desks.hand_over(self.number, self.errand.who.name)

    @property
    def _unreadable(self) -> str:
        return self.errand.papers[-1].id

    def _send_back(self) -> None:
        self.desks.return_paper(self.number, self._unreadable)

    def _complete(self) -> None:
        self.kiosk.complete(self.tickets[0], self.errand, self._unreadable)
