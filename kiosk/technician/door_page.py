"""The PIN: six digits, never shown, never kept in a view; and what stands there when no PIN helps now."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from kiosk.events import Chosen, Erased, Event, Typed, WorkshopSays
from kiosk.journeys.page import Effects, Page
from kiosk.say import Text, Verbatim, say
from kiosk.technician.asks import Broke, CheckPin, LookAtPins, PinChecked, PinRole, PinVerdict
from kiosk.technician.session import Session, ask
from kiosk.views import Button, Emphasis, KeypadView, MessageView, Tone, View

LENGTH = 6
_LEAVE = Button("leave", say("technician.leave"), "logout", Emphasis.PRIMARY)
_DIGIT_SHOWN = "•"


class DoorPage(Page):
    """Asks for the PIN; `welcome` goes on once it was right."""

    def __init__(self, session: Session, welcome: Callable[[], Effects]) -> None:
        self._session, self._welcome = session, welcome
        self._digits = ""
        self._checking = False
        self._error: Text | None = None
        self._closed: MessageView | None = None

    @property
    def view(self) -> View:
        if self._closed is not None:
            return self._closed
        return KeypadView(
            "staff-pin",
            say("technician.pin.title"),
            _DIGIT_SHOWN * len(self._digits),
            LENGTH,
            hint=say("technician.pin.hint"),
            error=self._error,
            buttons=(Button("leave", say("technician.leave"), "logout"),),
        )

    @property
    def stage(self) -> Hashable:
        return self._closed is not None

    def open(self) -> Effects:
        return ask(LookAtPins())

    def handle(self, event: Event) -> Effects:
        match event:
            case Chosen(id="leave"):
                return self._session.leave()
            case WorkshopSays(answer=PinChecked() as checked):
                return self._checked(checked)
            case WorkshopSays(answer=Broke()):
                return self._again(say("technician.pin.broke"))
            case Typed(char=char) if self._closed is None:
                return self._typed(char)
            case Erased() if not self._checking:
                self._digits = self._digits[:-1]
        return ()

    def _typed(self, char: str) -> Effects:
        if not (char.isascii() and char.isdigit()) or len(self._digits) == LENGTH:
            return ()
        self._digits, self._error = self._digits + char, None
        if len(self._digits) < LENGTH:
            return ()
        self._checking = True
        return ask(CheckPin(self._digits))

    def _checked(self, checked: PinChecked) -> Effects:
        match checked.verdict:
            case PinVerdict.RIGHT if checked.role is PinRole.HELPER:
                return self._session.goes_to_residents(checked.who)
            case PinVerdict.RIGHT:
                return (*self._session.sign_in(checked.who), *self._welcome())
            case PinVerdict.WRONG:
                return self._again(say("technician.pin.wrong", tries=checked.tries_left))
            case PinVerdict.WAIT:
                self._closed = _shut("locked", "lock", minutes=max(1, -(-checked.wait_s // 60)))
            case PinVerdict.NONE_SET:
                self._closed = _shut("no-pin", "info", command=Verbatim("anjungan pin set"))
        return ()

    def _again(self, error: Text) -> Effects:
        self._digits, self._checking, self._error = "", False, error
        return ()


def _shut(name: str, picture: str, **places: Text | int) -> MessageView:
    key = f"technician.{name.replace('-', '_')}"
    words = say(f"{key}.title"), say(f"{key}.body", **places)
    return MessageView(f"staff-{name}", Tone.INFO, *words, picture, (_LEAVE,))
