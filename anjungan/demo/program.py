"""The demo from start to end: screen, office, kiosk, three addresses, and a kiosk that comes back when it dies."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType

from anjungan.demo import screen as screens
from anjungan.demo.children import Child, Children
from anjungan.demo.ports import free_port
from anjungan.demo.restarts import Restarts
from anjungan.demo.screen import Screen
from anjungan.demo.trouble import DemoFailed, Stopped
from anjungan.demo.web import answers
from anjungan.home import home
from anjungan.office_home import office_settings
from anjungan.settings import FILE_NAME, load
from kiosk.settings import Panel
from office.program import FIRST_LOGIN

_KIOSK_STARTS_WITHIN_S = 60.0
_LOOK_EVERY_S = 0.5


@dataclass(frozen=True)
class Wish:
    """The ports that are wanted; each gives way to the next free one. `browser` serves the screen there in any case."""

    office_port: int | None
    dock_port: int
    screen_port: int
    browser: bool


def run(wish: Wish, say: Callable[[str], None] = print) -> int:
    """Run the demo until it is told to stop; the process's exit code. `say` is the terminal."""
    with _stop_signals() as stopping:
        children = Children(home() / "demo" / "log", stopping)
        try:
            _serve(wish, children, stopping, say)
        except DemoFailed as failed:
            say(str(failed))
            return 1
        except Stopped:
            pass
        finally:
            children.stop_all()
        say("Demo selesai.")
    return 0


@contextmanager
def _stop_signals() -> Iterator[threading.Event]:
    """An event that Ctrl+C and SIGTERM set, however often."""
    stopping = threading.Event()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: stopping.set()) for number in numbers]
    try:
        yield stopping
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


def _serve(wish: Wish, children: Children, stopping: threading.Event, say: Callable[[str], None]) -> None:
    bureaus = _bureaus()  # before anything starts: an install without the dock says so at once
    panel = load(home() / FILE_NAME).kiosk.panel
    port = free_port(office_settings(wish.office_port).port)
    settings = office_settings(port)
    say("Menyalakan kantor ...")
    with bureaus.started(children, settings, port, home(), say) as bureau:
        known, slips = bureau.enrol(), bureau.samples(say)
        say("Menyalakan anjungan ...")
        screen = _screen(wish, children, panel)
        kiosk = _Kiosk(children, screen, bureau.url, free_port(wish.dock_port))
        since = bureau.office.clock()
        kiosk.start()
        children.until(kiosk.child, lambda: answers(kiosk.dock), _KIOSK_STARTS_WITHIN_S)
        children.until(kiosk.child, lambda: bureau.heard_from(known, since), _KIOSK_STARTS_WITHIN_S)
    for line in _welcome(screen.address, f"{bureau.url}/", kiosk.dock):
        say(line)
    for slip in slips:
        if slip.worth_showing:
            say(f"  {slip.label}: kode {slip.slip_code}, NIK {slip.nik}")
    say("Hentikan dengan Ctrl+C.")
    _watch(children, kiosk, stopping, say)


def _bureaus() -> ModuleType:
    try:
        from anjungan.demo import bureau
    except ModuleNotFoundError as absent:
        if absent.name is None or absent.name.partition(".")[0] != "dock":
            raise
        raise DemoFailed("Mode demo tidak ada pada pemasangan ini: dok tidak ikut terpasang.") from absent
    return bureau


def _screen(wish: Wish, children: Children, panel: Panel) -> Screen:
    display = None if wish.browser else screens.own_display()
    if display is None:
        return screens.virtual(children, panel, wish.screen_port)
    return Screen({}, screens.fitting(panel, display))


def _welcome(screen: str, console: str, dock: str) -> Iterator[str]:
    """What the person at the terminal needs to know. Every address has answered."""
    yield ""
    yield "Siap dicoba:"
    yield f"  Layar anjungan : {screen or 'jendela di layar ini'}"
    yield f"  Konsol kantor  : {console}"
    yield f"  Dok            : {dock}"
    yield ""
    yield f"Masuk konsol sebagai {FIRST_LOGIN}. Lupa kata sandinya: .venv/bin/anjungan user password {FIRST_LOGIN}"
    yield "Di Dok Anda meletakkan kertas, menunjukkan kode slip, dan mengambil cetakan. Slip contoh:"


class _Kiosk:
    """The kiosk's process, started again when it dies."""

    def __init__(self, children: Children, screen: Screen, office_url: str, dock_port: int) -> None:
        size = f"{screen.panel.width}x{screen.panel.height}"
        where = ("--office", office_url, "--panel", size, "--dock-port", str(dock_port))
        self._command = (sys.executable, "-m", "anjungan", "kiosk", "--demo", *where)
        self._children, self._environment = children, screen.environment
        self._restarts, self._started = Restarts(), 0.0
        self.dock = f"http://127.0.0.1:{dock_port}/dock"
        self.child: Child

    def start(self) -> None:
        self._started = time.monotonic()
        self.child = self._children.start("anjungan", "Anjungan", self._command, self._environment)

    def bring_back(self, stopping: threading.Event, say: Callable[[str], None]) -> None:
        """It died: start it again after a pause. Raises DemoFailed when that does not help, or it was closed."""
        self._children.forget(self.child)
        if self.child.process.returncode == 0:
            raise DemoFailed("Jendela anjungan ditutup.")
        pause = self._restarts.pause_after(time.monotonic() - self._started)
        if pause is None:
            raise DemoFailed(f"Anjungan berkali-kali berhenti sendiri. Sebabnya tertulis di {self.child.log}.")
        say(f"Anjungan berhenti sendiri (catatan: {self.child.log}) dan dinyalakan lagi dalam {pause:.0f} detik.")
        if not stopping.wait(pause):
            self.start()


def _watch(children: Children, kiosk: _Kiosk, stopping: threading.Event, say: Callable[[str], None]) -> None:
    """Until somebody stops the demo. Raises DemoFailed when a part other than the kiosk died."""
    while not stopping.wait(_LOOK_EVERY_S):
        for child in children.ended():
            if child is not kiosk.child:
                raise DemoFailed(f"{child.title} berhenti sendiri. Sebabnya tertulis di {child.log}.")
            kiosk.bring_back(stopping, say)
