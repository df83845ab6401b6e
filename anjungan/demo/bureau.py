"""The demo's office: its process, its first account, the enrolment of the kiosk, the sample requests."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from anjungan.demo.children import Children
from anjungan.demo.trouble import DemoFailed
from anjungan.demo.web import answers
from dock import sample_data, sample_slips
from dock.sample_data import SampleDataFailed
from dock.sample_slips import SampleSlip
from hardware.device import Fault
from kiosk import identity
from kiosk.identity import Identity
from kiosk.uplink import faults
from office.compose import open_office
from office.parts import Office
from office.program import FIRST_LOGIN, ensure_first_account
from office.settings import OfficeSettings
from office.store import kiosks
from office.training import OtherOffice

_STARTS_WITHIN_S = 60.0


@dataclass(frozen=True)
class Bureau:
    """A running office, and the same office opened beside it."""

    office: Office
    url: str
    home: Path

    def heard_from(self, known: Identity, since: datetime) -> bool:
        """Whether the kiosk said to the office that it lives, after `since`."""
        with self.office.database.reading() as session:
            kiosk = kiosks.by_id(session, known.kiosk_id)
        return kiosk is not None and kiosk.heard_at is not None and kiosk.heard_at >= since

    def enrol(self) -> Identity:
        """The kiosk of this home, enrolled at its first start. Raises DemoFailed."""
        known = identity.load(self.home)
        if known == faults.NOT_ENROLLED:
            with self.office.database.writing() as session:
                code = kiosks.new_code(session, self.office.keys, self.office.clock())
            known = identity.enroll(self.url, code, self.home)
        if isinstance(known, Fault):
            raise DemoFailed(f"Anjungan tidak dapat didaftarkan ke kantor ({known.code}).")
        return known

    def samples(self, say: Callable[[str], None]) -> tuple[SampleSlip, ...]:
        """The slips of the sample requests, which are filed at the first start. Raises DemoFailed."""
        file = sample_slips.place(self.home)
        if not file.exists():
            say("Mengisi permohonan contoh, sebentar ...")
            try:
                slips = sample_data.fill(self.office, self.url, file.parent / "anjungan-tetangga")
            except SampleDataFailed as failed:
                raise DemoFailed(str(failed)) from failed
            sample_slips.save(slips, file)
        return sample_slips.load(file)


@contextmanager
def started(
    children: Children, settings: OfficeSettings, port: int, home: Path, say: Callable[[str], None]
) -> Iterator[Bureau]:
    """Start the office on `port` and wait until it answers; at the end only our own look into it closes.

    Says the first account's password, once, as the office does. Raises DemoFailed.
    """
    try:
        office = open_office(settings, home)
    except OtherOffice as other:
        raise DemoFailed(str(other)) from other
    try:
        password = ensure_first_account(office)
        if password is not None:
            say(f"Akun pertama: {FIRST_LOGIN}  kata sandi: {password}  (hanya ditampilkan sekali; ganti saat masuk)")
        child = children.start("kantor", "Kantor", (sys.executable, "-m", "anjungan", "office", "--port", str(port)))
        url = f"http://{_reachable(settings.host)}:{port}"
        children.until(child, lambda: answers(f"{url}/healthz") and answers(f"{url}/"), _STARTS_WITHIN_S)
        yield Bureau(office, url, home)
    finally:
        office.database.close()


def _reachable(host: str) -> str:
    """Where an office that listens on `host` answers from this machine."""
    return "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - compared, not listened on
