"""Times the office's pages over a full database: through the whole program, page and all, one call after the other."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from urllib.parse import urlencode

from litestar.testing import TestClient
from sqlalchemy import event, select

from bench.scale.people import People
from office.compose import build_app
from office.console.session import COOKIE
from office.parts import Office
from office.store import accounts
from office.store.applicants_tables import ApplicantRow
from office.store.tables import AccountRow, RequestRow

CALLS = 60
BIG = ("requests", "actions", "applicants", "applicant_words", "agenda")
GOALS = {
    "queue": 50,
    "search": 50,
    "register": 100,
    "report": 500,
}  # ms at p95 on PostgreSQL; three times that on SQLite


@dataclass(frozen=True)
class Question:
    """One kind of page; `call` asks it once and gives the status."""

    name: str
    goal: str
    call: Callable[[int], int]


class Visitor:
    """A browser that is signed in as an officer with every role."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office, self.dice = office, Random(seed + 1)
        self.client = TestClient(build_app(office))
        self.client.follow_redirects = True
        with office.database.writing() as session:
            account = session.scalars(select(AccountRow).where(AccountRow.login == "petugas0")).one()
            self.client.cookies.set(COOKIE, accounts.start_session(session, account.id, office.clock()))
        self.token = re.findall(r'name="_csrf_token" value="([^"]+)"', self.client.get("/antrean").text)[0]
        with office.database.reading() as session:
            self.numbers = list(session.scalars(select(RequestRow.number).limit(5000)))
            in_2025 = ApplicantRow.received_at > datetime(2025, 6, 1, tzinfo=UTC)
            ordered = select(ApplicantRow.received_at, ApplicantRow.request_id).where(in_2025)
            ordered = ordered.order_by(ApplicantRow.received_at).limit(50)
            self.lines = [(at, key) for at, key in session.execute(ordered)]
        self.people = People(Random(seed))

    def get(self, path: str) -> int:
        return self.client.get(path).status_code

    def search(self, what: str) -> int:
        return self.client.post("/cari", data={"_csrf_token": self.token, "cari": what}).status_code


def questions(visitor: Visitor, niks: list[str]) -> tuple[Question, ...]:
    dice, words = visitor.dice, visitor.people.words
    common, rare = words[:20], words[300:]
    return (
        Question("queue, everything to do", "queue", lambda _: visitor.get("/antrean")),
        Question("queue, ready to collect", "queue", lambda _: visitor.get("/antrean?keadaan=siap")),
        Question("queue, archive", "queue", lambda _: visitor.get("/antrean?keadaan=arsip")),
        Question("my desk", "queue", lambda _: visitor.get("/meja")),
        Question("search by number", "search", lambda _: visitor.search(dice.choice(visitor.numbers))),
        Question("search by NIK", "search", lambda n: visitor.search(niks[n % len(niks)])),
        Question("search by a rare name", "search", lambda _: visitor.search(f"CONTOH {dice.choice(rare)}")),
        Question("search by a common name", "search", lambda _: visitor.search(dice.choice(common))),
        Question("register, a month", "register", lambda n: visitor.get(_month("/register/permohonan", n))),
        Question("register of the agenda, a month", "register", lambda n: visitor.get(_month("/register/agenda", n))),
        Question("register of hand-overs", "register", lambda n: visitor.get(_month("/register/pengambilan", n))),
        Question("register, far into a year", "register", lambda n: visitor.get(_deep(visitor, n))),
        Question("the wall's figures", "report", lambda _: visitor.get("/papan")),
        Question("report of a day", "report", lambda n: visitor.get(f"/laporan?tanggal=2026-10-{1 + n % 28:02d}")),
    )


def _deep(visitor: Visitor, n: int) -> str:
    """A page that follows some line in the middle of a year's book."""
    at, request_id = visitor.lines[n % len(visitor.lines)]
    after = urlencode({"sesudah": request_id, "pada": at.isoformat(), "nomor": "0-0"})
    return f"/register/permohonan?dari=2025-01-01&sampai=2025-12-31&{after}"


def _month(path: str, n: int) -> str:
    month = 1 + n % 10
    return f"{path}?dari=2026-{month:02d}-01&sampai=2026-{month:02d}-28"


def ask(visitor: Visitor, question: Question) -> tuple[float, float, int]:
    """Median and p95 in ms, and the worst status."""
    question.call(0)
    spans, worst = [], 0
    for n in range(CALLS):
        started = time.perf_counter()
        worst = max(worst, question.call(n))
        spans.append((time.perf_counter() - started) * 1000)
    return statistics.median(spans), statistics.quantiles(spans, n=20)[-1], worst


def plans(office: Office, question: Question) -> list[tuple[str, str]]:
    """The statements of one call that read a big table from end to end: (statement, line of the plan)."""
    seen: dict[str, tuple[str, object]] = {}

    def note(_c: object, _u: object, statement: str, parameters: object, *_: object) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            seen[statement] = (statement, parameters)

    event.listen(office.database.engine, "before_cursor_execute", note)
    try:
        question.call(1)
    finally:
        event.remove(office.database.engine, "before_cursor_execute", note)
    found = []
    with office.database.engine.connect() as connection:
        prefix = "EXPLAIN QUERY PLAN " if connection.dialect.name == "sqlite" else "EXPLAIN "
        for statement, parameters in seen.values():
            rows = connection.exec_driver_sql(prefix + statement, parameters).all()  # type: ignore[arg-type]
            lines = [str(row[-1]) for row in rows]
            found += [(statement, line.strip()) for line in lines if reads_all(line)]
    return found


def reads_all(line: str) -> bool:
    """Whether a line of a plan goes through a whole big table (an index read in order is fine: a limit ends it)."""
    for table in BIG:
        if re.search(rf"\bSeq Scan on {table}\b", line) or re.search(rf"\bSCAN {table}\b(?! USING)", line):
            return True
    return False
