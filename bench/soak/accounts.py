"""What the office, the spool and the logs have to show after all visits: nothing lost, doubled, mixed up or told."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from anjungan.settings import Settings
from bench.soak.life import Row, plan_of
from hardware.device import Fault
from kiosk import identity
from kiosk.spool.spool import Spool
from office.compose import open_office
from office.dossier import open_dossier, open_paper
from office.parts import Office
from office.store import requests
from office.store.tables import RequestRow

_NIK = re.compile(rb"991719\d{10}")
_NAME = re.compile(rb"CONTOH (?:PEMOHON|WARGA|SPECIMEN)")
_LOGS = ("*.log", "*.out", "*.jsonl")


@dataclass
class Ledger:
    """Kept while the run goes on. `told`: number -> (visit, slip code), from the moment it was on the glass."""

    seed: int
    rows: list[Row] = field(default_factory=list)
    told: dict[str, tuple[int, str]] = field(default_factory=dict)
    killed: set[int] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def number(self, visit: int, number: str, slip_code: str) -> None:
        if number in self.told:
            self.wrong.append(f"visit {visit}: {number} was given before, in visit {self.told[number][0]}")
        self.told[number] = (visit, slip_code)

    def row(self, row: Row) -> None:
        self.rows.append(row)
        if row.verdict.startswith("stuck"):
            self.wrong.append(f"visit {row.visit}: {row.verdict}")
        code = self.told.get(row.number, (0, ""))[1]
        for slip in row.slips:
            mine = slip == f"A4 {row.number}" or (row.number in slip and code in slip)
            if not row.number or not mine:
                self.wrong.append(f"visit {row.visit}: a slip came out that is not this visit's")


@dataclass(frozen=True)
class Account:
    """What was found. `extra`: kept although the power cut came before the number was shown, which is right."""

    requests: int
    lost: int
    doubled: int
    extra: int
    pages: int


def settle(ledger: Ledger, office_home: Path, kiosk_home: Path) -> Account:
    """Look up every request, and what lies about elsewhere; what is not right is added to `ledger.wrong`."""
    office = open_office(Settings().office, office_home)
    try:
        account = _at_the_office(ledger, office)
    finally:
        office.database.close()
    _in_the_spool(ledger, kiosk_home)
    _in_the_files(ledger, [*_files(kiosk_home), *(each for log in _LOGS for each in office_home.rglob(log))])
    return account


def _at_the_office(ledger: Ledger, office: Office) -> Account:
    with office.database.reading() as session:
        numbers = list(session.scalars(select(RequestRow.number)))
    lost = sorted(set(ledger.told) - set(numbers))
    ledger.wrong += [f"visit {ledger.told[each][0]}: {each} never reached the office" for each in lost]
    doubled = [number for number, times in Counter(numbers).items() if times > 1]
    ledger.wrong += [f"{each} is at the office twice" for each in doubled]
    extra = [each for each in numbers if each not in ledger.told]
    niks_of_killed = {plan_of(visit, ledger.seed).nik for visit in ledger.killed}
    by_visit = {row.visit: row for row in ledger.rows}
    pages = 0
    for number in numbers:
        visit, code = ledger.told.get(number, (0, ""))
        wanted = {plan_of(visit, ledger.seed).nik} if visit else niks_of_killed
        pages += _one(ledger, office, number, code, wanted, by_visit.get(visit))
    return Account(len(numbers), len(lost), len(doubled), len(extra), pages)


def _one(ledger: Ledger, office: Office, number: str, code: str, niks: set[str], row: Row | None) -> int:
    """One request is the right person's, with the right pages, whole. How many pages it has."""
    with office.database.reading() as session:
        stored = requests.by_number(session, number)
        assert stored is not None
        dossier = open_dossier(session, office, stored.request)
    typed = {value.replace(" ", "") for _, value in dossier.answers}
    if not typed & niks:
        ledger.wrong.append(f"{number} is somebody else's")
    if code and stored.filed.slip_hash != office.keys.slip_hash(code):
        ledger.wrong.append(f"{number} has another slip code than its slip")
    digests = [paper.ref.sha256 for paper in dossier.papers]
    if any(open_paper(office, paper) is None for paper in dossier.papers) or dossier.unreadable:
        ledger.wrong.append(f"{number} has a page that is not what was scanned")
    if row is not None and sorted(digests) != sorted(row.pages):
        ledger.wrong.append(f"visit {row.visit}: {number} has {len(digests)} pages, not the {len(row.pages)} scanned")
    return len(digests)


def _in_the_spool(ledger: Ledger, kiosk_home: Path) -> None:
    known = identity.load(kiosk_home)
    assert not isinstance(known, Fault)
    from bench.soak.glass import Glass

    spool = Spool.open(identity.folder(kiosk_home) / "spool", known.owner, Glass().now)
    assert not isinstance(spool, Fault), spool
    waiting, parked = spool.waiting(), spool.parked()
    spool.close()
    left = [each.name for each in (identity.folder(kiosk_home) / "spool" / "blobs").iterdir()]
    if waiting or parked or left:
        ledger.wrong.append(f"left in the spool: {waiting} {parked} {len(left)} files")


def _in_the_files(ledger: Ledger, files: list[Path]) -> None:
    """No log, and nothing that the kiosk keeps, holds anybody's NIK, name or slip code."""
    codes = [code.encode() for _, code in ledger.told.values()]
    for file in files:
        content = file.read_bytes()
        if _NIK.search(content) or _NAME.search(content) or any(code in content for code in codes):
            ledger.wrong.append(f"{file.name} holds something of a person")


def _files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file() and each.name != "reserve"]
