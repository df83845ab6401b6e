"""`anjungan doctor trace` and `bundle`: from the running kiosk, or from the machine itself when none runs."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from adminduk.localised import Language
from anjungan import __version__
from anjungan.doctor_program import Json, Shell, is_running, kiosk_folder, real_devices
from anjungan.home import home
from anjungan.settings import FILE_NAME, load
from hardware.device import Device, Fault
from kiosk import identity as identities
from kiosk.bundle.packing import pack
from kiosk.clock import Clock, SystemClock
from kiosk.devices.keeper import Keeper
from kiosk.devices.timing import Timing
from kiosk.doctor import door
from kiosk.doctor.model import By
from kiosk.technician.at_the_door import BEGIN, END, word
from kiosk.trace.recorder import FOLDER, Recorder
from kiosk.wording import wording

Wait = Callable[[float], None]
_LOOK_EVERY_S = 0.5


class Refused(Exception):
    """Nothing was made; the words say why."""


def trace(kind: str, seconds: float, out: Path, wait: Wait = time.sleep) -> None:
    """Record what the device says for so long, or until Ctrl-C, into `out`. Raises Refused, SettingsError."""
    settings = load(home() / FILE_NAME).kiosk
    told = door.ask(kiosk_folder(), word(kind, BEGIN))
    if told is not None:
        _copy(_of_running(kind, seconds, told, wait), out)
        return
    _nobody_runs()
    factory = real_devices(settings).get(kind)
    if factory is None:
        raise Refused(f"Anjungan ini tidak punya alat '{kind}' yang sungguhan (anjungan.toml: kiosk.{kind}.driver).")
    _copy(alone(kind, factory, seconds, SystemClock(settings.time_zone), wait), out)


def bundle(out: Path) -> None:
    """Pack a support bundle into `out`. Raises Refused, SettingsError."""
    settings = load(home() / FILE_NAME).kiosk
    told = door.ask(kiosk_folder(), "bundle")
    if told is not None:
        _copy(_file_of(told), out)
        return
    _nobody_runs()
    with Shell(settings) as shell:
        packed = pack(shell.doctor.ground(By.SHELL), __version__)
    if isinstance(packed, Fault):
        raise Refused(_words(packed))
    _copy(packed, out)


def alone(kind: str, factory: Callable[[], Device | Fault], seconds: float, clock: Clock, wait: Wait) -> Path:
    """Open the device ourselves, look after it as the kiosk does, and record all of it."""
    keeper = Keeper(kind, factory, clock, Timing())
    keeper.tick()  # who it is stands at the head of the trace
    recorder = Recorder(kiosk_folder() / FOLDER, clock, lambda _kind: keeper.info, kiosk=_name(), version=__version__)
    ear = recorder.begin(kind)
    if isinstance(ear, Fault):
        keeper.close()
        raise Refused(_words(ear))
    keeper.listen_in(ear)
    try:
        with suppress(KeyboardInterrupt):  # heard enough
            _look_after(keeper, clock.monotonic() + seconds, clock, wait)
    finally:
        keeper.listen_in(None)
        keeper.close()
        name = recorder.end(kind)
    return recorder.path(str(name))


def _look_after(keeper: Keeper, until: float, clock: Clock, wait: Wait) -> None:
    while (left := until - clock.monotonic()) > 0:
        keeper.tick()
        patience = min(left, keeper.due_in, _LOOK_EVERY_S)
        if keeper.kind == "reader" and keeper.is_ready:
            keeper.run(partial(_read, patience))  # it says nothing to who does not listen
        else:
            wait(patience)


def _read(seconds: float, reader: Any) -> Fault | None:
    """A code goes nowhere."""
    said = reader.read(seconds)
    return said if isinstance(said, Fault) else None


def _of_running(kind: str, seconds: float, told: Json, wait: Wait) -> Path:
    if told.get("error"):
        raise Refused(str(told["error"]))
    with suppress(KeyboardInterrupt):  # heard enough
        wait(seconds)
    ended = door.ask(kiosk_folder(), word(kind, END))
    if ended is None:
        raise Refused(
            f"Program anjungan berhenti saat merekam. Rekaman sampai saat itu ada di {kiosk_folder() / FOLDER}."
        )
    return _file_of(ended)


def _file_of(told: Json) -> Path:
    if told.get("error") or not told.get("file"):
        raise Refused(str(told.get("error") or "Rekaman sudah diakhiri dari layar teknisi."))
    return Path(str(told["file"]))


def _nobody_runs() -> None:
    if is_running(kiosk_folder()):
        raise Refused(wording(Language.INDONESIAN).by_key["doctor.program.silent"])


def _copy(made: Path, out: Path) -> None:
    try:
        shutil.copyfile(made, out)
    except OSError as error:
        raise Refused(f"{out} tidak dapat ditulis ({error.strerror}). Berkasnya ada di {made}.") from error


def _name() -> str:
    known = identities.load(home())
    return "" if isinstance(known, Fault) else known.owner.prefix


def _words(fault: Fault) -> str:
    return wording(Language.INDONESIAN).by_key[fault.technician]
