"""The office's catalogue at the kiosk: fetched when a newer edition holds, kept on the disk, never half.

A visit begins and ends under one edition. A kiosk without a line, or one that was sent an edition it cannot use, goes
on with the last good one; the catalogue it was installed with is the first.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from adminduk.catalogue.files import LONGEST_FILE, MOST_FILES, digest_of, load_files, read_files
from adminduk.catalogue.model import Catalogue
from adminduk.catalogue.problems import CatalogueError
from kiosk.clock import Clock
from kiosk.spool.disk import Disk

log = logging.getLogger(__name__)

LOOK_EVERY_S = 60.0  # with the heartbeat: a minute after it was published, an edition waits for the next visit
_FILE = "catalogue.json"
_Text = Annotated[str, Field(max_length=LONGEST_FILE)]


class Offered(BaseModel):
    """An edition as the office hands it out, and as it lies on the kiosk's disk."""

    model_config = ConfigDict(frozen=True)

    version: str = Field(min_length=1, max_length=80)
    digest: str
    files: dict[str, _Text] = Field(max_length=MOST_FILES)

    @property
    def whole(self) -> bool:
        return digest_of(self.files) == self.digest


@dataclass(frozen=True)
class Source:
    """What the keeper asks: `published` gives the office's edition unless its digest is the one that is named."""

    published: Callable[[str], Offered | None]
    clock: Clock
    disk: Disk = field(default_factory=Disk)


class CatalogueKeeper:
    """`current` is for the next visit. After construction, everything happens on the uplink's thread."""

    def __init__(self, folder: Path, shipped: Path, installed: Catalogue, source: Source) -> None:
        """`installed` was loaded from the folder `shipped`."""
        self._folder, self._source, self._office = folder, source, installed.office
        self._seen = digest_of(read_files(shipped))
        self._current, self._refused = installed, ""
        self._look_again = source.clock.monotonic()
        self.changed: Callable[[Catalogue], None] = lambda _catalogue: None
        self._take_up_what_is_kept()

    @property
    def current(self) -> Catalogue:
        return self._current

    def told(self) -> dict[str, str]:
        """For the heartbeat: which edition the next visit is under, and which one could not be used."""
        return {"version": self._current.version, "refused": self._refused}

    def look(self) -> None:
        """Fetch what holds now, when it is another one. Trouble with the line or the disk: again in a minute."""
        if self._source.clock.monotonic() < self._look_again:
            return
        self._look_again = self._source.clock.monotonic() + LOOK_EVERY_S
        offered = self._source.published(self._seen)
        if offered is None or not offered.whole:
            return
        catalogue = self._usable(offered)
        if catalogue is None:
            self._seen, self._refused = offered.digest, offered.version
            return
        if self._keep(offered):
            self._seen, self._refused, self._current = offered.digest, "", catalogue
            log.info("catalogue %s is here for the next visit", offered.version)
            self.changed(catalogue)

    def _usable(self, offered: Offered) -> Catalogue | None:
        """The catalogue, when it is whole, right, and of this office."""
        try:
            catalogue = load_files(offered.files)
        except (CatalogueError, ValueError) as error:
            mistakes = len(error.problems) if isinstance(error, CatalogueError) else 1
            log.warning("catalogue %s cannot be used: %d mistakes", offered.version, mistakes)
            return None
        here = (self._office.id, self._office.code)
        return catalogue if (catalogue.office.id, catalogue.office.code) == here else None

    def _take_up_what_is_kept(self) -> None:
        try:
            kept = Offered.model_validate_json((self._folder / _FILE).read_bytes())
        except (OSError, ValidationError):
            return  # none yet, or a disk that forgot: the office gives it again
        catalogue = self._usable(kept) if kept.whole else None
        if catalogue is not None:
            self._current, self._seen = catalogue, kept.digest

    def _keep(self, offered: Offered) -> bool:
        """On the disk, whole or not at all: what was kept before stays until the new one is written."""
        unfinished, disk = self._folder / f"{_FILE}.part", self._source.disk
        try:
            disk.make_folder(self._folder)
            unfinished.unlink(missing_ok=True)
            disk.write(unfinished, json.dumps(offered.model_dump()).encode())
            unfinished.rename(self._folder / _FILE)
            disk.sync_folder(self._folder)
        except OSError as error:
            log.warning("catalogue %s cannot be kept: %s", offered.version, error.strerror)
            return False
        return True
