"""The parts of an office that every page and every API call works with, put together once by `office.compose`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from adminduk.catalogue.model import Catalogue, Product, Service
from adminduk.request import Request
from adminduk.wilayah import Wilayah
from office.beside import Beside
from office.clock import Clock
from office.editions.shelf import Shelf
from office.files import Files
from office.kept import Kept
from office.keys import Keys
from office.passwords import Passwords
from office.pulse import Pulse
from office.settings import OfficeSettings
from office.siak.port import NotConnected, Siak
from office.store.database import Database
from office.training import SAYS


@dataclass(frozen=True)
class Office:
    settings: OfficeSettings
    shelf: Shelf  # the office's catalogue in its editions
    wilayah: Wilayah
    keys: Keys
    database: Database
    files: Files
    pulse: Pulse
    passwords: Passwords
    clock: Clock
    beside: Beside
    roots: tuple[Path, ...]  # folders with the certificates of issuers whose e-signatures are trusted
    kept: Kept = field(default_factory=Kept)  # what takes long to work out and may be a little old
    siak: Siak = field(default_factory=NotConnected)  # access by agreement, where the office has one
    training: bool = False  # everything in it is made up (office/training.py)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue that holds now."""
        return self.shelf.current

    @property
    def letterhead(self) -> str:
        """The office's name on what it prints."""
        name = self.catalogue.office.name
        return f"{SAYS} · {name}" if self.training else name

    @property
    def zone(self) -> ZoneInfo:
        """The office's wall clock."""
        return ZoneInfo(self.settings.time_zone)

    def service(self, service_id: str, version: str = "") -> Service | None:
        """The service as it was in the catalogue of `version`, now without one; None when nobody offers it any more."""
        for catalogue in (self.shelf.of_version(version), self.catalogue):
            found = next((each for each in catalogue.services if each.id == service_id), None)
            if found is not None:
                return found
        return None

    def service_of(self, request: Request) -> Service | None:
        """The service of a request, as it was when the request was filed."""
        return self.service(request.service, request.catalogue_version)

    def product_of(self, request: Request) -> Product | None:
        service = self.service_of(request)
        return None if service is None else service.product
