"""Starts the kiosk: the window first, so that nobody looks at a dark screen, then the machine behind it."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from adminduk.catalogue.problems import CatalogueError
from anjungan import __version__, memory
from anjungan.home import home
from anjungan.settings import FILE_NAME, Settings, SettingsError, load
from hardware.device import Fault
from hardware.panel.xset import XPanel
from kiosk.clock import SystemClock
from kiosk.drivers import Factory, fake_kinds
from kiosk.durations import CLOSING_SHOWN
from kiosk.events import Touch
from kiosk.lights import Hours, Lights
from kiosk.live import LiveWindow
from kiosk.say import say
from kiosk.settings import Panel
from kiosk.views import AttractView, BusyView, Frame, View

if TYPE_CHECKING:
    from kiosk.compose import Kiosk, Surroundings
    from kiosk.shut_kiosk import ShutKiosk
    from screens.app import KioskApp

log = logging.getLogger(__name__)

_TRY_AGAIN_S = 10.0  # from "the cause is gone" to "it serves": as long as anybody waits before calling for help
_TIDY_AFTER_S = 0.2  # the attract page is drawn first

STARTING = Frame(serial=0, view=BusyView(say("start.title"), say("start.body")))


@dataclass
class KioskProgram:
    """The window and, once it is ready, the machine behind it. Everything runs on the window's main thread, except
    `_prepare`, which builds the machine while the window already answers."""

    settings: Settings
    fakes: Mapping[str, Factory]
    beside: Callable[[], object] = lambda: None  # started after the first frame: the demo's dock
    ready: Callable[[], None] = lambda: None
    machine: Kiosk | ShutKiosk | None = None
    live: LiveWindow = field(default_factory=LiveWindow)  # from the camera straight to the glass
    app: KioskApp = field(init=False)

    def __post_init__(self) -> None:
        from screens.app import KioskApp

        self._names = count()
        self._last_view: View = STARTING.view
        self._staff_inside = False
        self.app = KioskApp(self._touched, self.settings.kiosk.panel, first_frame=self._first_frame, live=self.live)
        self.app.show(STARTING)
        panel = self.settings.kiosk.panel
        clock = SystemClock(self.settings.kiosk.time_zone)
        self._lights = Lights(XPanel(), Hours.parse(panel.on), clock, _beside)
        self.app.wakes = self._lights.touched

    def run(self) -> None:
        """Serve until SIGTERM. Raises SystemExit(1) after three faults of our own in a minute."""
        try:
            self.app.run()
        finally:
            if self.machine is not None:
                self.machine.stop()

    # --- the window, as `kiosk.compose.Window` ------------------------------------------------------------------------

    def show(self, frame: Frame) -> None:
        """Draw `frame`. Back on the attract page, what the visit used goes back to the system after the next frame."""
        visit_over = isinstance(frame.view, AttractView) and not isinstance(self._last_view, AttractView)
        self._last_view, self._staff_inside = frame.view, frame.staff
        self._lights.look(nobody_here=isinstance(frame.view, AttractView))
        self.app.show(frame)
        if visit_over:
            self.after(_TIDY_AFTER_S, memory.give_back)

    def post(self, fn: Callable[[], None]) -> None:
        self.app.post(fn)

    def after(self, seconds: float, fired: Callable[[], None]) -> Callable[[], None]:
        name = f"after-{next(self._names)}"
        self.app.start_timer(name, seconds, fired)
        return lambda: self.app.stop_timer(name)

    def _close_down(self) -> None:
        """The battery is nearly empty, and the page that says so is on the glass: end in peace, exit code 0."""
        log.info("closing down: the battery is nearly empty")
        self.after(CLOSING_SHOWN, self.app.stop)

    # --- starting -----------------------------------------------------------------------------------------------------

    def _touched(self, touch: Touch, serial: int) -> None:
        if self.machine is not None:
            self.machine.runner.touch(touch, serial)

    def _first_frame(self) -> None:
        log.info("first frame %d ms after the process started", _milliseconds_old())
        threading.Thread(target=self._prepare, name="prepare", daemon=True).start()

    def _prepare(self) -> None:
        self.beside()
        if self.settings.kiosk.panel.brightness is not None:
            XPanel().set_brightness(self.settings.kiosk.panel.brightness)
        machine = self._composed()
        self.post(lambda: self._take_over(machine))

    def _composed(self) -> Kiosk | ShutKiosk:
        """The machine; when it cannot serve, what says so and lets the technician in."""
        from kiosk.compose import compose
        from kiosk.shut_kiosk import compose_shut

        machine = compose(self._surroundings())
        if isinstance(machine, Fault):
            log.error("the kiosk cannot serve: %s", machine.code)
            return compose_shut(self._surroundings(), machine)
        return machine

    def _surroundings(self) -> Surroundings:
        from kiosk.compose import Surroundings

        return Surroundings(
            settings=self.settings.kiosk,
            home=home(),
            window=self,
            fakes=self.fakes,
            clock=SystemClock(self.settings.kiosk.time_zone),
            version=__version__,
            live=self.live,
            close_down=self._close_down,
        )

    def _take_over(self, machine: Kiosk | ShutKiosk) -> None:
        before, self.machine = self.machine, machine
        if before is not None:
            before.stop()
        if machine.accent:
            self.app.dress(machine.accent)
        machine.start()
        log.info("ready %d ms after the process started", _milliseconds_old())
        if before is None:
            self.ready()
        if not self._serves:
            self.after(_TRY_AGAIN_S, self._try_again)

    @property
    def _serves(self) -> bool:
        from kiosk.compose import Kiosk

        return isinstance(self.machine, Kiosk)

    def _try_again(self) -> None:
        """The cause may be gone (enrolled, disk freed, the other program ended): a kiosk serves again by itself, but
        never takes the pages from a technician who is inside."""
        if self._staff_inside:
            self.after(_TRY_AGAIN_S, self._try_again)
        else:
            threading.Thread(target=self._compose_again, name="prepare", daemon=True).start()

    def _compose_again(self) -> None:
        from kiosk.compose import compose

        machine = compose(self._surroundings())
        self.post(lambda: self._composed_again(machine))

    def _composed_again(self, machine: Kiosk | Fault) -> None:
        if isinstance(machine, Fault):
            self.after(_TRY_AGAIN_S, self._try_again)
            return
        log.info("the kiosk can serve again")
        self._take_over(machine)


def run(*, demo: bool, dock_port: int, office_url: str = "", panel: str = "") -> int:
    """Start the kiosk; the process's exit code. `office_url` and `panel` ("1080x1920") replace the file's."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it would log every address it asks
    try:
        settings = _with(load(home() / FILE_NAME), office_url, panel)
        fakes, serve_dock = _dock(dock_port) if demo else ({}, _nothing)
        program = prepare_program(_with_all_parts(settings, fakes), fakes)
        program.beside = serve_dock
    except (SettingsError, CatalogueError, StartRefused) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    program.run()
    return 0


def _with(settings: Settings, office_url: str, panel: str) -> Settings:
    """The file's settings with what the command line says instead. Raises StartRefused for a size that is none."""
    kiosk: dict[str, object] = {"office_url": office_url} if office_url else {}
    if panel:
        try:
            width, height = panel.split("x")
            size = settings.kiosk.panel.model_dump() | {"width": width, "height": height}
            kiosk["panel"] = Panel.model_validate(size)
        except ValueError as error:
            raise StartRefused(f"--panel {panel}: tulis lebar x tinggi dalam piksel, misalnya 1080x1920.") from error
    return settings.model_copy(update={"kiosk": settings.kiosk.model_copy(update=kiosk)})


def _with_all_parts(settings: Settings, fakes: Mapping[str, Factory]) -> Settings:
    """The demo's kiosk has every part of the dock, also those that the file says nothing about."""
    parts = {kind: getattr(settings.kiosk, kind) for kind in fakes}
    added = {
        kind: part.model_copy(update={"driver": "fake"})
        for kind, part in parts.items()
        if part.driver == "none" and "driver" not in part.model_fields_set
    }
    return settings.model_copy(update={"kiosk": settings.kiosk.model_copy(update=added)})


class StartRefused(Exception):
    """The kiosk cannot start as it was asked to; the words say what to do."""


def prepare_program(settings: Settings, fakes: Mapping[str, Factory]) -> KioskProgram:
    """The program with its window configured. Raises StartRefused when a device has no driver."""
    missing = [kind for kind in fake_kinds(settings.kiosk) if kind not in fakes]
    if missing:
        keys = ", ".join(f"kiosk.{kind}.driver" for kind in missing)
        raise StartRefused(
            f"{home() / FILE_NAME}: {keys} masih 'fake'. Isi dengan alat sungguhan, "
            "atau jalankan `anjungan kiosk --demo`."
        )
    from screens import env

    memory.use_few_arenas()
    env.configure(settings.kiosk.panel, home() / "kiosk" / "kivy")
    return KioskProgram(settings, fakes)


def _beside(job: Callable[[], None]) -> None:
    threading.Thread(target=job, name="glass", daemon=True).start()


def _nothing() -> None:
    """Beside a real kiosk there is nothing."""


def _dock(port: int) -> tuple[dict[str, Factory], Callable[[], object]]:
    """The demo's physical parts, and how to serve their page. Raises StartRefused in an install that has no dock."""
    try:
        from dock.parts import Parts
    except ModuleNotFoundError as absent:
        raise StartRefused("Mode demo tidak ada pada pemasangan ini: dok tidak ikut terpasang.") from absent
    parts = Parts.new()

    def serve_page() -> None:
        from dock import sample_slips
        from dock.app import serve

        serve(parts, port, sample_slips.load(sample_slips.place(home())))

    return parts.factories(), serve_page


def _milliseconds_old() -> int:
    """Age of this process: from its start as the kernel saw it, interpreter and imports included."""
    started_ticks = int(Path("/proc/self/stat").read_bytes().rsplit(b")", 1)[1].split()[19])
    up = float(Path("/proc/uptime").read_bytes().split()[0])
    return round((up - started_ticks / os.sysconf("SC_CLK_TCK")) * 1000)
