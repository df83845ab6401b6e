"""What "Dengarkan" reads aloud of a page: its words in the order of reading, never private ones. No Kivy here."""

from __future__ import annotations

from collections.abc import Iterator

from assets.sentences import Sentences
from kiosk.say import Say, Text, say
from kiosk.views import (
    AttractView,
    BriefingView,
    BusyView,
    Button,
    ChoiceView,
    Frame,
    HelpCard,
    IdleWarning,
    KeyboardView,
    KeypadView,
    MessageView,
    NumberView,
    Overlay,
    Point,
    ReadCodeView,
    ReviewView,
    ScanView,
    StatusView,
    Tile,
    View,
)
from screens.words import is_private, words


def spoken_lines(frame: Frame, sentences: Sentences) -> list[str]:
    """The lines to speak, one breath each. With a card in front of the page, the card alone. Numbers and codes that
    only concern the resident stay unspoken: the next in the queue listens too."""
    said = words(sentences)
    texts = _card(frame.overlay) if frame.overlay is not None else [*_step(frame), *_page(frame.view)]
    lines = (said.of(text) for text in texts if text is not None and not is_private(text))
    return [line for line in lines if line]


def card_words(overlay: Overlay) -> tuple[Text, ...]:
    """The title of a card, then its lines."""
    if isinstance(overlay, IdleWarning):
        return say("overlay.idle.title"), say("overlay.idle.body", seconds=overlay.seconds_left)
    if isinstance(overlay, HelpCard):
        return say("overlay.help.title"), *overlay.lines
    return say("overlay.leave.title"), say("overlay.leave.body")


def _card(overlay: Overlay) -> list[Text | None]:
    choices: dict[type, tuple[Say, ...]] = {
        IdleWarning: (say("overlay.stay"),),
        HelpCard: (say("overlay.close"),),
    }
    return [*card_words(overlay), *choices.get(type(overlay), (say("overlay.leave.yes"), say("overlay.leave.no")))]


def _step(frame: Frame) -> Iterator[Text]:
    if frame.progress is not None:
        yield say("chrome.step", step=frame.progress.step, total=frame.progress.total)


def _page(view: View) -> list[Text | None]:
    match view:
        case AttractView():
            return [say("attract.invitation"), *view.notices, *_tiles(view.tiles)]
        case ChoiceView():
            return [view.title, view.hint, *_tiles(view.tiles)]
        case BriefingView():
            needs = [say("briefing.needs"), *_points(view.needs)] if view.needs else []
            return [view.title, *_points(view.facts), *needs, *_buttons(view.buttons)]
        case KeypadView() | KeyboardView():
            return [view.title, view.hint, view.error, view.warning, *_buttons(view.buttons)]
        case ReviewView():
            rows = [text for row in view.rows if not is_private(row.value) for text in (row.label, row.value)]
            return [view.title, *rows, view.declaration, *_buttons(view.buttons)]
        case _:
            return _situation(view)


def _situation(
    view: ScanView | BusyView | NumberView | ReadCodeView | StatusView | MessageView,
) -> list[Text | None]:
    match view:
        case ScanView():
            return [view.document, view.body, *_buttons(view.buttons)]
        case BusyView():
            return [view.title, view.body, *_buttons(view.buttons)]
        case NumberView():
            return [view.title, view.warning, view.body, *_buttons(view.buttons)]
        case ReadCodeView():
            return [view.title, view.body, view.error, *_buttons(view.buttons)]
        case StatusView():
            return [view.service, view.title, view.body, *_points(view.notes), *_buttons(view.buttons)]
        case MessageView():
            return [view.title, view.body, view.detail, *_buttons(view.buttons)]


def _tiles(tiles: tuple[Tile, ...]) -> list[Text | None]:
    return [text for tile in tiles for text in (tile.label, tile.note)]


def _points(points: tuple[Point, ...]) -> list[Text | None]:
    return [text for point in points for text in (point.label, point.note)]


def _buttons(buttons: tuple[Button, ...]) -> list[Text | None]:
    return [button.label for button in buttons if button.enabled]
