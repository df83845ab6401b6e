"""Whether a readiness report is whole, and whose signature stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anjungan.home import home
from hardware.device import Fault
from kiosk import identity as identities
from kiosk.doctor.report import signature
from kiosk.doctor.report.signature import Signature


@dataclass(frozen=True)
class Verdict:
    good: bool
    words: str


def judge(file: Path, key: str) -> Verdict:
    """`key` is what the kiosk's key must be; "" takes the one that this machine knows of that kiosk."""
    try:
        signed = signature.parsed(file.with_name(file.name + signature.SUFFIX).read_bytes())
    except OSError:
        return Verdict(False, f"{file}: tidak ada berkas tanda tangan {file.name}{signature.SUFFIX} di sampingnya.")
    if signed is None:
        return Verdict(False, f"{file}{signature.SUFFIX}: bukan tanda tangan laporan.")
    if not signature.is_good(file.read_bytes(), signed):
        return Verdict(False, f"{file}: TIDAK COCOK. Laporan ini diubah, atau tanda tangannya bukan untuk laporan ini.")
    known = key or _known(signed)
    print_of = signature.fingerprint(signed.key)
    if not known:
        return Verdict(
            False,
            f"{file}: utuh, tetapi kunci {print_of} tidak dikenal di sini. "
            "Periksa di kantor atau di anjungannya, atau beri --key.",
        )
    if known != signed.key:
        return Verdict(False, f"{file}: TIDAK COCOK. Kunci {print_of} bukan kunci anjungan {signed.kiosk}.")
    return Verdict(True, f"{file}: utuh, ditandatangani anjungan {signed.kiosk} (kunci {print_of}).")


def _known(signed: Signature) -> str:
    """The key of that kiosk as this machine knows it: its own, or the office's."""
    own = identities.load(home())
    if not isinstance(own, Fault) and own.kiosk_id == signed.kiosk_id:
        return signature.public_key(own)
    return _of_office(signed.kiosk_id) if (home() / "office").is_dir() else ""


def _of_office(kiosk_id: str) -> str:
    import base64

    from anjungan.office_home import open_here
    from office.store import kiosks

    office = open_here()
    with office.database.reading() as session:
        kiosk = kiosks.by_id(session, kiosk_id)
    return "" if kiosk is None else base64.b64encode(kiosk.public_key).decode("ascii")
