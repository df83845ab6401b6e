"""A page: parts in slots, from the words that tell to the things that can be touched.

Portrait, from the top:   head, figure, tail, pad, foot, buttons.
"Jangkauan rendah":       pad and buttons under the reach line, everything else above it.
Landscape:                at the left what tells (head, figure, tail, foot), at the right what is touched (pad,
                          buttons). A page without a pad shows its figure at the left, words and buttons at the right.
When the words do not fit in the chosen text scale, this page takes the next smaller one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from kiosk.views import Frame
from screens.box import Box, Span, share
from screens.theme import Look
from screens.widgets.part import Part
from screens.words import Words

TELLING = ("head", "figure", "tail", "foot")
DOING = ("pad", "buttons")
TALL_ORDER = ("head", "figure", "tail", "pad", "foot", "buttons")
TALL = ("head", "figure", "tail", "foot", "pad", "buttons")
GAP_PX = 26.0


class Page(Part):
    """The base of every screen. Its kv file lists the parts, its `fill` gives them this view's words."""

    frame = ObjectProperty(None, allownone=True)
    whole_glass = False  # True: drawn up to the bezel, without the bottom bar

    def __init__(self, **kwargs: object) -> None:
        self._all: list[Part] = []
        super().__init__(**kwargs)
        self.low_reach = False
        self.kept_scale = True  # False: drawn in a smaller text scale than the resident chose
        self.overflows = False  # True: does not even fit in the smallest; a test's business, never a resident's

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        super().add_widget(widget, *args, **kwargs)
        if widget not in self._all:
            self._all.append(widget)

    def show(self, frame: Frame, words: Words) -> None:
        """Take the words and pictures of this frame's view; `place` draws them."""
        same_page = self.frame is not None and _same_page(self.frame.view, frame.view)
        self.low_reach = frame.settings.low_reach
        self.fill(frame.view, words, turned=not same_page)
        self.frame = frame

    def fill(self, view: Any, words: Words, *, turned: bool) -> None:
        """Give each part its words. `turned` when another page was open before."""
        raise NotImplementedError

    def follow(self, before: Any, view: Any) -> bool:
        """Take over what differs between these two views of the open page without laying it out anew; False when this
        page cannot."""
        return False

    def span(self, look: Look, width: float) -> Span:
        return Span.fixed(0)

    def forget(self) -> None:
        for part in self._all:
            part.forget()
        self.frame = None

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._attach()
        self.overflows = False
        fitting: Look | None = look
        while fitting and not self._arrange(fitting, box):
            fitting = fitting.smaller()
        self.kept_scale = fitting == look
        if fitting is None:
            self.overflows = True
            self._squeeze(look, box)

    def _attach(self) -> None:
        for part in self._all:
            if part.shown and part.parent is None:
                super().add_widget(part)
            elif not part.shown and part.parent is not None:
                self.remove_widget(part)

    def _in(self, look: Look, slots: Sequence[str]) -> list[Part]:
        """The shown parts of these slots, in the slots' order."""
        here = [part for part in self._all if part.shown]
        return [part for slot in slots for part in here if _slot(part, look) == slot]

    def _arrange(self, look: Look, box: Box) -> bool:
        """Draw in this text scale; False when it does not fit."""
        if look.wide:
            return self._arrange_wide(look, box)
        if look.low_reach:
            telling, doing = self._in(look, TELLING), self._in(look, DOING)
            lower = box.lower(min(_glad(look, doing, box.width), min(box.top, look.reach) - box.y))
            floor = lower.top + look.px(GAP_PX)
            upper = Box(box.x, floor, box.width, box.top - floor)
            return _stack(look, telling, upper) and _stack(look, doing, lower, low=True)
        return _stack(look, self._in(look, TALL_ORDER), box, split=self._split(look))

    def _split(self, look: Look) -> int:
        """How many parts stay at the top; what is below them rests on the bottom bar."""
        parts = self._in(look, TALL_ORDER)
        return next((place for place, part in enumerate(parts) if part.sinks), len(parts))

    def _arrange_wide(self, look: Look, box: Box) -> bool:
        left, right = wide_halves(look, box)
        pad = self._in(look, ("pad",))
        limited = look.low_reach and any(part.touched for part in pad)
        ceiling = min(right.top, look.reach) if limited else right.top
        hands = Box(right.x, right.y, right.width, ceiling - right.y)
        if pad:
            doing = [*pad, *self._in(look, ("buttons",))]
            low = limited or pad[-1].sinks
            return _stack(look, self._in(look, TELLING), left) and _stack(look, doing, hands, split=len(pad), low=low)
        figure, buttons = self._in(look, ("figure",)), self._in(look, ("buttons",))
        words = self._in(look, ("head", "tail", "foot"))
        if not figure:
            left, right = right, left
            return _stack(look, words, right) and _stack(
                look, buttons, Box(left.x, box.y, left.width, hands.height), low=True
            )
        if look.low_reach and buttons:
            return self._low_wide(look, (left, right, hands), words, buttons)
        return _stack(look, figure, left) and _stack(look, [*words, *buttons], right, split=len(words))

    def _low_wide(self, look: Look, boxes: tuple[Box, Box, Box], words: list[Part], buttons: list[Part]) -> bool:
        left, right, _ = boxes
        return _stack(look, self._in(look, ("figure",)), left) and _stack(
            look, [*words, *buttons], right, split=len(words)
        )

    def _squeeze(self, look: Look, box: Box) -> None:
        """Last resort: everything at its least, from the top, whatever it covers."""
        smallest = look
        while (smaller := smallest.smaller()) is not None:
            smallest = smaller
        top = box.top
        for part in self._in(smallest, TALL_ORDER):
            height = part.span(smallest, box.width).least
            part.place(smallest, Box(box.x, top - height, box.width, height))
            top -= height + smallest.gap


def wide_halves(look: Look, box: Box) -> tuple[Box, Box]:
    """A landscape page's left and right; the right one is as wide as a whole portrait page, so keys stay alike."""
    between = look.px(56)
    right = min(look.px(1000), box.width * 0.56)
    left = Box(box.x, box.y, box.width - right - between, box.height)
    return left, Box(box.right - right, box.y, right, box.height)


def _glad(look: Look, parts: list[Part], width: float) -> float:
    """The height that these parts would gladly have together."""
    return sum(part.span(look, width).glad for part in parts) + look.px(GAP_PX) * max(0, len(parts) - 1)


def _slot(part: Part, look: Look) -> str:
    return (part.wide_slot if look.wide else "") or part.slot


def _stack(look: Look, parts: list[Part], box: Box, *, split: int | None = None, low: bool = False) -> bool:
    """Put `parts` above each other into `box`; False when they do not fit. Room that nobody wants stays below the
    first `split` parts (default: below all), or above all of them when `low`."""
    gap = look.px(GAP_PX)
    heights = share([part.span(look, box.width) for part in parts], box.height - gap * max(0, len(parts) - 1))
    if heights is None:
        return False
    spare = box.height - sum(heights) - gap * max(0, len(parts) - 1)
    low = low or split == 0
    top = box.top - (max(0.0, spare) if low else 0.0)
    for number, (part, height) in enumerate(zip(parts, heights, strict=True), 1):
        part.place(look, Box(box.x, top - height, box.width, height))
        top -= height + gap
        if number == split and number < len(parts) and not low:
            top -= max(0.0, spare)
    return True


def _same_page(one: object, other: object) -> bool:
    """True when a list that was turned to its second page should stay there."""
    mark = ("name", "title", "requirement", "number")
    return type(one) is type(other) and all(getattr(one, each, None) == getattr(other, each, None) for each in mark)
