"""Fills an office's database: requests of three years, of which the last days are still open, with their people.

Rows are made as plain tuples and written by `bench.scale.load`, because a million requests as objects take hours. The
keyed hashes are each person's own; of sealed summaries there are only `SUMMARIES`, given out again and again: sealing
is slow by design, and no page is faster or slower for whose summary it opens.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from adminduk.name_words import name_words
from adminduk.request import ActionKind
from bench.scale.lives import NEW, OLD, WHO, Life, times
from bench.scale.load import Row, loader
from bench.scale.people import People, Person
from office import desks
from office.applicants import Summary
from office.parts import Office
from office.store import accounts
from office.store.applicants_tables import ApplicantRow, ApplicantWordRow
from office.store.tables import ActionRow, AgendaRow, Base, RequestRow, ReturnedItemRow

AT_A_TIME = 10_000
STILL_OPEN = 3_000  # the newest requests
SUMMARIES = 2_000
YEARS = 3
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
COLUMNS: dict[type[Base], tuple[str, ...]] = {
    RequestRow: (
        *("id", "number", "slip_hash", "nik_hash", "service", "reason", "catalogue_version", "language"),
        *("kiosk_id", "filed_at", "state", "since", "backwards"),
    ),
    ActionRow: ("request_id", "seq", "kind", "role", "by", "at", "agenda_number", "reason"),
    ReturnedItemRow: ("request_id", "seq", "position", "requirement", "reason", "note"),
    AgendaRow: ("number", "year", "running", "request_id", "at"),
    ApplicantRow: ("request_id", "received_at", "desa", "kk_hash", "summary"),
    ApplicantWordRow: ("word_hash", "request_id", "received_at"),
}
_KIOSKS = 8
_TOLD = 100_000


@dataclass
class Batch:
    """Rows by table, ready to be written, each in the order of COLUMNS."""

    rows: dict[type[Base], list[Row]] = field(default_factory=lambda: {table: [] for table in COLUMNS})


def fill(office: Office, count: int, seed: int) -> dict[str, int]:
    """Write `count` requests; how many rows of each table there are then."""
    maker = _Maker(office, Random(seed), count)
    started, totals = time.monotonic(), dict.fromkeys((table.__tablename__ for table in COLUMNS), 0)
    with loader(office.database.engine) as load:
        for batch in maker.batches():
            for table, rows in batch.rows.items():
                load.write(table, COLUMNS[table], rows)
                totals[table.__tablename__] += len(rows)
            if maker.made % _TOLD == 0:
                print(f"{maker.made:>9} requests after {time.monotonic() - started:6.0f} s", flush=True)
    totals["places"] = desks.place_older(office)
    with office.database.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")  # as a living database has done for long: the places came last
    print(f"{'':>9} all of it after {time.monotonic() - started:6.0f} s", flush=True)
    return totals


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
        self._shares = {lives: [life.share for life in lives] for lives in (OLD, NEW)}
        some = People(Random(0)).some(SUMMARIES)  # of other dice: who comes first follows from the seed (ask.py)
        self._summaries = [self._sealed(each) for each in some]
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
        lives = NEW if self._count - self.made <= STILL_OPEN else OLD
        [life] = dice.choices(lives, self._shares[lives])
        filed, (service, reason) = self._filed(), dice.choice(self._services)
        request_id = str(uuid.UUID(int=dice.getrandbits(128)))
        moments = times(life.kinds, filed, dice)
        number = f"{office.catalogue.office.code}-{1 + self.made % _KIOSKS:02d}-{1 + self.made // _KIOSKS:06d}"
        batch.rows[RequestRow].append(
            (
                *(request_id, number, f"{dice.getrandbits(256):064x}", keys.nik_hash(person.nik), service, reason),
                *(office.catalogue.version, "id", self._kiosks[self.made % _KIOSKS]),
                *(written(filed), life.state.value, written(moments[-1]), number[::-1]),
            )
        )
        self._history(batch, request_id, life, moments)
        batch.rows[ApplicantRow].append(
            (
                *(request_id, written(filed), dice.choice(self._desa), keys.kk_hash(person.nomor_kk)),
                self._summaries[self.made % SUMMARIES],
            )
        )
        for word in {self._hash(word) for word in name_words(person.name)}:
            batch.rows[ApplicantWordRow].append((word, request_id, written(filed)))

    def _history(self, batch: Batch, request_id: str, life: Life, moments: list[datetime]) -> None:
        officer = self._dice.choice(self._officers)
        for seq, (kind, at) in enumerate(zip(life.kinds, moments, strict=True)):
            agenda = self._next_agenda(batch, request_id, at) if kind is ActionKind.REGISTER else None
            reason = "Contoh alasan" if kind is ActionKind.REJECT else None
            batch.rows[ActionRow].append(
                (request_id, seq, kind.value, WHO[kind].value, officer, written(at), agenda, reason)
            )
            if kind is ActionKind.RETURN:
                batch.rows[ReturnedItemRow].append((request_id, seq, 0, "surat-kehilangan", "buram", ""))

    def _next_agenda(self, batch: Batch, request_id: str, at: datetime) -> str:
        running = self._agenda[at.year] = self._agenda.get(at.year, 0) + 1
        number = f"{running:06d}/{at.year}"
        batch.rows[AgendaRow].append((number, at.year, running, request_id, written(at)))
        return number

    def _sealed(self, person: Person) -> bytes:
        summary = Summary(nama=person.name, nik=person.nik, nomor_kk=person.nomor_kk)
        return self._office.keys.seal(summary.model_dump_json().encode())

    def _hash(self, word: str) -> str:
        if word not in self._hashes:
            self._hashes[word] = self._office.keys.name_hash(word)
        return self._hashes[word]


def written(at: datetime) -> str:
    """A moment in UTC as both databases take it: SQLite keeps this text, PostgreSQL reads it in the session's zone."""
    return f"{at:%Y-%m-%d %H:%M:%S.%f}"


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
