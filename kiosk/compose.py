"""The whole kiosk on one page: every part in start order, stopped in reverse.

The window comes first and is not built here (`screens`, started by the program); this is what stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Protocol

import assets
from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue
from adminduk.forms.loader import load_forms
from adminduk.localised import Language
from adminduk.wilayah import Wilayah
from hardware.device import DeviceInfo, Fault
from hardware.plugging import Plugging
from hardware.sound.mixer import open_sound
from kiosk import identity as identities
from kiosk import learnt
from kiosk.availability import Availability
from kiosk.camera.service import CameraService
from kiosk.card_reader import CardReader
from kiosk.catalogue_keeper import CatalogueKeeper, Source
from kiosk.clock import Clock
from kiosk.codes.meaning import Known
from kiosk.condition import Condition
from kiosk.devices import Supervisor
from kiosk.devices.timing import Timing
from kiosk.doctor.infirmary import House, Infirmary, infirmary_of
from kiosk.doctor.model import By
from kiosk.doctor.records import records_of
from kiosk.draft_desk import DraftDesk
from kiosk.drivers import Factory, factories, stack_of
from kiosk.events import CatalogueChanged, MachineChanged
from kiosk.form_press import FormPress
from kiosk.identity import Credentials, Identity
from kiosk.live import LiveWindow
from kiosk.loudness import Loudness
from kiosk.machine import Capture, Feeding, Machine
from kiosk.power import PowerWatch
from kiosk.reading import read_page
from kiosk.runner import Runner
from kiosk.settings import KioskSettings
from kiosk.spool.contents import CatalogueFacts
from kiosk.spool.disk import Disk
from kiosk.spool.spool import Spool
from kiosk.store import KioskStore, OfficeWindow
from kiosk.technician.assembly import toolroom_of
from kiosk.technician.at_the_door import trace_answers
from kiosk.technician.door import Door
from kiosk.technician.rooms import enter
from kiosk.technician.workshop import Deliveries
from kiosk.uplink.desk import OfficeDesk
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.uplink import Pace, RealPace, Uplink
from kiosk.views import AttractView, Frame
from kiosk.visit.visit import Visit
from kiosk.voice import Voice
from kiosk.wording import wording
from kiosk.worker import Worker

_BACKGROUND_THREADS = 5  # a scan, the camera's picture, a print, a question to the office, and one to spare


class Window(Protocol):
    """What the program's window offers. All but `post` are called on its main thread."""

    def show(self, frame: Frame) -> None: ...

    def post(self, fn: Callable[[], None]) -> None: ...

    def after(self, seconds: float, fired: Callable[[], None]) -> Callable[[], None]: ...


@dataclass(frozen=True)
class Kiosk:
    """The running machine behind the window."""

    runner: Runner
    supervisor: Supervisor
    plugging: Plugging
    worker: Worker
    cards: CardReader
    start_cards: Callable[[], None]
    spool: Spool
    uplink: Uplink
    client: OfficeClient
    voice: Voice
    background: ThreadPoolExecutor
    infirmary: Infirmary
    accent: str  # the office's colour, "#RRGGBB"

    def start(self) -> None:
        """Parts that run by themselves, then the first page. On the window's main thread."""
        self.worker.start()
        self.start_cards()
        self.supervisor.start()
        self.plugging.start()
        self.uplink.start()
        self.runner.start()
        self.infirmary.start()

    def stop(self) -> None:
        """In reverse. What is kept stays kept and is delivered after the next start."""
        self.voice.hush()
        self.uplink.stop()
        self.plugging.stop()
        self.supervisor.stop()
        self.infirmary.stop()
        self.background.shutdown(wait=False, cancel_futures=True)
        self.cards.stop()
        self.worker.stop()
        self.client.close()
        self.spool.close()


@dataclass(frozen=True)
class Surroundings:
    """What the program brings: where things lie, the window, fakes where the settings ask for them."""

    settings: KioskSettings
    home: Path
    window: Window
    fakes: Mapping[str, Factory]
    clock: Clock
    version: str
    live: LiveWindow = field(default_factory=LiveWindow)  # where the camera's pictures are shown
    close_down: Callable[[], None] = lambda: None  # ends the program once the last page was read
    timing: Timing = field(default_factory=Timing)  # how often devices are looked at
    pace: Pace = field(default_factory=RealPace)  # how time passes for the uplink
    disk: Disk = field(default_factory=Disk)
    eyes: Callable[[Worker], Capture] = lambda worker: worker  # who looks at pages; a soak knows most of them already


def catalogue_of(settings: KioskSettings) -> Catalogue:
    """The catalogue this kiosk was installed with: a shipped one by name, or a folder. Raises CatalogueError."""
    return load_catalogue(_catalogue_folder(settings))


def _catalogue_folder(settings: KioskSettings) -> Path:
    shipped = assets.path("catalogue", settings.catalogue)
    return shipped if shipped.is_dir() else Path(settings.catalogue)


def _known_codes(settings: KioskSettings) -> Known:
    return Known(settings.codes.letter_hosts, settings.codes.ikd_prefixes)


def compose(around: Surroundings) -> Kiosk | Fault:
    """Build every part; nothing runs before `start`. A fault when it is not enrolled or cannot keep anything."""
    known = identities.load(around.home)
    if isinstance(known, Fault):
        return known
    spool = Spool.open(identities.folder(around.home) / "spool", known.owner, around.clock.now, disk=around.disk)
    if isinstance(spool, Fault):
        return spool
    return _put_together(around, known, spool, catalogue_of(around.settings))


def voice_of(settings: KioskSettings) -> Voice:
    """As loud as the settings say, on the output that they name."""
    sound = settings.sound
    return Voice(tune=Loudness(lambda: open_sound(sound.output), sound.volume).set)


def _put_together(around: Surroundings, known: Identity, spool: Spool, installed: Catalogue) -> Kiosk:
    window, clock = around.window, around.clock
    wilayah = Wilayah.load(assets.path("wilayah", "wilayah.csv.gz"))
    forms = load_forms(assets.path("forms"), assets.path("codes"))
    client = OfficeClient(Line(around.settings.office_url), Credentials(known, clock.now))
    source = Source(client.catalogue, clock, around.disk)
    keeper = CatalogueKeeper(identities.folder(around.home), _catalogue_folder(around.settings), installed, source)
    catalogue = keeper.current
    worker, cards, voice = Worker(), CardReader(clock), voice_of(around.settings)
    words = {language: wording(language) for language in Language}
    background = ThreadPoolExecutor(_BACKGROUND_THREADS, thread_name_prefix="background")

    def who(kind: str) -> DeviceInfo | None:
        return supervisor.info(kind)

    place = identities.folder(around.home)
    records = records_of(place, clock, client, worker, who, name=known.owner.prefix, version=around.version)

    def changed(availability: Availability) -> None:
        watch.hear(availability)
        records.diary.hear(availability)
        known = replace(availability, reads_cards=cards.works)
        window.post(lambda: runner.happen(MachineChanged(known)))

    def in_background(job: Callable[[], None]) -> None:
        background.submit(job)

    taught = partial(learnt.over, identities.folder(around.home))
    supervisor = Supervisor(factories(around.settings, around.fakes, taught), clock, changed, around.timing)
    condition = Condition(supervisor, records.history, clock)

    def carry_and_look() -> None:
        records.carrier.carry()
        keeper.look()

    uplink = Uplink(
        spool,
        client,
        version=around.version,
        device_faults=lambda: supervisor.availability.faults,
        on_health=supervisor.office,
        on_store=supervisor.store,
        pace=around.pace,
        dice=Random(),  # noqa: S311 - spreads retries over time, keeps nothing secret
        afterwards=carry_and_look,
        condition=lambda: {**condition.told(), "catalogue": keeper.told()},
    )
    watch = PowerWatch(uplink.wake)
    visit = Visit(
        catalogue,
        wilayah,
        clock,
        supervisor.availability,
        _known_codes(around.settings),
        forms=forms,
        assist_idle=60.0 * around.settings.assist_idle_minutes,
    )
    door = Door(visit, clock, enter)
    house = House(
        folder=identities.folder(around.home),
        settings=around.settings,
        clock=clock,
        version=around.version,
        identity=known,
        client=client,
        supervisor=supervisor,
        spool=spool,
        uplink=uplink,
        timers=window,
        background=in_background,
        nobody_there=lambda: isinstance(door.frame.view, AttractView),
        office_name=catalogue.office.name,
        also=trace_answers(lambda: workshop.ears, records.recorder),
    )
    infirmary = infirmary_of(house, records)
    workshop = toolroom_of(
        house.folder,
        clock,
        supervisor,
        version=around.version,
        history=records.history,
        ground=infirmary.doctor.ground(By.TECHNICIAN),
        worker=worker,
        tracer=records.recorder,
        deliveries=Deliveries(spool, uplink),
        report=infirmary.report,
    )
    store = KioskStore(spool, lambda: CatalogueFacts(visit.catalogue.office.id, visit.catalogue.version), uplink)
    machine = Machine(
        devices=supervisor,
        capture=around.eyes(worker),
        store=store,
        office=OfficeWindow(OfficeDesk(spool, client)),
        voice=voice,
        timers=window,
        background=in_background,
        read_page=lambda frame: read_page(frame, words[frame.settings.language]),
        camera=CameraService(supervisor, worker, around.live, clock),
        cards=cards,
        press=FormPress(forms, wilayah),
        feeding=Feeding(stack_of(around.settings.scanner)),
        tally=records.diary,
        close_down=around.close_down,
        workshop=workshop,
        drafts=DraftDesk(spool.shelf, known.owner, around.settings.draft_days),
    )
    runner = Runner(door, machine, window.show, window.post, clock)
    keeper.changed = lambda newer: window.post(lambda: runner.happen(CatalogueChanged(newer)))
    start_cards = partial(cards.start, lambda: changed(supervisor.availability))
    return Kiosk(
        runner,
        supervisor,
        Plugging(supervisor.plugged_in),
        worker,
        cards,
        start_cards,
        spool,
        uplink,
        client,
        voice,
        background,
        infirmary,
        catalogue.office.accent,
    )
