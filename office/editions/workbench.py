"""Where the next edition of the catalogue is made: one draft at a time, by whoever may, told of each other's saves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from adminduk.catalogue.differences import differences
from adminduk.catalogue.files import LONGEST_FILE, digest_of, load_files
from adminduk.catalogue.model import Catalogue
from adminduk.catalogue.pen import rewritten
from adminduk.catalogue.problems import CatalogueError, Problem
from adminduk.catalogue.yaml_file import read_text
from office.parts import Office
from office.store import editions
from office.store.accounts import Account
from office.store.database import one_at_a_time
from office.store.editions import Basis, Edition, EditionState

OFFICE = "office.yaml"
Change = Callable[[dict[str, Any]], None]


class Obstacle(StrEnum):
    OVERTAKEN = "overtaken"  # somebody else saved or published since the page was opened
    UNREADABLE = "unreadable"  # the file is no YAML now: repair it as text first
    PROBLEMS = "problems"
    NO_BASIS = "no-basis"
    OTHER_OFFICE = "other-office"
    NOTHING = "nothing"  # no draft, no such edition, or nothing differs


@dataclass(frozen=True)
class Refused:
    obstacle: Obstacle
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Look:
    """What lies on the workbench: the draft, or the edition that holds where nobody began one."""

    edition: Edition
    catalogue: Catalogue | None
    problems: tuple[Problem, ...]

    @property
    def is_draft(self) -> bool:
        return self.edition.state is EditionState.DRAFT

    @property
    def mark(self) -> str:
        return _mark(self.edition)

    def data(self, name: str) -> dict[str, Any] | None:
        """What the file `name` says; None when it cannot be read as YAML."""
        found = read_text(Path(name), self.edition.files.get(name, "")).data
        return found if isinstance(found, dict) else None


def look(office: Office) -> Look:
    """Raises LookupError in an office that was opened without files."""
    with office.database.reading() as session:
        edition = _open(session)
    catalogue, problems = checked(office, edition.files)
    return Look(edition, catalogue, problems)


def checked(office: Office, files: Mapping[str, str]) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue in `files`, or everything that is wrong with it."""
    try:
        return load_files(files, office.wilayah), ()
    except CatalogueError as error:
        return None, error.problems


def save_text(office: Office, account: Account, mark: str, name: str, text: str) -> Refused | None:
    """Keep the file `name` as it was typed, mistakes and all: nothing is lost, and nothing broken is published."""
    return _save(office, account, mark, name, lambda _: text.replace("\r\n", "\n")[:LONGEST_FILE])


def save_change(office: Office, account: Account, mark: str, name: str, change: Change) -> Refused | None:
    """Keep what `change` makes of the file's data; the rest of the file stays letter by letter."""

    def changed(text: str) -> str | None:
        data = read_text(Path(name), text).data
        if not isinstance(data, dict):
            return None
        change(data)
        return rewritten(text, data)

    return _save(office, account, mark, name, changed)


def take_in(office: Office, by: str, files: Mapping[str, str]) -> Refused | None:
    """Begin a draft with whole files from outside; never over a draft that somebody is working on."""
    with office.database.writing() as session:
        one_at_a_time(session, "edition")
        holds = editions.published(session)
        if editions.draft(session) is not None:
            return Refused(Obstacle.OVERTAKEN)
        if holds is None or digest_of(files) == holds.digest:
            return Refused(Obstacle.NOTHING)
        editions.start_draft(
            session,
            files=files,
            digest=digest_of(files),
            version=holds.version,
            follows=holds.id,
            by=by,
            now=office.clock(),
        )
    return None


def discard(office: Office, mark: str) -> Refused | None:
    with office.database.writing() as session:
        found = editions.draft(session)
        if found is None or _mark(found) != mark:
            return Refused(Obstacle.OVERTAKEN) if found is not None else Refused(Obstacle.NOTHING)
        editions.drop(session, found.id)
    return None


def changes(office: Office, new: Catalogue) -> list[str]:
    """What publishing `new` would change for residents and officers."""
    return differences(office.catalogue, new)


def publish(office: Office, account: Account, mark: str, basis: Basis) -> Edition | Refused:
    """The draft holds from now on, by the decree or the forum that is named."""
    with office.database.writing() as session:
        one_at_a_time(session, "edition")
        found = editions.draft(session)
        if found is None:
            return Refused(Obstacle.NOTHING)
        if _mark(found) != mark:
            return Refused(Obstacle.OVERTAKEN, found.by, found.at)
        ready = _ready(session, office, found.files, basis)
        if isinstance(ready, Refused):
            return ready
        made = _published(session, office.clock(), account, found, (ready, basis))
    return _put_up(office, made, ready)


def roll_back(office: Office, account: Account, edition_id: int, basis: Basis) -> Edition | Refused:
    """An edition of before holds again, as a new one: what happened in between stays on record."""
    with office.database.writing() as session:
        one_at_a_time(session, "edition")
        older = editions.by_id(session, edition_id)
        if older is None or older.published_at is None or older.state is EditionState.PUBLISHED:
            return Refused(Obstacle.NOTHING)
        ready = _ready(session, office, older.files, basis)
        if isinstance(ready, Refused):
            return ready
        again = editions.start_draft(
            session,
            files=older.files,
            digest=older.digest,
            version=older.version,
            follows=older.id,
            by=account.id,
            now=office.clock(),
        )
        made = _published(session, office.clock(), account, again, (ready, basis))
    return _put_up(office, made, ready)


@dataclass(frozen=True)
class _Ready:
    files: Mapping[str, str]
    catalogue: Catalogue


def follow(office: Office) -> None:
    """Hold to what another process of this office published; its pages show it at once."""
    if office.shelf.follow():
        office.pulse.beat()


def _put_up(office: Office, made: Edition, ready: _Ready) -> Edition:
    """After the transaction: from the next page on."""
    office.shelf.put_up(made, ready.catalogue)
    office.pulse.beat()
    return made


def _ready(session: Session, office: Office, files: Mapping[str, str], basis: Basis) -> _Ready | Refused:
    """`files` under their new version, when they may hold."""
    now = office.clock()
    if not basis.number or not _is_day(basis.date, now.astimezone(office.zone).date()):
        return Refused(Obstacle.NO_BASIS)
    catalogue, _ = checked(office, files)
    if catalogue is None:
        return Refused(Obstacle.PROBLEMS)
    here = office.catalogue.office
    if (catalogue.office.id, catalogue.office.code) != (here.id, here.code):
        return Refused(Obstacle.OTHER_OFFICE)
    if not changes(office, catalogue):
        return Refused(Obstacle.NOTHING)
    version = _next_version(session, office, now)
    text = rewritten(files[OFFICE], {**_data(files[OFFICE]), "version": version})
    return _Ready({**files, OFFICE: text}, catalogue.model_copy(update={"version": version}))


def _published(
    session: Session, now: datetime, account: Account, draft: Edition, made: tuple[_Ready, Basis]
) -> Edition:
    ready, basis = made
    editions.save(
        session,
        draft.id,
        draft.turn,
        files=ready.files,
        digest=digest_of(ready.files),
        version=ready.catalogue.version,
        by=draft.by,
        now=draft.at,
    )
    return editions.publish(session, draft.id, basis, account.id, now)


def _next_version(session: Session, office: Office, now: datetime) -> str:
    """The office and the day, counted on: whoever reads it in a filing knows when it began to hold."""
    day, count = f"{office.catalogue.office.id}-{now.astimezone(office.zone):%Y-%m-%d}", 1
    while editions.of_version(session, f"{day}.{count}") is not None:
        count += 1
    return f"{day}.{count}"


def _save(
    office: Office, account: Account, mark: str, name: str, changed: Callable[[str], str | None]
) -> Refused | None:
    with office.database.writing() as session:
        one_at_a_time(session, "edition")
        found = _open(session)
        if name not in found.files:
            return Refused(Obstacle.NOTHING)
        if _mark(found) != mark:
            return Refused(Obstacle.OVERTAKEN, found.by, found.at)
        text = changed(found.files[name])
        if text is None:
            return Refused(Obstacle.UNREADABLE)
        if text == found.files[name]:
            return None
        now = office.clock()
        if found.state is not EditionState.DRAFT:
            found = editions.start_draft(
                session,
                files=found.files,
                digest=found.digest,
                version=found.version,
                follows=found.id,
                by=account.id,
                now=now,
            )
        files = {**found.files, name: text}
        editions.save(
            session,
            found.id,
            found.turn,
            files=files,
            digest=digest_of(files),
            version=found.version,
            by=account.id,
            now=now,
        )
    return None


def _open(session: Session) -> Edition:
    found = editions.draft(session) or editions.published(session)
    if found is None:
        raise LookupError("this office keeps no editions")
    return found


def _mark(edition: Edition) -> str:
    return f"{edition.id}.{edition.turn}"


def _data(text: str) -> dict[str, Any]:
    found = read_text(Path(OFFICE), text).data
    return found if isinstance(found, dict) else {}


def _is_day(text: str, today: date) -> bool:
    try:
        return date.fromisoformat(text) <= today
    except ValueError:
        return False
