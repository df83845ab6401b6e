"""The catalogue that holds now, and those under which older requests were filed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from adminduk.catalogue.files import digest_of, load_files
from adminduk.catalogue.model import Catalogue
from adminduk.catalogue.problems import CatalogueError
from adminduk.sop import Stage
from office.store import editions
from office.store.database import Database
from office.store.editions import Basis, BasisKind, Edition

BY = "kantor"  # the office's own program: what was shipped with it


class Shelf:
    """One per office. `current` changes when an edition is published; a request keeps the one it was filed under."""

    def __init__(self, database: Database, catalogue: Catalogue, edition: Edition | None = None) -> None:
        self._database, self._guard = database, threading.Lock()
        self._current, self._edition = catalogue, edition
        self._older: dict[str, Catalogue | None] = {}
        self._ways: dict[tuple[str, str], tuple[Stage, ...]] = {}

    @property
    def current(self) -> Catalogue:
        return self._current

    @property
    def edition(self) -> Edition | None:
        """The published edition; None when the office was opened with a catalogue of no files."""
        return self._edition

    @property
    def ways(self) -> dict[tuple[str, str], tuple[Stage, ...]]:
        """The ways through the desks of now, by version and service, as `office.desks` works each of them out once: a
        list of two hundred requests asks for two hundred. Ask for the dict before what goes into it."""
        return self._ways

    def of_version(self, version: str) -> Catalogue:
        """The catalogue of `version`; the one that holds now where that is not known or cannot be read any more."""
        if not version or version == self._current.version:
            return self._current
        with self._guard:
            if version not in self._older:
                self._older[version] = self._read(version)
            return self._older[version] or self._current

    def put_up(self, edition: Edition, catalogue: Catalogue) -> None:
        """`edition` was published: it holds from the next page on."""
        with self._guard:
            self._older[self._current.version] = self._current
            self._current, self._edition = catalogue, edition
            self._ways = {}  # last: whoever still reads the edition before has the old one in hand

    def follow(self) -> bool:
        """Take up what another process of this office published meanwhile; whether there was something.

        Raises CatalogueError where this program cannot read it, as an older one beside a newer: then what it has stays.
        """
        if self._edition is None:
            return False
        with self._database.reading() as session:
            newest = editions.published_id(session)
            same = newest is None or newest == self._edition.id
            found = None if same else editions.by_id(session, newest or 0)
        if found is None:
            return False
        self.put_up(found, load_files(found.files))
        return True

    def _read(self, version: str) -> Catalogue | None:
        with self._database.reading() as session:
            found = editions.of_version(session, version)
        try:
            return load_files(found.files) if found is not None else None
        except CatalogueError:
            return None


def open_shelf(database: Database, shipped: Mapping[str, str], now: datetime) -> Shelf:
    """The shelf of an office whose program comes with `shipped`.

    The first start publishes what was shipped. A newer program brings its newer catalogue along, unless the office has
    published one of its own since: that one stays. Raises CatalogueError when the catalogue that holds cannot be used.
    """
    with database.writing() as session:
        holds = editions.published(session)
        if holds is None or (holds.by == BY and holds.digest != digest_of(shipped)):
            holds = _publish_shipped(session, shipped, now)
    return Shelf(database, load_files(holds.files), holds)


def _publish_shipped(session: Session, shipped: Mapping[str, str], now: datetime) -> Edition:
    version = load_files(shipped).version
    made = editions.start_draft(
        session, files=shipped, digest=digest_of(shipped), version=version, follows=None, by=BY, now=now
    )
    return editions.publish(session, made.id, Basis(BasisKind.SHIPPED), BY, now)
