"""A kiosk that could not start, on one page: devices and the technician's side, without spool, office and residents.

It says why on the glass. A technician who knocks finds every device and every test that needs no office.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

from hardware.device import Fault
from kiosk import identity as identities
from kiosk import learnt
from kiosk.compose import Surroundings
from kiosk.devices import Supervisor
from kiosk.doctor.ground import Ground
from kiosk.doctor.history import History
from kiosk.doctor.model import By
from kiosk.doctor.records import folder as doctor_folder
from kiosk.drivers import factories
from kiosk.effects import (
    AskStanding,
    CallOfficer,
    ClaimDocument,
    CommitComplaint,
    CommitCompletion,
    CommitFiling,
    CommitSurvey,
    RecordHandover,
)
from kiosk.events import CommitFailed, MachineChanged, OfficerTold, OfficeSaidNo, OfficeTrouble
from kiosk.machine import Machine
from kiosk.office_answers import CallState
from kiosk.runner import Runner
from kiosk.technician.assembly import toolroom_of
from kiosk.technician.door import Door
from kiosk.technician.rooms import enter
from kiosk.technician.shut import ShutVisit
from kiosk.trace.recorder import FOLDER as TRACES
from kiosk.trace.recorder import Recorder
from kiosk.voice import Voice
from kiosk.worker import Worker

_BACKGROUND_THREADS = 2


@dataclass(frozen=True)
class ShutKiosk:
    """What runs behind the window of a kiosk that serves nobody."""

    runner: Runner
    supervisor: Supervisor
    worker: Worker
    history: History
    recorder: Recorder
    voice: Voice
    background: ThreadPoolExecutor
    accent: str = ""  # nobody could say which office's colour

    def start(self) -> None:
        """On the window's main thread."""
        self.supervisor.start()
        self.runner.start()

    def stop(self) -> None:
        self.voice.hush()
        self.supervisor.stop()
        self.background.shutdown(wait=False, cancel_futures=True)
        self.worker.stop()
        self.recorder.close()
        self.history.close()


@dataclass(frozen=True)
class _Closed:
    """Store and office of a kiosk that has neither; its one page asks for nothing."""

    fault: Fault

    def commit_filing(self, effect: CommitFiling) -> CommitFailed:
        return CommitFailed(self.fault)

    def commit_completion(self, effect: CommitCompletion) -> CommitFailed:
        return CommitFailed(self.fault)

    def record_handover(self, effect: RecordHandover) -> CommitFailed:
        return CommitFailed(self.fault)

    def commit_complaint(self, effect: CommitComplaint) -> CommitFailed:
        return CommitFailed(self.fault)

    def commit_survey(self, effect: CommitSurvey) -> CommitFailed:
        return CommitFailed(self.fault)

    def call_officer(self, effect: CallOfficer) -> OfficerTold:
        return OfficerTold(effect.call, CallState.UNREACHABLE)

    def ask_standing(self, effect: AskStanding) -> OfficeSaidNo:
        return OfficeSaidNo(OfficeTrouble.UNREACHABLE)

    def claim(self, effect: ClaimDocument) -> OfficeSaidNo:
        return OfficeSaidNo(OfficeTrouble.UNREACHABLE)


def compose_shut(around: Surroundings, fault: Fault) -> ShutKiosk:
    """Build what is left when `compose` answered with `fault`; nothing runs before `start`."""
    kiosk, clock, window = identities.folder(around.home), around.clock, around.window
    supervisor = Supervisor(
        factories(around.settings, around.fakes, partial(learnt.over, kiosk)),
        clock,
        lambda now: window.post(lambda: runner.happen(MachineChanged(now))),
    )
    history = History.open(doctor_folder(kiosk))
    ground = Ground(
        by=By.TECHNICIAN,
        clock=clock,
        settings=around.settings,
        folder=kiosk,
        identity=identities.load(around.home),
        office=None,
        history=history,
        devices=supervisor.states,
    )
    recorder = Recorder(kiosk / TRACES, clock, supervisor.info, kiosk="", version=around.version)
    worker, voice, closed = Worker(), Voice(), _Closed(fault)
    background = ThreadPoolExecutor(_BACKGROUND_THREADS, thread_name_prefix="background")

    def in_background(job: Callable[[], None]) -> None:
        background.submit(job)

    machine = Machine(
        devices=supervisor,
        capture=worker,
        store=closed,
        office=closed,
        voice=voice,
        timers=window,
        background=in_background,
        read_page=lambda _frame: (),
        workshop=toolroom_of(
            kiosk,
            clock,
            supervisor,
            version=around.version,
            history=history,
            ground=ground,
            worker=worker,
            tracer=recorder,
            stopped=fault,
        ),
    )
    door = Door(ShutVisit(fault, clock, around.version), clock, enter)
    runner = Runner(door, machine, window.show, window.post, clock)
    return ShutKiosk(runner, supervisor, worker, history, recorder, voice, background)
