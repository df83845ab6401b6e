"""A real kiosk in this process, all of it but the window, the metal and the process that looks at pictures."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import assets
from adminduk.catalogue.model import Reading
from anjungan.robot.person import LaySheet, Stuck, Touch
from anjungan.robot.tour.assisted import OFFICER
from anjungan.robot.tour.eyes import Eyes, sheet
from anjungan.robot.tour.glass import Glass, Stalled
from anjungan.robot.tour.guest import Guest, ShowCode
from anjungan.robot.tour.walk import Walk
from dock.parts import Parts
from hardware.device import Fault
from kiosk import identity
from kiosk.clock import SystemClock
from kiosk.compose import Kiosk, Surroundings, compose
from kiosk.events import BarKey, BarPressed, Chosen, Erased, Knocked, Typed
from kiosk.events import Touch as Finger
from kiosk.settings import KioskSettings
from kiosk.technician.asks import PinRole
from kiosk.technician.assembly import pins_folder
from kiosk.technician.knock import TIMES
from kiosk.technician.pins import LENGTH, PinStore
from kiosk.views import AttractView, Frame, KeypadView, MessageView

_RESOLUTION = 300
_PATIENCE_S = 20.0
_MOST_DEEDS = 6000  # a letter is one of them; no visit needs half, and one that does goes round in circles
_STILL_S = 0.05  # the attract page does not answer at once when its tiles have just moved


class KioskHere:
    """One kiosk, and whoever stands before it."""

    def __init__(self, kiosk: Kiosk, glass: Glass, parts: Parts, pin: str) -> None:
        """`pin`: of the officer of the desa."""
        self._kiosk, self._glass, self._parts, self._pin = kiosk, glass, parts, pin

    def officer_comes(self) -> None:
        """Through the door, with the PIN, to the page that waits for a resident."""
        self._until_home()
        self._glass.go_round(_STILL_S)
        for _ in range(TIMES):
            self._kiosk.runner.touch(Knocked(), self._frame.serial)
        for digit in self._pin:
            self._glass.until(lambda: isinstance(self._frame.view, KeypadView), "the PIN page", _PATIENCE_S)
            self._kiosk.runner.touch(Typed(digit), self._frame.serial)
        self._glass.until(lambda: self._at_the_officer_s, "the officer's page", _PATIENCE_S)

    def visit(self, guest: Guest) -> Walk:
        """From the attract page until it is back, or until the guest does not know what to do."""
        walk = Walk()
        if not self._at_the_officer_s:
            self._until_home()
        for _ in range(_MOST_DEEDS):
            frame = self._frame
            walk.see(frame)
            if walk.began and isinstance(frame.view, AttractView):
                break
            deed = guest.deed(frame)
            if isinstance(deed, Stuck):
                return walk.stuck(_where(frame, deed))
            self._do(deed, frame)
            if not (isinstance(frame.view, AttractView) and self._frame == frame):  # it did not answer: no touch
                walk.count(deed)
        else:
            return walk.stuck(f"{type(self._frame.view).__name__}: berputar-putar")
        self._parts.slip_printer.take_slips()
        self._parts.printer.empty_tray()
        self._parts.scanner.take_away()
        return walk

    def all_delivered(self) -> None:
        """Wait until nothing waits for the office any more."""
        self._glass.until(lambda: self._kiosk.spool.waiting() == (), "delivery", _PATIENCE_S)

    def _do(self, deed: Touch | LaySheet | ShowCode | None, frame: Frame) -> None:
        match deed:
            case LaySheet():
                self._parts.scanner.put(sheet(), _RESOLUTION)
            case Touch(touch_id=touch_id):
                self._kiosk.runner.touch(_finger(touch_id), frame.serial)
                if isinstance(frame.view, AttractView) and self._frame == frame:
                    self._glass.go_round(_STILL_S)
            case ShowCode(text=text):
                self._parts.reader.show(text)
                self._until_changed(frame)
            case None:
                self._until_changed(frame)

    def _until_home(self) -> None:
        self._glass.until(lambda: isinstance(self._frame.view, AttractView), "the attract page", _PATIENCE_S)

    @property
    def _at_the_officer_s(self) -> bool:
        return getattr(self._frame.view, "name", "") == "assist-next"

    def _until_changed(self, frame: Frame) -> None:
        self._glass.until(lambda: self._frame != frame, type(frame.view).__name__, _PATIENCE_S)

    @property
    def _frame(self) -> Frame:
        if self._glass.frame is None:
            raise RuntimeError("the kiosk has shown nothing yet")
        return self._glass.frame


@contextmanager
def kiosk_here(office: str, reading: Reading, url: str, code: str, home: Path) -> Iterator[KioskHere]:
    """A kiosk of the shipped office `office` that follows `reading`, joined with `code`; stopped at the end."""
    answer = identity.enroll(url, code, home)
    if isinstance(answer, Fault):
        raise Stalled(f"not enrolled: {answer.code}")
    glass, parts = Glass(), Parts.new()
    settings = KioskSettings(office_url=url, catalogue=str(_catalogue(office, reading, home)))
    kiosk = compose(
        Surroundings(
            settings=settings,
            home=home,
            window=glass,
            fakes=parts.factories(),
            clock=SystemClock("Asia/Jakarta"),
            version="tur",
            eyes=lambda _worker: Eyes(),
        )
    )
    if isinstance(kiosk, Fault):
        raise Stalled(f"the kiosk does not start: {kiosk.code}")
    kiosk.supervisor.start()
    kiosk.uplink.start()
    kiosk.runner.start()
    try:
        glass.until(lambda: kiosk.uplink.reachable, "the office", _PATIENCE_S)
        glass.until(lambda: isinstance(glass.frame and glass.frame.view, AttractView), "the attract page", _PATIENCE_S)
        yield KioskHere(kiosk, glass, parts, _pin_of_officer(home))
    finally:
        _stop(kiosk)


def _pin_of_officer(home: Path) -> str:
    """A PIN for this tour alone: the first that is not too easy to guess."""
    store = PinStore(pins_folder(identity.folder(home)), SystemClock("Asia/Jakarta").now)
    while True:
        pin = "".join(secrets.choice("0123456789") for _ in range(LENGTH))
        if store.set(OFFICER, pin, PinRole.HELPER) is None:
            return pin


def _stop(kiosk: Kiosk) -> None:
    """What was started, in reverse: neither the doctor nor the process for pictures was."""
    kiosk.voice.hush()
    kiosk.uplink.stop()
    kiosk.supervisor.stop()
    kiosk.background.shutdown(wait=False, cancel_futures=True)
    kiosk.client.close()
    kiosk.spool.close()


def _catalogue(office: str, reading: Reading, home: Path) -> Path:
    """The shipped catalogue of `office`, with the other reading chosen as a clerk would."""
    copy = home / "catalogue" / office
    shutil.copytree(assets.path("catalogue", office), copy)
    file = copy / "office.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    chosen = [f"reading: {reading.value}" if line.startswith("reading:") else line for line in lines]
    file.write_text("\n".join(chosen) + "\n", encoding="utf-8")
    return copy


def _finger(touch_id: str) -> Finger:
    """What a touch on the thing of this id says to the kiosk."""
    kind, _, what = touch_id.partition(":")
    match kind:
        case "type":
            return Typed(what)
        case "erase":
            return Erased()
        case "bar":
            return BarPressed(BarKey(what))
    return Chosen(what)


def _where(frame: Frame, stuck: Stuck) -> str:
    view = frame.view
    return f"message {view.name}" if isinstance(view, MessageView) else f"{type(view).__name__} {stuck.page}"
