"""The whole glass: progress at the top, the page, the bottom bar, and a card in front of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kivy.app import App
from kivy.core.window import Window
from kivy.uix.widget import Widget

from kiosk.events import BarKey, Knocked
from kiosk.views import (
    AttractView,
    BriefingView,
    BusyView,
    CameraView,
    ChoiceView,
    ColourView,
    CornersView,
    Frame,
    KeyboardView,
    KeypadView,
    MessageView,
    NumberView,
    OutOfOrderView,
    ReadCodeView,
    ReviewView,
    ScanView,
    StaffListView,
    StatusView,
    TouchGridView,
)
from screens.box import Box
from screens.page import Page
from screens.resident.attract import AttractScreen
from screens.resident.briefing import BriefingScreen
from screens.resident.busy import BusyScreen
from screens.resident.camera import CameraScreen
from screens.resident.choice import ChoiceScreen
from screens.resident.corners import CornersScreen
from screens.resident.keyboard import KeyboardScreen
from screens.resident.keypad import KeypadScreen
from screens.resident.message import MessageScreen
from screens.resident.number import NumberScreen
from screens.resident.out_of_order import OutOfOrderScreen
from screens.resident.read_code import ReadCodeScreen
from screens.resident.review import ReviewScreen
from screens.resident.scan import ScanScreen
from screens.resident.status import StatusScreen
from screens.technician.colour import ColourScreen
from screens.technician.staff_list import StaffListScreen
from screens.technician.touch_grid import TouchGridScreen
from screens.theme import Look
from screens.widgets.bar import BottomBar
from screens.widgets.overlay import Card
from screens.widgets.part import Part, rgba
from screens.widgets.plate import Touchable
from screens.widgets.progress import ProgressStrip
from screens.words import Words

SCREENS: dict[type, type[Page]] = {
    AttractView: AttractScreen,
    ChoiceView: ChoiceScreen,
    BriefingView: BriefingScreen,
    KeypadView: KeypadScreen,
    KeyboardView: KeyboardScreen,
    ScanView: ScanScreen,
    CameraView: CameraScreen,
    CornersView: CornersScreen,
    ReviewView: ReviewScreen,
    BusyView: BusyScreen,
    NumberView: NumberScreen,
    ReadCodeView: ReadCodeScreen,
    StatusView: StatusScreen,
    MessageView: MessageScreen,
    OutOfOrderView: OutOfOrderScreen,
    StaffListView: StaffListScreen,
    TouchGridView: TouchGridScreen,
    ColourView: ColourScreen,
}
QUIET_MM = 30.0  # the quiet corner at the upper left: on the front page, where the emblem is


@dataclass(frozen=True)
class Target:
    """Something on the glass that can be touched. Pixels from the upper left corner, as a mouse counts them."""

    touch_id: str
    x: float  # its centre
    y: float
    width: float
    height: float


class Glass(Widget):
    """Draws frames. Every screen is built once and kept; the one that leaves the glass forgets its words."""

    def __init__(self, look_of: Callable[[Frame], Look], words_of: Mapping[str, Words], **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._look_of, self._words_of = look_of, words_of
        self.screens = {view: screen() for view, screen in SCREENS.items()}
        self.bar, self.progress, self.card = BottomBar(), ProgressStrip(), Card()
        self.page: Page | None = None
        self.frame: Frame | None = None
        self.look: Look | None = None
        self.add_widget(self.bar)
        self.add_widget(self.progress)

    def show(self, frame: Frame) -> None:
        """Put this frame on the glass. Only what differs from the frame before is drawn again."""
        before, self.frame = self.frame, frame
        if before == frame:
            return
        look, words = self._look_of(frame), self._words_of[frame.settings.language]
        restyled = look != self.look or before is None or before.settings != frame.settings
        self.look = look
        if restyled:
            Window.clearcolor = rgba(look.palette.paper)  # cheaper than a rectangle as large as the glass
        if restyled or before is None or _bar_differs(before, frame):
            self.bar.show(frame, words)
            self.bar.place(look, Box(0, 0, look.width, self.bar.height_on(look)))
        if restyled or before is None or not self._follows(before, frame):
            self._show_page(look, frame, words)
        self._show_card(look, frame, words)

    def _follows(self, before: Frame, frame: Frame) -> bool:
        """Whether the page on the glass is right as it is, or takes over by itself what little moved on it."""
        if _above(before) != _above(frame) or type(before.view) is not type(frame.view):
            return False
        return before.view == frame.view or (self.page is not None and self.page.follow(before.view, frame.view))

    def _show_page(self, look: Look, frame: Frame, words: Words) -> None:
        screen = self.screens[type(frame.view)]
        if self.page is not screen:
            if self.page is not None:
                self.remove_widget(self.page)
                self.page.forget()
            self.page = screen
            self.add_widget(screen, index=len(self.children))
        self._offer_bar(not screen.whole_glass)
        if screen.whole_glass:
            screen.show(frame, words)
            screen.place(look, Box(0, 0, look.width, look.height))
            return
        self.progress.show(frame.progress, words, frame.assisted_by)
        top = look.height - look.margin
        strip = self.progress.height_on(look)
        self.progress.place(look, Box(look.margin, top - strip, look.width - 2 * look.margin, strip))
        floor = self.bar.height_on(look) + look.gap
        ceiling = top - strip - (look.gap if strip else 0)
        screen.show(frame, words)
        screen.place(look, Box(look.margin, floor, look.width - 2 * look.margin, ceiling - floor))

    def _offer_bar(self, offered: bool) -> None:
        for part in (self.bar, self.progress):
            if offered and part.parent is None:
                self.add_widget(part)
            elif not offered and part.parent is not None:
                self.remove_widget(part)

    def _show_card(self, look: Look, frame: Frame, words: Words) -> None:
        if frame.overlay is None:
            self.card.touch_id = ""
            if self.card.parent:
                self.remove_widget(self.card)
            return
        if self.card.parent is None:
            self.add_widget(self.card)
        self.card.show(frame.overlay, words)
        self.card.place(look, Box(0, 0, look.width, look.height))

    def on_touch_down(self, touch: object) -> bool:
        """A touch that means nothing to the page may be staff at the door (`kiosk.technician.knock`)."""
        taken = bool(super().on_touch_down(touch))
        if not taken and self._is_quiet_place(*touch.pos):  # type: ignore[attr-defined]
            hand = App.get_running_app().hand
            hand.report(Knocked(), hand.serial)
        return taken

    def _is_quiet_place(self, x: float, y: float) -> bool:
        """The upper left corner, and, for a low reach, "Kembali" where there is nothing to go back to."""
        if self.look is None or self.card.parent is not None:
            return False
        corner = self.look.mm(QUIET_MM)
        back = self.bar.keys[BarKey.BACK]
        return (x <= corner and y >= self.look.height - corner) or bool(back.shown and back.collide_point(x, y))

    def targets(self) -> list[Target]:
        """Everything that a finger could press now: with a card in front, only what is on the card."""
        roots: list[Part] = [self.card] if self.card.parent else [self.page, *self._bars()] if self.page else []
        found = [part for root in roots for part in root.parts() if isinstance(part, Touchable) and part.touchable]
        return [self._target(part) for part in found]

    def _bars(self) -> list[Part]:
        return [self.bar] if self.bar.parent else []

    def _target(self, part: Touchable) -> Target:
        height = self.look.height if self.look else 0
        return Target(part.touch_id, part.center_x, height - part.center_y, part.width, part.height)


def _above(frame: Frame) -> object:
    """What stands above the page."""
    return frame.progress, frame.assisted_by


def _bar_differs(before: Frame, frame: Frame) -> bool:
    away, was_away = (isinstance(each.view, AttractView | OutOfOrderView) for each in (frame, before))
    return (before.can_go_back, before.staff, was_away) != (frame.can_go_back, frame.staff, away)
