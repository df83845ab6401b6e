"""What the voice reads of a page: the words that are on it, in the order they are looked at, nothing private."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from adminduk.localised import Localised
from kiosk.say import Say, Text, Verbatim, say
from kiosk.views import Button, Frame, HelpCard, IdleWarning, LeaveQuestion, NumberView, ReviewRow
from kiosk.wording import Wording

_STOPS = (".", "?", "!", ":", ";", ",")


def read_page(frame: Frame, wording: Wording) -> tuple[str, ...]:
    """The sentences of `frame` for the voice. Text that is private, or says something private, is left out whole.

    An overlay covers the page, so only the overlay is read.
    """
    texts = _of_overlay(frame) if frame.overlay is not None else _of_page(frame)
    return tuple(_ended(wording.of(text)) for text in texts if not is_private(text))


def is_private(text: Text) -> bool:
    """Whether `text`, or anything that stands in its places, is nobody else's business."""
    match text:
        case Verbatim(private=private):
            return private
        case Say(params=params):
            return any(not isinstance(value, int) and is_private(value) for _, value in params)
    return False


def _of_overlay(frame: Frame) -> Iterator[Text]:
    match frame.overlay:
        case HelpCard(lines=lines):
            yield from lines
        case IdleWarning(seconds_left=seconds):
            yield say("overlay.idle.title")
            yield say("overlay.idle.body", seconds=seconds)
        case LeaveQuestion():
            yield say("overlay.leave.title")
            yield say("overlay.leave.body")


def _of_page(frame: Frame) -> Iterator[Text]:
    """Every text of the view; what can be touched and is switched off is not offered."""
    view = frame.view
    if isinstance(view, NumberView):
        yield view.title
        if view.number:  # a draft has none
            yield Verbatim(view.number)  # on no other page: people write it down while they hear it
    for part in fields(view):
        if not (isinstance(view, NumberView) and part.name == "title"):
            yield from _texts(getattr(view, part.name))


def _texts(value: object) -> Iterator[Text]:
    match value:
        case Say() | Localised() | Verbatim():
            yield value
        case Button(enabled=False):
            return
        case ReviewRow(value=text) if is_private(text):
            return  # the label alone would say that something is hidden, and not what
        case tuple():
            for each in value:
                yield from _texts(each)
        case _ if is_dataclass(value):
            for part in fields(value):
                yield from _texts(getattr(value, part.name))


def _ended(sentence: str) -> str:
    """With a stop at its end, so that the voice takes a breath before the next."""
    return sentence if sentence.endswith(_STOPS) else f"{sentence}."
