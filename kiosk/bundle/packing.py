"""Packs the support bundle: one ZIP file beside the others of this kiosk."""

from __future__ import annotations

import json
import logging
import os
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from hardware.device import Fault
from kiosk.bundle import parts
from kiosk.bundle.scrub import scrubbed_values
from kiosk.doctor.ground import Ground
from kiosk.incident import described
from kiosk.spool import faults
from kiosk.spool.disk import Disk

log = logging.getLogger(__name__)

FOLDER = "bundles"  # below the kiosk's own folder
KEPT = 5  # they are fetched at once, or never
_READ_ME = """Paket bantuan anjungan
======================
Isinya hanya tentang mesin: versi, setelan tanpa kata sandi, hasil uji, riwayat gangguan, penghitung, rekaman percakapan
alat, catatan program, versi basis data, dan keadaan disk. Tidak ada data pemohon, halaman, slip, kode, PIN, atau kunci.
Rekaman di traces/ dapat diputar ulang (hardware/played.py).
"""


def pack(ground: Ground, version: str) -> Path | Fault:
    """A new bundle on the disk. *Blocks*, as long as all tests take together."""
    folder = ground.folder / FOLDER
    name = f"bantuan-{_who(ground)}{ground.clock.now():%Y%m%d-%H%M%S}.zip"
    unfinished = folder / f"{name}.part"
    try:
        Disk().make_folder(folder)
        _forget_old(folder)
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            _fill(file, ground, version)
            file.flush()
            Disk().fsync(file.fileno())
        unfinished.replace(folder / name)
        Disk().sync_folder(folder)
    except OSError as error:
        with suppress(OSError):  # what refused the file may refuse this as well
            unfinished.unlink()
        return faults.of_os_error(error)
    return folder / name


def _fill(file: IO[bytes], ground: Ground, version: str) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("BACA.txt", _READ_ME)
        for name, part in _values(ground, version).items():
            bundle.writestr(f"{name}.json", _json(name, part))
        bundle.writestr("log.txt", parts.logs(ground))
        for name, trace in parts.traces(ground):
            bundle.writestr(f"traces/{name}", trace)


def _values(ground: Ground, version: str) -> dict[str, Callable[[], Any]]:
    return {
        "about": lambda: parts.about(ground, version),
        "settings": lambda: ground.settings.model_dump(mode="json"),
        "examination": lambda: parts.examination(ground, version),
        "history": lambda: parts.history(ground),
        "databases": lambda: parts.databases(ground),
        "disk": lambda: parts.disk(ground),
    }


def _json(name: str, part: Callable[[], Any]) -> str:
    """A part that cannot be gathered says so: a sick kiosk is what bundles are for."""
    try:
        told = part()
    except Exception as error:  # the wall between a bug in one part and all the others
        log.error("bundle: %s: %s", name, described(error))  # noqa: TRY400
        told = {"error": described(error)}
    return json.dumps(scrubbed_values(told), ensure_ascii=False, indent=1)


def _who(ground: Ground) -> str:
    return "" if isinstance(ground.identity, Fault) else f"{ground.identity.owner.prefix}-"


def _forget_old(folder: Path) -> None:
    for old in sorted(folder.glob("*.zip"), key=lambda path: path.stat().st_mtime)[: -KEPT + 1]:
        old.unlink()
