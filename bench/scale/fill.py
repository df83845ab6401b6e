"""Fills an office's database: requests of three years, of which the last days are still open, with their people."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, insert, text

from adminduk.name_words import name_words
from adminduk.request import ActionKind
from bench.scale.lives import NEW, OLD, Life, action_of, times
from bench.scale.people import People, Person
from office.applicants import Summary
from office.parts import Office
from office.store import accounts
from office.store.applicants_tables import ApplicantRow, ApplicantWordRow
from office.store.tables import ActionRow, AgendaRow, Base, RequestRow, ReturnedItemRow

AT_A_TIME = 5_000
STILL_OPEN = 3_000  # the newest requests
YEARS = 3
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
_ORDER = (RequestRow, ActionRow, ReturnedItemRow, AgendaRow, ApplicantRow, ApplicantWordRow)
_KIOSKS = 8


@dataclass
class Batch:
    """Rows by table, ready to be written."""

    rows: dict[type[Base], list[dict[str, Any]]] = field(default_factory=lambda: {table: [] for table in _ORDER})

    def add(self, table: type[Base], **values: Any) -> None:
        self.rows[table].append(values)


def fill(office: Office, count: int, seed: int) -> dict[str, int]:
    """Write `count` requests; how many rows of each table there are then."""
    dice = Random(seed)
    maker = _Maker(office, dice, count)
    started, written = time.monotonic(), 0
    with office.database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":  # a bench may lose its data; it must not take all day
            for pragma in ("synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
                connection.connection.cursor().execute(f"PRAGMA {pragma}")
        for batch in maker.batches():
            totals = _write(connection, batch)
            written += totals
            done = len(batch.rows[RequestRow])
            print(
                f"\r{maker.made:>9} requests, {written:>10} rows, {time.monotonic() - started:6.0f} s",
                end="",
                flush=True,
            )
            if not done:
                break
        print()
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM ANALYZE"))
        else:
            connection.exec_driver_sql("ANALYZE")
            connection.commit()
        return {table.__tablename__: _count(connection, table) for table in _ORDER}


def _write(connection: Connection, batch: Batch) -> int:
    for table in _ORDER:
        if batch.rows[table]:
            connection.execute(insert(_table(table)), batch.rows[table])
    connection.commit()
    return sum(len(rows) for rows in batch.rows.values())


def _table(row: type[Base]) -> Table:
    made = row.__table__
    assert isinstance(made, Table)
    return made


def _count(connection: Connection, table: type[Base]) -> int:
    return int(connection.exec_driver_sql(f"SELECT COUNT(*) FROM {table.__tablename__}").scalar() or 0)


class _Maker:
    def __init__(self, office: Office, dice: Random, count: int) -> None:
        self._office, self._dice, self._count = office, dice, count
        self._people = People(dice)
        self._services = [(each.id, reason.id) for each in office.catalogue.services for reason in each.reasons]
        self._desa = [place.code for place in office.wilayah.children(office.catalogue.office.wilayah)]
        self._officers, self._kiosks = _staff(office)
        self._known: list[Person] = []
        self._agenda: dict[int, int] = {}
        self._hashes: dict[str, str] = {}
        self.made = 0

    def batches(self) -> Iterator[Batch]:
        while self.made < self._count:
            batch = Batch()
            wanted = min(AT_A_TIME, self._count - self.made)
            for person in self._visitors(wanted):
                self._request(batch, person)
                self.made += 1
            yield batch

    def _visitors(self, wanted: int) -> list[Person]:
        """Three in ten were here before."""
        again = self._dice.choices(self._known, k=wanted * 3 // 10) if self._known else []
        new = self._people.some(wanted - len(again))
        self._known = (self._known + new)[-50_000:]
        return [*again, *new]

    def _filed(self) -> datetime:
        """Evenly over the years, at the office's hours; the newest last, so that numbers run with time."""
        left = self._count - self.made
        if left <= STILL_OPEN:
            return NOW - timedelta(minutes=left * 2)
        day = timedelta(days=365 * YEARS) * ((left - STILL_OPEN) / (self._count - STILL_OPEN))
        return NOW - timedelta(days=5) - day + timedelta(seconds=self._dice.randint(0, 600))

    def _request(self, batch: Batch, person: Person) -> None:
        dice, office, keys = self._dice, self._office, self._office.keys
        lives: tuple[Life, ...] = NEW if self._count - self.made <= STILL_OPEN else OLD
        [life] = dice.choices(lives, [each.share for each in lives])
        filed, request_id, (service, reason) = (
            self._filed(),
            str(uuid.UUID(int=dice.getrandbits(128))),
            dice.choice(self._services),
        )
        moments = times(life.kinds, filed, dice)
        batch.add(
            RequestRow,
            id=request_id,
            number=f"{office.catalogue.office.code}-{1 + self.made % _KIOSKS:02d}-{1 + self.made // _KIOSKS:06d}",
            slip_hash=f"{dice.getrandbits(256):064x}",
            nik_hash=keys.nik_hash(person.nik),
            service=service,
            reason=reason,
            catalogue_version=office.catalogue.version,
            language="id",
            kiosk_id=self._kiosks[self.made % _KIOSKS],
            filed_at=filed,
            state=life.state.value,
            since=moments[-1],
        )
        self._history(batch, request_id, life, moments)
        summary = Summary(nama=person.name, nik=person.nik, nomor_kk=person.nomor_kk)
        batch.add(
            ApplicantRow,
            request_id=request_id,
            received_at=filed,
            desa=dice.choice(self._desa),
            kk_hash=keys.kk_hash(person.nomor_kk),
            summary=keys.seal(summary.model_dump_json().encode()),
        )
        for word in {self._hash(word) for word in name_words(person.name)}:
            batch.add(ApplicantWordRow, word_hash=word, request_id=request_id)

    def _history(self, batch: Batch, request_id: str, life: Life, moments: list[datetime]) -> None:
        for seq, (kind, at) in enumerate(zip(life.kinds, moments, strict=True)):
            agenda = self._next_agenda(batch, request_id, at) if kind is ActionKind.REGISTER else ""
            action = action_of(kind, at, self._dice.choice(self._officers), agenda)
            batch.add(
                ActionRow,
                request_id=request_id,
                seq=seq,
                kind=kind.value,
                role=action.role.value,
                by=action.by,
                at=at,
                agenda_number=action.agenda_number,
                document_sha256=None,
                reason=action.reason,
                step=None,
            )
            for item in action.returned:
                batch.add(
                    ReturnedItemRow,
                    request_id=request_id,
                    seq=seq,
                    position=0,
                    requirement=item.requirement,
                    reason=item.reason,
                    note="",
                )

    def _next_agenda(self, batch: Batch, request_id: str, at: datetime) -> str:
        running = self._agenda[at.year] = self._agenda.get(at.year, 0) + 1
        number = f"{running:06d}/{at.year}"
        batch.add(AgendaRow, number=number, year=at.year, running=running, request_id=request_id)
        return number

    def _hash(self, word: str) -> str:
        if word not in self._hashes:
            self._hashes[word] = self._office.keys.name_hash(word)
        return self._hashes[word]


def _staff(office: Office) -> tuple[list[str], list[str]]:
    """Five officers and eight kiosks."""
    from adminduk.request import Role
    from office import passwords

    with office.database.writing() as session:
        made = [
            accounts.create(
                session,
                login=f"petugas{each}",
                name=f"Contoh Petugas {each}",
                roles=(Role.LOKET, Role.OPERATOR, Role.KASI),
                password_hash=office.passwords.hash(passwords.generate()),
                must_change=False,
                now=NOW,
            )
            for each in range(5)
        ]
        officers = [each.id for each in made if each is not None]
        known = [_kiosk(session, office, each) for each in range(_KIOSKS)]
    return officers, known


def _kiosk(session: Any, office: Office, place: int) -> str:
    from office.store.tables import KioskRow

    row = KioskRow(
        id=f"kios-{place}", number=place + 1, public_key=bytes(32), enrolled_at=NOW, revoked_at=None, heard_at=None
    )
    row.version, row.waiting, row.faults, row.condition = "", 0, [], None
    session.add(row)
    return row.id
