"""`python -m bench.scale fill --requests 1000000 [--database URL] --folder F`, then `... ask [--plans] --folder F`.

Without `--database` it is SQLite in the folder; `--postgres` starts a PostgreSQL of its own in it for one run of both.
"""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path
from random import Random

from bench.scale.ask import GOALS, Visitor, ask, plans, questions
from bench.scale.fill import AT_A_TIME, NOW, fill
from bench.scale.people import People
from office.compose import open_office
from office.parts import Office
from office.program import settle
from office.settings import OfficeSettings
from tests.benches.postgres import running_postgres


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("fill", "ask", "both"))
    parser.add_argument("--requests", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--database", default="")
    parser.add_argument("--postgres", action="store_true", help="a PostgreSQL that lives as long as this run")
    parser.add_argument("--plans", action="store_true", help="also tell which statements read a whole big table")
    wish = parser.parse_args()
    with running_postgres() if wish.postgres else nullcontext(wish.database) as url:
        office = open_office(OfficeSettings(database_url=url), wish.folder, clock=lambda: NOW)
        if wish.what in ("fill", "both"):
            print(", ".join(f"{count} {table}" for table, count in fill(office, wish.requests, wish.seed).items()))
        if wish.what in ("ask", "both"):
            _ask(office, wish.seed, wish.requests, wish.plans)
        office.database.close()
        office.beside.close()


def _ask(office: Office, seed: int, count: int, with_plans: bool) -> None:
    visitor = Visitor(office, seed)
    settle()
    niks = [person.nik for person in People(Random(seed)).some(min(AT_A_TIME, count))][:200]  # who came first
    slower = 3 if office.database.engine.dialect.name == "sqlite" else 1
    print(f"{office.database.engine.dialect.name}: ms for one page, 60 calls")
    for question in questions(visitor, niks):
        median, p95, status = ask(visitor, question)
        goal = GOALS[question.goal] * slower
        met = "" if p95 <= goal else "  MISSED"
        print(f"{question.name:36} median {median:7.1f}  p95 {p95:7.1f}  goal {goal:5}  status {status}{met}")
        for statement, line in plans(office, question) if with_plans else ():
            print(f"    reads all: {line}\n      {' '.join(statement.split())[:400]}")


if __name__ == "__main__":
    main()
