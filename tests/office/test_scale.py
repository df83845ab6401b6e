"""No page that an office opens all day reads a big table from end to end: the plans of its queries say so.

How long they take with a million requests: `python -m bench.scale`.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from bench.scale.ask import Visitor, plans, questions, reads_all
from bench.scale.fill import NOW, fill
from bench.scale.people import People
from office.compose import open_office
from office.settings import OfficeSettings


def test_no_page_reads_a_big_table_whole(tmp_path: Path) -> None:
    office = open_office(OfficeSettings(), tmp_path, clock=lambda: NOW)
    made = fill(office, 4_000, seed=1)
    assert made["requests"] == 4_000 < made["actions"]
    visitor = Visitor(office, seed=1)
    niks = [person.nik for person in People(Random(1)).some(4_000)]
    asked = questions(visitor, niks)
    assert {question.name: question.call(0) for question in asked} == {question.name: 200 for question in asked}
    assert {question.name: plans(office, question) for question in asked} == {question.name: [] for question in asked}
    office.database.close()
    office.beside.close()


def test_a_whole_table_is_noticed() -> None:
    assert reads_all("Seq Scan on requests  (cost=0.00..1.01 rows=1 width=4)")
    assert reads_all("SCAN actions")
    assert not reads_all("SEARCH requests USING INDEX ix_requests_state_since (state=?)")
