"""What technicians' pages have in common: lists that are touched, messages, work that is waited for, a look around."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from kiosk import durations
from kiosk.effects import StartTimer, StopTimer
from kiosk.events import Chosen, Event, MachineChanged, TimerFired, WorkshopSays
from kiosk.journeys.page import Effects, Page, Patience, Way
from kiosk.say import Text, say
from kiosk.technician.asks import Answer, Around, Broke, LookAround
from kiosk.technician.session import Session, ask
from kiosk.views import BusyView, Button, Emphasis, MessageView, StaffListView, Tone, View

LOOK = "staff-look"
OK = Button("ok", say("technician.ok"), "check", Emphasis.PRIMARY)
ON = Button("next", say("technician.next"), "arrow_forward", Emphasis.PRIMARY)


def things(view: View) -> tuple[str, ...]:
    """What can be touched on `view`."""
    buttons = tuple(button.id for button in getattr(view, "buttons", ()) if button.enabled)
    rows = tuple(row.id for row in view.rows if row.id) if isinstance(view, StaffListView) else ()
    return (*buttons, *rows)


class StaffPage(Page):
    """A view that may change while it stands, and where its touches lead."""

    def __init__(self, view: Callable[[], View], ways: Mapping[str, Way] | Callable[[str], Effects]) -> None:
        self._view, self._ways = view, ways

    @property
    def view(self) -> View:
        return self._view()

    @property
    def stage(self) -> Hashable:
        """Rows that came, went or changed places make it another page to a finger on its way."""
        return things(self.view)

    def handle(self, event: Event) -> Effects:
        if isinstance(event, Chosen) and event.id in things(self.view):
            return self._chosen(event.id)
        return ()

    def _chosen(self, thing: str) -> Effects:
        return self._ways(thing) if callable(self._ways) else self._ways.get(thing, _nothing)()


class LookingPage(StaffPage):
    """A page about the machine as it is now: looks again every two seconds, and at once when something changed."""

    def __init__(
        self,
        session: Session,
        view: Callable[[Around], View],
        ways: Mapping[str, Way] | Callable[[str], Effects],
        seen: Callable[[Around], Effects] = lambda _around: (),
    ) -> None:
        """`seen` hears of every look: it may open another page."""
        super().__init__(lambda: view(session.around) if session.around is not None else _LOOKING, ways)
        self._seen = seen
        self._waits = False

    def open(self) -> Effects:
        return self._look()

    def close(self) -> Effects:
        return (StopTimer(LOOK),)

    def handle(self, event: Event) -> Effects:
        match event:
            case TimerFired(name="staff-look") | MachineChanged():
                return () if self._waits else self._look()
            case WorkshopSays(answer=Around() as around):
                self._waits = False
                return (StartTimer(LOOK, durations.STAFF_LOOK), *self._seen(around))
            case WorkshopSays(answer=Broke()):
                self._waits = False
                return (StartTimer(LOOK, durations.STAFF_LOOK),)
        return super().handle(event)

    def _look(self) -> Effects:
        self._waits = True
        return ask(LookAround())


class WorkPage(Page):
    """The machine works: asks as it opens, and goes on with the answers it waits for."""

    def __init__(self, view: Callable[[], View], asking: Effects, answered: Callable[[Answer], Effects]) -> None:
        self._view, self._asking, self._answered = view, asking, answered

    @property
    def view(self) -> View:
        return self._view()

    @property
    def patience(self) -> Patience:
        return Patience.MACHINE_WORKS

    def open(self) -> Effects:
        return self._asking

    def handle(self, event: Event) -> Effects:
        return self._answered(event.answer) if isinstance(event, WorkshopSays) else ()


def busy(title: Text, body: Text | None = None) -> Callable[[], View]:
    view = BusyView(title, body)
    return lambda: view


def message(
    name: str, words: tuple[Text, Text], ways: Mapping[Button, Way], tone: Tone = Tone.INFO, picture: str = "info"
) -> Page:
    """Title and body, and a way on for each button."""
    view = MessageView(f"staff-{name}", tone, words[0], words[1], picture, tuple(ways))
    return StaffPage(lambda: view, {button.id: way for button, way in ways.items()})


_LOOKING = BusyView(say("technician.looking"))


def _nothing() -> Effects:
    return ()
