"""The visit: decides what every touch and happening means, and shows the frame that follows from it.

It lives as long as the kiosk. What it knows of a person is one `Sitting`, thrown away whole at the end.
"""

from __future__ import annotations

from dataclasses import replace

from adminduk.catalogue.model import Catalogue
from adminduk.forms.shelf import NO_FORMS, Forms
from adminduk.wilayah import Wilayah
from kiosk.availability import Availability
from kiosk.clock import Clock
from kiosk.codes.meaning import Known
from kiosk.degraded import Service, closed_by
from kiosk.durations import ASSIST_IDLE, FAREWELL, IDLE_WARNING, PAGE_MOVED
from kiosk.effects import Chime, CloseDown, Effect, Finish, Hush, ListenForCode, SpeakPage, StartTimer, StopListening
from kiosk.events import (
    BarKey,
    BarPressed,
    CatalogueChanged,
    Chosen,
    CodeRead,
    Event,
    MachineChanged,
    OfficerTold,
    TimerFired,
    Touch,
)
from kiosk.journeys.buttons import DONE, OFFICER
from kiosk.journeys.check_status import CheckStatus
from kiosk.journeys.desk import Desk
from kiosk.journeys.journey import Journey
from kiosk.journeys.page import Patience, touchable
from kiosk.say import say
from kiosk.views import Frame, HelpCard, IdleWarning, LeaveQuestion, MessageView, Settings, Tone, View
from kiosk.visit import bar, calling, idle
from kiosk.visit.assisting import Assist, Helping
from kiosk.visit.attract import attract_view
from kiosk.visit.chosen import JOURNEYS
from kiosk.visit.closing import CLOSED, Closing
from kiosk.visit.sitting import Sitting

Effects = tuple[Effect, ...]
_FAREWELL = MessageView(
    "take-papers", Tone.INFO, say("visit.farewell.title"), say("visit.farewell.body"), "papers", (DONE,)
)
_SETTINGS_KEYS = (BarKey.LANGUAGE, BarKey.TEXT_SIZE, BarKey.CONTRAST, BarKey.REACH, BarKey.LISTEN)


class Visit:
    """`handle` everything that happens, draw `frame`, carry out the effects. Effects are answered by more events.

    `catalogue` and `wilayah` are the office's; `availability` is kept up to date by `MachineChanged`;
    `known_codes` is what the settings say about the codes of others, `forms` those that can be filled in here,
    `assist_idle` how long an officer of the desa may be away between two residents.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        wilayah: Wilayah,
        clock: Clock,
        availability: Availability | None = None,
        known_codes: Known | None = None,
        *,
        forms: Forms = NO_FORMS,
        assist_idle: float = ASSIST_IDLE,
    ) -> None:
        works = availability or Availability()
        self._desk = Desk(catalogue, wilayah, clock, works, Settings(), known_codes or Known(), forms)
        self._coming: Catalogue | None = None  # published while somebody was here
        self._sitting = Sitting(no=0)
        self._serial = 1
        self._helping: Helping | None = None
        self._idle = idle.IdleTimer(assist_idle)
        self._closing = Closing()
        self._listening = False  # the reader listens for a slip on the attract page
        self._tiles_still_from = clock.monotonic()  # since when the attract page stands as it is

    @property
    def catalogue(self) -> Catalogue:
        """What the present visit is under, from its first page to its last."""
        return self._desk.catalogue

    @property
    def frame(self) -> Frame:
        """All that is on the glass now."""
        sitting, helper = self._sitting, self._desk.assisted_by
        return Frame(
            serial=self._serial,
            view=self._view,
            settings=self._desk.settings,
            progress=sitting.journey.progress if sitting.journey is not None else None,
            can_go_back=sitting.can_go_back,
            overlay=sitting.overlay,
            assisted_by=helper.label if helper is not None else "",
        )

    def handle(self, event: Event, serial: int | None = None) -> Effects:
        """What the machine shall do about `event`. `serial`: of the frame that was touched; None: the present one."""
        sitting, page, glass = self._sitting, self._sitting.page_mark(), self._sitting.mark()
        effects = self._touched(event, serial) if isinstance(event, Touch) else self._happened(event)
        if self._sitting is sitting:  # else the visit was ended already, and the next may be open
            effects = self._settle(effects)
        effects = (*effects, *self._see_to_power())
        self._renew()
        if self._sitting.page_mark() != page:
            self._still_here()
        changed = self._sitting.mark() != glass
        if changed:
            self._serial += 1
            effects = (*effects, *self._read_aloud())
        lively = changed or isinstance(event, Touch)
        return (*effects, *self._idle.pace(self._sitting, self._desk.settings, lively), *self._listen_for_slips())

    def assist(self, officer: str) -> Effects:
        """An officer of the desa came in at the door: one resident after the other, until they end it or are gone."""
        if self._closing.over:
            return ()
        self._helping = Helping(officer)
        return self._afresh(self._forget())

    def abandon(self) -> Effects:
        """Our own code failed in the middle of this visit: end it at once, even while paper moves, and wipe it. Who
        helped here comes in at the door once more."""
        self._helping = None
        return self._afresh(self._end())

    def _afresh(self, effects: Effects) -> Effects:
        self._serial += 1
        self._renew()
        return (*effects, *self._idle.pace(self._sitting, self._desk.settings, True), *self._listen_for_slips())

    # --- touches ----------------------------------------------------------------------------------------------------

    def _touched(self, touch: Touch, serial: int | None) -> Effects:
        """A touch made on a page already gone only tells that somebody is there."""
        if self._closing.over:
            return ()
        stale = serial is not None and serial != self._serial
        if isinstance(touch, BarPressed) and (not stale or touch.key in _SETTINGS_KEYS):
            return self._bar(touch.key)
        if self._sitting.overlay is not None or stale:
            self._still_here()
            return ()
        return self._on_page(touch)

    def _still_here(self) -> None:
        """Somebody touched, or the machine was not silent after all: the warning goes."""
        if isinstance(self._sitting.overlay, IdleWarning):
            self._sitting.overlay = None

    def _on_page(self, touch: Touch) -> Effects:
        sitting = self._sitting
        if isinstance(touch, Chosen) and touch.id == OFFICER.id and touchable(self._view, touch.id):
            return calling.begin(self._sitting, self._view)
        if sitting.journey is not None:
            return sitting.journey.handle(touch)
        if sitting.farewell:
            return self._forget() if touch == Chosen(DONE.id) else ()
        if isinstance(touch, Chosen) and touchable(self._view, touch.id) and self._tiles_stand_still():
            return self._begin_chosen(touch.id)
        return ()

    def _tiles_stand_still(self) -> bool:
        """False while a finger may still be on its way to where another tile stood before a notice came or went."""
        return self._desk.clock.monotonic() >= self._tiles_still_from

    def _begin_chosen(self, tile: str) -> Effects:
        return self._begin(JOURNEYS[tile](self._desk)) if tile in JOURNEYS else ()

    def _bar(self, key: BarKey) -> Effects:
        match key:
            case BarKey.BACK:
                return self._back()
            case BarKey.HELP:
                return self._help()
            case BarKey.LEAVE:
                return self._leave()
            case BarKey.GO_ON_LATER if self._can_be_left and isinstance(
                self._sitting.overlay, LeaveQuestion | IdleWarning
            ):
                return self._go_on_later()
            case BarKey.LEAVE_CONFIRMED if isinstance(self._sitting.overlay, LeaveQuestion):
                return self._leave(confirmed=True)
            case BarKey.STAY | BarKey.LEAVE_CONFIRMED | BarKey.GO_ON_LATER:
                self._sitting.overlay = None
                return ()
        return self._change_settings(key)

    def _change_settings(self, key: BarKey) -> Effects:
        self._still_here()
        before = self._desk.settings
        self._desk.settings = bar.changed(before, key)
        again = self._desk.settings.language is not before.language and self._is_aloud
        return bar.spoken(before, self._desk.settings) or ((SpeakPage(),) if again else ())

    def _back(self) -> Effects:
        sitting = self._sitting
        if sitting.overlay is not None:
            sitting.overlay = None
            return ()
        return sitting.journey.back() if sitting.can_go_back and sitting.journey is not None else ()

    def _help(self) -> Effects:
        page = self._sitting.journey.page if self._sitting.journey is not None else None
        card = say(page.help if page is not None else "visit.help.attract")
        self._sitting.overlay = HelpCard((card, say("visit.help.officer")))
        return ()

    def _leave(self, confirmed: bool = False) -> Effects:
        """Asked once. While paper moves, nobody leaves it behind; at the very end there is nothing to ask."""
        sitting = self._sitting
        if sitting.patience is Patience.PAPER_MOVES:
            sitting.overlay = HelpCard((say("visit.leave.wait"),))
            return ()
        if confirmed and sitting.journey is not None:
            return (*sitting.journey.thrown_away(), *self._end())
        if sitting.journey is None or sitting.patience in (Patience.PAPER_IN_HAND, Patience.BETWEEN_RESIDENTS):
            return self._end()
        sitting.overlay = LeaveQuestion(self._can_be_left)
        return ()

    @property
    def _can_be_left(self) -> bool:
        """Whether the journey may be kept for later, now that somebody wants to go."""
        journey = self._sitting.journey
        return journey is not None and journey.can_be_left and self._desk.availability.works("store")

    def _go_on_later(self) -> Effects:
        self._sitting.overlay = None
        return self._sitting.journey.leave() if self._sitting.journey is not None else ()

    # --- happenings -------------------------------------------------------------------------------------------------

    def _happened(self, event: Event) -> Effects:
        match event:
            case CatalogueChanged(catalogue=catalogue):
                self._coming = catalogue
                return ()
            case MachineChanged(availability=availability):
                self._desk.availability = availability
                self._tiles_still_from = self._desk.clock.monotonic() + PAGE_MOVED
            case OfficerTold():
                return calling.heard(self._sitting, event)
            case TimerFired(name=name):
                return self._timer(name)
            case CodeRead(text=text) if self._sitting.journey is None:
                closed = self._sitting.farewell or closed_by(Service.STATUS, self._desk.availability)
                self._listening = False  # one code was let through
                return () if closed else self._begin(CheckStatus(self._desk, shown=text))
        return self._sitting.journey.handle(event) if self._sitting.journey is not None else ()

    def _timer(self, name: str) -> Effects:
        match name:
            case "idle" if self._idle.fired():
                return self._nobody_there()
            case "countdown":
                return self._count_down()
            case "farewell" if self._sitting.farewell:
                return self._forget()
            case calling.TIMER:
                return calling.look(self._sitting, self._view)
            case "closing":
                self._closing.time_is_up()
        return ()

    def _nobody_there(self) -> Effects:
        if self._sitting.journey is None:
            return self._forget()
        self._sitting.overlay = IdleWarning(IDLE_WARNING, self._can_be_left)
        return (idle.TICK, Chime("still-here"))

    def _count_down(self) -> Effects:
        overlay = self._sitting.overlay
        if not isinstance(overlay, IdleWarning):
            return ()
        if overlay.seconds_left <= 1:
            return self._end()
        self._sitting.overlay = replace(overlay, seconds_left=overlay.seconds_left - 1)
        return (idle.TICK,)

    # --- beginning and end --------------------------------------------------------------------------------------------

    def _begin(self, journey: Journey) -> Effects:
        stopping: Effects = (StopListening(),) if self._listening else ()
        self._listening = False
        self._sitting.begin(journey)
        return (*stopping, *self._settle(journey.start()))

    def _settle(self, effects: Effects) -> Effects:
        """Let another journey take over where one asked for it, and end the visit where one is over."""
        journey = self._sitting.journey
        if journey is None:
            return effects
        if journey.successor is not None:
            return (*effects, *journey.close(), *self._begin(journey.successor))
        if Finish() in effects:
            return (*(each for each in effects if each != Finish()), *self._end())
        return effects

    def _end(self) -> Effects:
        """Wipe, then remind of papers that may lie on the glass, unless the last page did."""
        journey, patience = self._sitting.journey, self._sitting.patience
        if patience is Patience.BETWEEN_RESIDENTS:
            self._helping = None  # it is the officer who goes
        if journey is None:
            return self._forget()
        stopping = journey.close()
        if not journey.papers_on_glass or patience is Patience.PAPER_IN_HAND:
            return (*stopping, *self._forget())
        self._sitting = Sitting(no=self._sitting.no + 1, farewell=True)
        return (*stopping, Hush(), Finish(), Chime("take-papers"), StartTimer("farewell", FAREWELL))

    def _renew(self) -> None:
        """Between two visits, the newest catalogue is taken up."""
        sitting = self._sitting
        free = sitting.journey is None or sitting.patience is Patience.BETWEEN_RESIDENTS
        if self._coming is not None and free and not sitting.farewell:
            self._desk.catalogue, self._coming = self._coming, None

    def _forget(self) -> Effects:
        """A new sitting, eyes, ears and hands as they were: the next person finds nothing of this one."""
        wiped = self._sitting.journey is not None
        self._sitting = Sitting(no=self._sitting.no + 1)
        self._desk.settings, self._desk.assisted_by = Settings(), None
        return (Hush(), *((Finish(),) if wiped else ()), *self._wait_for_the_next())

    def _wait_for_the_next(self) -> Effects:
        """As long as an officer helps, their page is open instead of the attract page."""
        if self._helping is None or self._helping.over:
            self._helping = None
            return ()
        self._sitting.assisted = True
        return self._begin(Assist(self._desk, self._helping))

    def _see_to_power(self) -> Effects:
        """Close down, once the battery is nearly empty and nobody is just being given something."""
        waiting = self._closing.pace(self._desk.availability, self._sitting, self._view)
        if waiting is not None:
            return waiting
        journey, settings, self._helping = self._sitting.journey, self._desk.settings, None
        closing = (*(journey.close() if journey is not None else ()), *self._forget(), CloseDown())
        self._desk.settings = settings  # why it ends is said in the language of who stands here, aloud to who listens
        return closing

    # --- after every event --------------------------------------------------------------------------------------------

    @property
    def _view(self) -> View:
        if self._closing.over:
            return CLOSED
        journey = self._sitting.journey
        if journey is not None and journey.page is not None:
            return journey.page.view
        return _FAREWELL if self._sitting.farewell else attract_view(self._desk)

    def _read_aloud(self) -> Effects:
        """Who listens hears every new page."""
        return (SpeakPage(),) if self._desk.settings.listening or self._is_aloud else ()

    @property
    def _is_aloud(self) -> bool:
        page = self._sitting.journey.page if self._sitting.journey is not None else None
        return page is not None and page.aloud

    def _listen_for_slips(self) -> Effects:
        """On the attract page the reader listens: a slip shown there opens its status."""
        free = self._sitting.journey is None and not self._sitting.farewell
        wanted = free and closed_by(Service.STATUS, self._desk.availability) is None
        if wanted == self._listening:
            return ()
        self._listening = wanted
        return (ListenForCode(),) if wanted else (StopListening(),)
