"""Having a card read instead of typing: lay it down, wait, and look at every field. Nothing of the picture is kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from enum import Enum, auto
from functools import partial

from adminduk.catalogue.model import FieldId
from hardware.device import Fault
from kiosk.effects import CancelCapture, ReadCard
from kiosk.events import CaptureFailed, CardKind, CardRead, Chosen, Event, SheetScanned
from kiosk.journeys.desk import Desk
from kiosk.journeys.draft import Draft
from kiosk.journeys.page import Effects, Page, Patience, Way, touchable
from kiosk.journeys.pictures import picture_of
from kiosk.journeys.taking import Taker
from kiosk.say import Text, say
from kiosk.views import BusyView, Button, Emphasis, MessageView, Tone, View

_CANCELLED = "scanner.cancelled"
_TYPE = Button("type", say("card.type"), "keyboard")
_SCAN = Button("scan", say("card.scan"), "scanner", Emphasis.PRIMARY)
_AGAIN = Button("scan", say("visit.retry"), "refresh", Emphasis.PRIMARY)
_STOP = Button("stop", say("file.scan.stop"), "close")

# Which card tells a field. Its page offers to have the card read.
_TOLD_BY = {FieldId.NIK: CardKind.KTP, FieldId.NOMOR_KK: CardKind.KK}


def offer(desk: Desk, field: FieldId, read: Callable[[CardKind], Effects]) -> tuple[Button, Way] | None:
    """The button that leads here from the page of `field`; None where no card tells it, or none can be read now."""
    kind = _TOLD_BY.get(field)
    if kind is None or not (desk.availability.reads_cards and desk.availability.works("scanner")):
        return None
    return Button("read-card", say(f"card.{kind.value}.offer"), "id_card"), partial(read, kind)


class _Stage(Enum):
    WAITING = auto()  # lay the card down
    SCANNING = auto()
    READING = auto()
    FAILED = auto()


_WORKING = (_Stage.SCANNING, _Stage.READING)


class CardPage(Page):
    """Leaves for the page it came from: with what was read, or with empty hands and "ketik saja"."""

    help = "visit.help.scan"

    def __init__(self, kind: CardKind, draft: Draft, leave: Way) -> None:
        self._kind, self._draft, self._leave = kind, draft, leave
        self._stage = _Stage.WAITING
        self._problem: Text = say("card.unreadable")
        self._picture = "card"

    @property
    def stage(self) -> Hashable:
        return self._stage

    @property
    def patience(self) -> Patience:
        return Patience.MACHINE_WORKS if self._stage in _WORKING else Patience.ORDINARY

    @property
    def view(self) -> View:
        key = f"card.{self._kind.value}"
        picture = "card" if self._kind is CardKind.KTP else "place-a4"
        match self._stage:
            case _Stage.SCANNING:
                return BusyView(say("card.scanning.title"), say("card.scanning.body"), "scanning", (_STOP,))
            case _Stage.READING:
                return BusyView(say(f"{key}.reading"), say("card.reading.body"), "wait", (_STOP,))
            case _Stage.FAILED:
                title = say(f"{key}.failed")
                return MessageView("card-failed", Tone.SORRY, title, self._problem, self._picture, (_TYPE, _AGAIN))
        return MessageView("card", Tone.INFO, say(f"{key}.title"), say(f"{key}.place"), picture, (_TYPE, _SCAN))

    def close(self) -> Effects:
        return (CancelCapture(),) if self._stage in _WORKING else ()

    def handle(self, event: Event) -> Effects:
        if isinstance(event, Chosen):
            return self._touched(event.id) if touchable(self.view, event.id) else ()
        return self._machine_says(event) if self._stage in _WORKING else ()

    def _touched(self, button: str) -> Effects:
        match button:
            case "scan":
                self._stage = _Stage.SCANNING
                self._draft.papers.lies_on = Taker.SCANNER
                return (ReadCard(self._kind),)
            case "stop":
                self._stage = _Stage.WAITING
                return (CancelCapture(),)
        return self._leave()

    def _machine_says(self, event: Event) -> Effects:
        match event:
            case SheetScanned():
                self._stage = _Stage.READING
            case CardRead(fields=()):
                self._failed(say("card.unreadable"), "card")
            case CardRead():
                self._stage = _Stage.WAITING
                self._draft.take_over(event)
                return self._leave()
            case CaptureFailed(fault=fault) if fault.code == _CANCELLED:
                self._stage = _Stage.WAITING
            case CaptureFailed(fault=fault):
                self._failed(*_said(fault))
        return ()

    def _failed(self, problem: Text, picture: str) -> None:
        self._stage, self._problem, self._picture = _Stage.FAILED, problem, picture


def _said(fault: Fault) -> tuple[Text, str]:
    """What the resident is told of `fault`, with its picture. Of one in the reading itself, only that it failed."""
    if fault.code.startswith(("scanner.", "device.")):
        return say(fault.resident), picture_of(fault, "scanner")
    return say("card.gave_up"), "sorry"
