"""A visit as a script: what the resident touches, what happens, and which page is then open.

    at = Kiosk()
    at.touch("file", "service")
    at.touch("kk", "reason")
    at.type("9999990101900001")

Every touch is made on something that is really on the page, and every page on the way is checked: each of its
sentences exists in all three languages, and its pictures and icons can be drawn.
"""

from __future__ import annotations

import functools
from dataclasses import fields, is_dataclass

import assets
from adminduk.catalogue.loader import load_catalogue, load_catalogues
from adminduk.catalogue.model import Catalogue
from adminduk.forms.loader import Forms, load_forms
from adminduk.forms.shelf import NO_FORMS
from adminduk.localised import Language, Localised
from adminduk.wilayah import Wilayah
from kiosk.availability import Availability
from kiosk.effects import Effect, StartTimer, StopTimer
from kiosk.events import BarKey, BarPressed, Chosen, Erased, Event, TimerFired, Typed
from kiosk.journeys.page import things, touchable
from kiosk.journeys.pictures import PICTURES
from kiosk.say import Say, Verbatim
from kiosk.views import Frame, KeyboardView, KeypadView, ReviewView, View
from kiosk.visit import Visit
from kiosk.wording import Wording, wording
from tests.kiosk.fake_clock import FakeClock


@functools.cache
def regions() -> Wilayah:
    return Wilayah.load(assets.path("wilayah", "wilayah.csv.gz"))


@functools.cache
def jogoroto() -> Catalogue:
    return load_catalogue(assets.path("catalogue", "jogoroto"))


@functools.cache
def all_forms() -> Forms:
    """The shipped forms of the law."""
    return load_forms(assets.path("forms"), assets.path("codes"))


@functools.cache
def words(language: Language) -> Wording:
    return wording(language)


@functools.cache
def icons() -> frozenset[str]:
    """What the icon font holds, and what the catalogues ask for (whether the font has that is the screens' test)."""
    drawn = assets.path("icons", "names.txt").read_text(encoding="utf-8").split()
    services = [service for catalogue in load_catalogues(assets.path("catalogue")) for service in catalogue.services]
    asked = [each.icon for service in services for each in (service, *service.reasons)]
    options = [option.icon for service in services for question in service.questions for option in question.options]
    return frozenset([*drawn, *asked, *options])


class Kiosk:
    """The visit with a resident in front of it. `asked` holds every effect so far, `timers` those that run."""

    def __init__(
        self, availability: Availability | None = None, catalogue: Catalogue | None = None, forms: Forms = NO_FORMS
    ) -> None:
        """`forms`: those that can be filled in; without them every form comes on paper."""
        self.clock = FakeClock()
        self.visit = Visit(catalogue or jogoroto(), regions(), self.clock, availability, forms=forms)
        self.asked: list[Effect] = []
        self.timers: dict[str, float] = {}
        self.touches = 0

    @property
    def frame(self) -> Frame:
        return self.visit.frame

    @property
    def view(self) -> View:
        return self.frame.view

    @property
    def page(self) -> str:
        """The open page in a word or two: "service", "scan kk waiting", "number asking"."""
        return name_of(self.view)

    def touch(self, thing: str, then: str = "") -> tuple[Effect, ...]:
        """Touch a tile, button or line that is on the page; `then` is the page that must be open afterwards."""
        assert can_touch(self.view, thing), f"{thing!r} cannot be touched on {self.page!r}: {self.view}"
        self.touches += 1
        return self._handle(Chosen(thing), then)

    def type(self, text: str, then: str = "") -> None:
        """Type on the open page, key by key. Typing is not counted as touching."""
        for char in text:
            self._handle(Typed(char), then)

    def erase(self, times: int = 1) -> None:
        for _ in range(times):
            self._handle(Erased(), "")

    def bar(self, key: BarKey, then: str = "") -> tuple[Effect, ...]:
        self.touches += 1
        return self._handle(BarPressed(key), then)

    def happens(self, event: Event, then: str = "") -> tuple[Effect, ...]:
        """Something that no finger did: a scan, an answer of the office, a timer."""
        return self._handle(event, then)

    def officer_comes(self, label: str) -> None:
        """An officer of the desa came in at the door (`kiosk.technician.door`), whoever was here before."""
        for effects in (self.visit.abandon(), self.visit.abandon(), self.visit.assist(label)):
            self._note(effects)
        check_frame(self.frame)

    def nobody_touches(self) -> None:
        """The resident walks off: the idle timer fires and the countdown runs out."""
        self.happens(TimerFired("idle"))
        while "countdown" in self.timers:
            self.timers.pop("countdown")
            self.happens(TimerFired("countdown"))

    def last(self, kind: type[Effect]) -> Effect:
        """The newest effect of `kind`."""
        found = [each for each in self.asked if isinstance(each, kind)]
        assert found, f"nobody asked for {kind.__name__}"
        return found[-1]

    def buttons(self) -> list[str]:
        return [button.id for button in getattr(self.view, "buttons", ())]

    def _handle(self, event: Event, then: str) -> tuple[Effect, ...]:
        effects = self.visit.handle(event, self.frame.serial)
        self._note(effects)
        check_frame(self.frame)
        if then:
            assert self.page == then, f"{event} opened {self.page!r}, not {then!r}: {self.view}"
        return effects

    def _note(self, effects: tuple[Effect, ...]) -> None:
        self.asked.extend(effects)
        for effect in effects:
            if isinstance(effect, StartTimer):
                self.timers[effect.name] = effect.seconds
            if isinstance(effect, StopTimer):
                self.timers.pop(effect.name, None)


def name_of(view: View) -> str:
    """A page in a word or two."""
    kind = type(view).__name__.removesuffix("View").lower()
    name = getattr(view, "name", "")
    requirement = getattr(view, "requirement", "")
    stage = getattr(view, "stage", "")
    if name:
        return name
    return " ".join(part for part in (kind, requirement, str(stage)) if part)


def can_touch(view: View, thing: str) -> bool:
    """Whether a finger can touch `thing` on `view`."""
    if isinstance(view, ReviewView) and thing.startswith("edit:"):
        return any(f"edit:{row.id}" == thing for row in view.rows if row.id)
    return any(each.id == thing for each in things(view)) and touchable(view, thing)


def ways_on(view: View) -> list[str]:
    """Everything that can be touched on `view`, keys aside."""
    rows = [f"edit:{row.id}" for row in getattr(view, "rows", ()) if row.id]
    return [each.id for each in things(view) if each.enabled] + rows


def has_keys(view: View) -> bool:
    return isinstance(view, KeypadView | KeyboardView)


def check_frame(frame: Frame) -> None:
    """Every sentence of the frame can be said in all languages; every picture and icon can be drawn."""
    for text in texts_of(frame):
        for language in Language:
            assert words(language).of(text).strip() or isinstance(text, Verbatim), text
    for thing in things(frame.view):
        assert thing.icon in icons(), f"no icon {thing.icon!r}"
    for point in (
        *getattr(frame.view, "needs", ()),
        *getattr(frame.view, "facts", ()),
        *getattr(frame.view, "notes", ()),
    ):
        assert point.icon in icons(), f"no icon {point.icon!r}"
    picture = getattr(frame.view, "picture", None)
    assert picture is None or picture in PICTURES, f"no picture {picture!r}"


def texts_of(value: object) -> list[Say | Localised | Verbatim]:
    """All texts inside a frame, nested ones included."""
    if isinstance(value, Say):
        return [value, *(each for _, inner in value.params for each in texts_of(inner))]
    if isinstance(value, Localised | Verbatim):
        return [value]
    if isinstance(value, tuple):
        return [each for inner in value for each in texts_of(inner)]
    if is_dataclass(value) and not isinstance(value, type):
        return [each for field in fields(value) for each in texts_of(getattr(value, field.name))]
    return []


def spoken(frame: Frame, language: Language = Language.INDONESIAN) -> str:
    """Everything the frame says, in words: what somebody looking over the shoulder could read."""
    parts = [words(language).of(text) for text in texts_of(frame)]
    plain = ("value", "number", "slip_code", "qr_payload")
    return " | ".join([*parts, *(str(getattr(frame.view, name, "")) for name in plain)])
