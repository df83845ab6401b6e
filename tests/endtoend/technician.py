"""A technician at the real machine in this process: they go by the words on the glass, as the handbook names them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from adminduk.localised import Language
from anjungan.robot.tour.glass import Glass
from dock.parts import Parts
from hardware.device import Fault
from kiosk import identity as identities
from kiosk.clock import SystemClock
from kiosk.compose import Kiosk, Surroundings, compose
from kiosk.devices.timing import Timing
from kiosk.doctor.model import Finding
from kiosk.events import BarKey, BarPressed, Chosen, Knocked, Typed
from kiosk.settings import CameraSettings, KioskSettings, PowerSettings
from kiosk.technician.assembly import pins_folder
from kiosk.technician.pages import things
from kiosk.technician.pins import PinStore
from kiosk.views import Frame, StaffListView
from kiosk.wording import wording
from tests.flows.script import name_of, spoken
from tests.kiosk.uplink.bench import HurriedPace

BACK = "Kembali"  # of the bar
PIN, WHO = "480793", "Teknisi Contoh"
EVERYTHING = KioskSettings(camera=CameraSettings(driver="fake"), power=PowerSettings(driver="fake"))
WORDS = wording(Language.INDONESIAN)
_HASTY = Timing(look_every=0.3, reopen_after=1.0, back_off=(0.3,), flaps=1000)
_TOUCHES_AGAIN_S = 2.0  # a person whose touch did nothing


@dataclass
class Technician:
    """`seen` holds all words of every page that was opened on the way."""

    kiosk: Kiosk
    window: Glass
    parts: Parts
    seen: list[str] = field(default_factory=list)

    @property
    def frame(self) -> Frame:
        assert self.window.frame is not None
        return self.window.frame

    @property
    def page(self) -> str:
        return name_of(self.frame.view)

    @property
    def words(self) -> str:
        return spoken(self.frame)

    def sign_in(self) -> None:
        for _ in range(5):
            self.kiosk.runner.touch(Knocked(), self.frame.serial)
        self.until_page("staff-pin")
        for digit in PIN:
            self.kiosk.runner.touch(Typed(digit), self.frame.serial)
        self.until_page("staff-overview")

    def leave(self) -> None:
        """The session ends, and what was seen is forgotten."""
        self.kiosk.runner.touch(BarPressed(BarKey.LEAVE), self.frame.serial)
        self.until_page("attract")
        self.seen.clear()

    def touch(self, label: str) -> None:
        """Touch what bears this label, as soon as it is there, until another page answers."""

        if label == BACK:
            self.kiosk.runner.touch(BarPressed(BarKey.BACK), self.frame.serial)
            return

        touched: tuple[int, float] | None = None  # serial and time of the last touch that was made

        def turned() -> bool:
            nonlocal touched
            if touched is not None and self.frame.serial != touched[0]:
                return True
            serial, thing, now = self.frame.serial, self._labelled(label), time.monotonic()
            if thing and (touched is None or now - touched[1] > _TOUCHES_AGAIN_S):
                self.seen.append(self.words)
                touched = serial, now
                self.kiosk.runner.touch(Chosen(thing), serial)
            return touched is not None and self.frame.serial != touched[0]

        self.window.until(turned, f"something labelled {label!r} to touch", within_s=60)
        self.seen.append(self.words)

    def walk(self, *labels: str) -> None:
        for label in labels:
            self.touch(label)

    def read(self, words: str, within_s: float = 60.0) -> None:
        """These words come to stand on the glass."""
        self.window.until(lambda: words in self.words, f"the words {words!r}", within_s)
        self.seen.append(self.words)

    def until_page(self, name: str, within_s: float = 30.0) -> None:
        self.window.until(lambda: self.page == name, f"page {name!r}", within_s)

    def until_marked(self, label: str, state: str) -> None:
        """The row `label` of the page stands so."""
        self.window.until(lambda: self.state_of(label) == state, f"{label} to be {state!r}", within_s=60)

    def state_of(self, label: str) -> str:
        rows = self.frame.view.rows if isinstance(self.frame.view, StaffListView) else ()
        return next((WORDS.of(row.state) for row in rows if row.state and WORDS.of(row.label) == label), "")

    def newest(self, test: str) -> Finding | None:
        """What the history says of this test."""
        found = self.kiosk.infirmary.records.history.newest()
        return next((each for each in found if each.test == test), None)

    def _labelled(self, label: str) -> str:
        view = self.frame.view
        named = [(button.id, WORDS.of(button.label)) for button in getattr(view, "buttons", ())]
        named += [(row.id, WORDS.of(row.label)) for row in getattr(view, "rows", ()) if row.id]
        open_to = things(view)
        return next((thing for thing, said in named if said == label and thing in open_to), "")


@contextmanager
def technician_at_kiosk(home: Path, office_url: str, settings: KioskSettings = EVERYTHING) -> Iterator[Technician]:
    """The enrolled kiosk of `home` with everything the dock has, running; a technician with a PIN stands before it."""
    clock = SystemClock("Asia/Jakarta")
    assert PinStore(pins_folder(identities.folder(home)), clock.now).set(WHO, PIN) is None
    window, parts = Glass(), Parts.new()
    machine = compose(
        Surroundings(
            settings=settings.model_copy(update={"office_url": office_url}),
            home=home,
            window=window,
            fakes=parts.factories(),
            clock=clock,
            version="uji",
            timing=_HASTY,
            pace=HurriedPace(),
        )
    )
    assert not isinstance(machine, Fault), machine
    machine.start()
    try:
        technician = Technician(machine, window, parts)
        technician.until_page("attract")
        ready = machine.supervisor
        window.until(lambda: ready.availability.faults == () and ready.availability.office_reachable, "all is well")
        yield technician
    finally:
        machine.stop()
