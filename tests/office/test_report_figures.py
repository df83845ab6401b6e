"""Every figure of a report against an independent computation: DuckDB's own SQL over the rows as they were exported."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from sqlalchemy import text

from adminduk.request import ActionKind
from adminduk.skm import Element
from office.reports.booklet import booklet
from office.reports.cells import Minutes
from office.reports.period import Period, day, month
from office.reports.report import Report, report
from office.reports.share import Share
from office.reports.volume import COUNTED
from office.reports.xlsx import workbook
from tests.benches.postgres import new_database
from tests.office.editions_kit import open_with_editions, put_up, renamed
from tests.office.generated import answer_surveys, complain, fill
from tests.office.kit import Bench

FIRST = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)  # 07.00 in Jombang; October runs over into November
REQUESTS, DAYS = 350, 45
NEWER = "jogoroto-uji.2"
TABLES = (
    "requests",
    "actions",
    "returned_items",
    "filed_papers",
    "assisted_requests",
    "surveys",
    "survey_answers",
    "complaints",
    "complaint_actions",
)
# In the middle of the year the office published another SOP: one step of the KK says something else, and it may take
# longer. Every other request was filed after that.
OTHER = {
    "Petugas Loket menyerahkan berkas pengajuan kepada Operator": "Petugas Loket mengunggah berkas pengajuan",
    "jangka_waktu_menit: 10": "jangka_waktu_menit: 3000",
}
# Written out once more, by hand, from the words of the decree and the table of transitions.
PREPARE = """
CREATE TABLE standards (version VARCHAR, service VARCHAR, minutes INTEGER);
CREATE VIEW happened AS
SELECT a.*, epoch(CAST(a."at" AS TIMESTAMP)) AS utc, epoch(CAST(a."at" AS TIMESTAMP)) + 7 * 3600 AS wib FROM actions a;
CREATE VIEW states AS
SELECT h.*, r.service, r.kiosk_id, r.number, r.catalogue_version AS version,
       last_value(CASE kind
           WHEN 'ajukan' THEN 'office' WHEN 'periksa' THEN 'office' WHEN 'lengkapi' THEN 'office'
           WHEN 'lepas' THEN 'office' WHEN 'agendakan' THEN 'office' WHEN 'proses' THEN 'office'
           WHEN 'kembalikan' THEN 'resident' WHEN 'siapkan' THEN 'ready' WHEN 'serahkan' THEN 'done'
           WHEN 'tolak' THEN 'done' WHEN 'batalkan' THEN 'done' WHEN 'arsipkan' THEN 'done' END IGNORE NULLS)
         OVER (PARTITION BY request_id ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS hands,
       lead(h.kind) OVER w AS next_kind, lead(h.step) OVER w AS next_step, lead(h.utc) OVER w AS next_utc,
       lead(h.wib) OVER w AS next_wib, lead(h.seq) OVER w AS next_seq
FROM happened h JOIN requests r ON r.id = h.request_id
WINDOW w AS (PARTITION BY request_id ORDER BY seq);
CREATE VIEW finished AS
SELECT s.request_id, any_value(s.service) AS service, any_value(s.version) AS version, any_value(f.wib) AS wib,
       sum(CASE WHEN s.hands = 'office' AND s.next_seq <= f.seq THEN s.next_utc - s.utc ELSE 0 END) / 60 AS minutes
FROM states s JOIN (SELECT request_id, min(seq) AS seq, min(wib) AS wib FROM happened WHERE kind = 'siapkan' GROUP BY 1)
     f ON f.request_id = s.request_id
GROUP BY 1;
CREATE VIEW arrived AS SELECT h.*, r.service, r.kiosk_id FROM happened h JOIN requests r ON r.id = h.request_id
WHERE h.kind = 'ajukan';
CREATE VIEW sent_back AS
SELECT DISTINCT a.request_id, a.kiosk_id, a.service, a.wib, i.requirement, i.reason
FROM arrived a JOIN returned_items i ON i.request_id = a.request_id;
"""


@dataclass
class Checked:
    """The office's report and DuckDB over the same rows; `within` is the period as seconds of the wall clock."""

    bench: Bench
    duck: duckdb.DuckDBPyConnection
    report: Report
    within: tuple[float, float]

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Rows of `query`, in which `IN_PERIOD(x)` says that the moment x lies in the period."""
        low, high = self.within
        rest = query
        while "IN_PERIOD(" in rest:
            before, _, after = rest.partition("IN_PERIOD(")
            name, _, rest_after = after.partition(")")
            rest = f"{before}({name} >= {low} AND {name} < {high}){rest_after}"
        return self.duck.execute(rest).fetchall()


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.real)])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Bench, Path]:
    """An office with random lives, and its rows as CSV files."""
    home = tmp_path_factory.mktemp("kantor")
    url = new_database(request.getfixturevalue("postgres")) if request.param == "postgresql" else ""
    bench = open_with_editions(home, database_url=url)
    first = bench.office.catalogue.version
    put_up(bench, renamed(bench, NEWER, OTHER))
    maker = fill(bench, REQUESTS, FIRST, DAYS, seed=7)
    told = answer_surveys(maker, 150, FIRST.date(), DAYS)
    complain(maker, 120, FIRST, DAYS)
    bench.clock.passes(days=5)  # some clocks run out, some still run
    with bench.office.database.writing() as session:
        older = "CASE WHEN CAST(substr(number, 8) AS INTEGER) % 2 = 0 THEN :first ELSE :newer END"
        session.execute(text(f"UPDATE requests SET catalogue_version = {older}"), {"first": first, "newer": NEWER})
    export = home / "rows"
    export.mkdir()
    with (export / "told.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("given_on", "trait", "answer"), *told])
    with bench.office.database.reading() as session:
        for table in TABLES:
            rows = session.execute(text(f"SELECT * FROM {table}"))
            with (export / f"{table}.csv").open("w", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(rows.keys())
                writer.writerows([_utc(value) for value in row] for row in rows)
    return bench, export


def _utc(value: object) -> object:
    """A moment as UTC without its zone, however the database gives it; `at` columns of SQLite are texts of UTC."""
    return value.astimezone(UTC).replace(tzinfo=None) if isinstance(value, datetime) else value


PERIODS = {
    "november": (date(2026, 11, 3), month),
    "one-day": (date(2026, 11, 5), day),
    "empty": (date(2025, 1, 1), day),
}


@pytest.fixture(params=list(PERIODS))
def checked(filled: tuple[Bench, Path], request: pytest.FixtureRequest) -> Iterator[Checked]:
    bench, export = filled
    of, kind = PERIODS[request.param]
    period = kind(of, bench.office.zone)
    with bench.office.database.reading() as session:
        made = report(session, bench.office, period)
    with duckdb.connect() as duck:
        for table in TABLES:
            duck.execute(f"CREATE TABLE {table} AS SELECT * FROM read_csv('{export / table}.csv', all_varchar = false)")
        duck.execute(f"CREATE TABLE told AS SELECT * FROM read_csv('{export / 'told.csv'}')")
        duck.execute(PREPARE)
        duck.executemany(
            "INSERT INTO standards VALUES (?, ?, ?)",
            [
                (version, each.id, each.standard_minutes)
                for version in _versions(duck)
                for each in bench.office.shelf.of_version(version).services
            ],
        )
        yield Checked(bench, duck, made, _wall(period))


def _versions(duck: duckdb.DuckDBPyConnection) -> list[str]:
    rows = duck.execute("SELECT DISTINCT catalogue_version FROM requests").fetchall()
    assert len(rows) == 2
    return [row[0] for row in rows]


def _wall(period: Period) -> tuple[float, float]:
    """The period's ends as seconds since 1970 on a clock that shows Jombang's time."""
    low = datetime(period.first.year, period.first.month, period.first.day, tzinfo=UTC).timestamp()
    return low, low + len(period.days) * 86_400


def close(value: float) -> Any:
    return pytest.approx(value, abs=1e-6)


def test_there_is_something_to_check(filled: tuple[Bench, Path]) -> None:
    with filled[0].office.database.reading() as session:
        made = report(session, filled[0].office, month(date(2026, 11, 1), filled[0].office.zone))
    assert made.volume.of(ActionKind.FILE) > 150
    assert set(made.volume.total) == set(COUNTED)
    assert len(made.services) > 5
    assert any(each.within not in (None, 0) for each in made.services)
    assert sum(each.kind is ActionKind.FORWARD for each in made.steps) > 10
    assert len(made.returns.causes) > 20
    before = [each.step.text for each in made.steps if each.edition]
    assert before == ["Petugas Loket menyerahkan berkas pengajuan kepada Operator"]
    assert [each.standard for each in made.services if each.service == "kk"] == [3000, 10]
    assert made.assisted
    assert any(each.mark for each in made.satisfaction[1:])
    assert len(made.heard) == 7
    assert any(each.answered and 0 < each.answered.part < each.answered.whole < each.received for each in made.heard)


def test_volume(checked: Checked) -> None:
    kinds = ", ".join(f"'{kind.value}'" for kind in COUNTED)
    rows = checked.ask(f"SELECT kind, count(*) FROM happened WHERE kind IN ({kinds}) AND IN_PERIOD(wib) GROUP BY 1")
    assert {kind.value: count for kind, count in checked.report.volume.total.items()} == dict(rows)
    days = checked.ask(
        f"""SELECT strftime(make_timestamp(CAST(wib * 1e6 AS BIGINT)), '%Y-%m-%d'), kind, count(*) FROM happened
        WHERE kind IN ({kinds}) AND IN_PERIOD(wib) GROUP BY ALL"""
    )
    ours = {
        (of.isoformat(), kind.value): count
        for of, counts in checked.report.volume.by_day.items()
        for kind, count in counts.items()
        if count
    }
    assert ours == {(of, kind): count for of, kind, count in days}
    hours = checked.ask(
        "SELECT CAST(floor(wib / 3600) AS BIGINT) % 24, count(*) FROM arrived WHERE IN_PERIOD(wib) GROUP BY 1"
    )
    assert {hour: count for hour, count in checked.report.volume.arrivals_by_hour.items() if count} == dict(hours)
    services = checked.ask("SELECT service, count(*) FROM arrived WHERE IN_PERIOD(wib) GROUP BY 1")
    assert checked.report.volume.arrivals_by_service == dict(services)


def test_times_of_services(checked: Checked) -> None:
    rows = checked.ask(
        """SELECT f.service, count(*), quantile_cont(f.minutes, 0.5), quantile_cont(f.minutes, 0.9),
                  s.minutes, sum(CASE WHEN f.minutes <= s.minutes THEN 1 ELSE 0 END)
           FROM finished f JOIN standards s ON s.service = f.service AND s.version = f.version
           WHERE IN_PERIOD(f.wib) GROUP BY f.service, s.minutes
           ORDER BY 1, max(f.version = 'jogoroto-uji.2') = false"""
    )
    ours = [
        (each.service, each.spread.count, close(each.spread.median), close(each.spread.p90), each.standard)
        for each in checked.report.services
    ]
    assert [row[:5] for row in rows] == ours
    assert [row[5] if row[4] is not None else None for row in rows] == [each.within for each in checked.report.services]
    every = checked.ask("SELECT count(*), quantile_cont(minutes, 0.5) FROM finished WHERE IN_PERIOD(wib)")[0]
    usual = checked.report.all_services
    assert (every[0], every[1]) == ((usual.count, close(usual.median)) if usual else (0, None))


def test_times_of_steps(checked: Checked) -> None:
    rows = checked.ask(
        """SELECT service, next_kind,
                  CASE WHEN service = 'kk' AND next_kind = 'agendakan' AND version <> 'jogoroto-uji.2'
                       THEN version ELSE '' END AS edition,
                  count(*), quantile_cont((next_utc - utc) / 60, 0.5), quantile_cont((next_utc - utc) / 60, 0.9)
           FROM states WHERE hands = 'office' AND next_kind IS NOT NULL AND IN_PERIOD(next_wib)
           GROUP BY service, next_kind, coalesce(next_step, ''), edition ORDER BY 1, 2, 3, 4, 5"""
    )
    ours = sorted(
        (each.service, each.kind.value, each.edition, each.spread.count, each.spread.median, each.spread.p90)
        for each in checked.report.steps
    )
    assert [row[:4] for row in rows] == [each[:4] for each in ours]
    assert [row[4:] for row in rows] == [(close(median), close(p90)) for *_, median, p90 in ours]


def test_help_of_officers_of_the_desa(checked: Checked) -> None:
    rows = checked.ask(
        """SELECT a.kiosk_id, count(h.request_id), count(*) FROM arrived a
           LEFT JOIN assisted_requests h ON h.request_id = a.request_id WHERE IN_PERIOD(a.wib) GROUP BY 1"""
    )
    assert checked.report.assisted == {kiosk: Share(part, whole) for kiosk, part, whole in rows if part}


def test_returns(checked: Checked) -> None:
    returns = checked.report.returns
    assert returns.by_reason == dict(
        checked.ask("SELECT reason, count(*) FROM sent_back WHERE IN_PERIOD(wib) GROUP BY 1")
    )
    whole = checked.ask("SELECT count(*) FROM arrived WHERE IN_PERIOD(wib)")[0][0]
    part = checked.ask("SELECT count(DISTINCT request_id) FROM sent_back WHERE IN_PERIOD(wib)")[0][0]
    assert returns.requests == Share(part, whole)
    for column, ours in (("kiosk_id", returns.by_kiosk), ("service", returns.by_service)):
        rows = checked.ask(
            f"""SELECT a.{column}, count(DISTINCT b.request_id), count(DISTINCT a.request_id)
                FROM arrived a LEFT JOIN sent_back b ON b.request_id = a.request_id WHERE IN_PERIOD(a.wib) GROUP BY 1"""
        )
        assert ours == {key: Share(part, whole) for key, part, whole in rows}
    causes = checked.ask(
        """WITH brought AS (SELECT a.kiosk_id, p.requirement, count(*) AS n FROM arrived a
                            JOIN filed_papers p ON p.request_id = a.request_id WHERE IN_PERIOD(a.wib) GROUP BY ALL)
           SELECT s.requirement, s.reason, s.kiosk_id, count(*), any_value(b.n)
           FROM sent_back s JOIN brought b ON b.kiosk_id = s.kiosk_id AND b.requirement = s.requirement
           WHERE IN_PERIOD(s.wib) GROUP BY 1, 2, 3"""
    )
    assert {(each.requirement, each.reason, each.kiosk_id): each.share for each in returns.causes} == {
        row[:3]: Share(row[3], row[4]) for row in causes
    }
    parts = [each.share.part for each in returns.causes]
    assert parts == sorted(parts, reverse=True)


def test_satisfaction(checked: Checked) -> None:
    first, last = checked.report.period.first, checked.report.period.last
    for index in checked.report.satisfaction:
        chosen = f"given_on BETWEEN DATE '{first}' AND DATE '{last}' AND ('{index.service}' IN ('', service))"
        people = checked.ask(f"SELECT count(*) FROM surveys WHERE {chosen}")[0][0]
        rows = checked.ask(
            f"""SELECT element, count(*), round(avg(score) * 25 + 1e-9, 2) FROM survey_answers
                JOIN surveys ON surveys.id = survey_id WHERE {chosen} GROUP BY 1"""
        )
        assert index.people == people
        ours = {
            element.value: (tally.answers, float(mark.value))
            for element, (tally, mark) in index.elements.items()
            if mark is not None
        }
        assert ours == {element: (count, close(value)) for element, count, value in rows}
        whole = checked.ask(
            f"""SELECT count(*), round(sum(mean) / 9 * 25 + 1e-9, 2) FROM (SELECT avg(score) AS mean FROM survey_answers
                JOIN surveys ON surveys.id = survey_id WHERE {chosen} GROUP BY element)"""
        )[0]
        value = whole[1] if whole[0] == len(Element) else None
        assert (float(index.mark.value) if index.mark else None) == (None if value is None else close(value))
        if index.mark is not None:
            band = "D" if value < 65 else "C" if value < 76.61 else "B" if value < 88.31 else "A"
            assert index.mark.band.value == band


def test_who_answered_is_counted_by_whole_months(checked: Checked) -> None:
    period, respondents = checked.report.period, checked.report.respondents
    ours = {
        (trait.value, answer): count
        for trait, answers in respondents.counts.items()
        for answer, count in answers.items()
        if count
    }
    chosen = f"given_on BETWEEN DATE '{period.first}' AND DATE '{period.last}'"
    rows = checked.ask(f"SELECT trait, answer, count(*) FROM told WHERE {chosen} GROUP BY ALL")
    whole = len(period.days) > 1
    assert respondents.whole_months is whole
    assert ours == ({(trait, answer): count for trait, answer, count in rows} if whole else {})


def test_complaints(checked: Checked) -> None:
    now = checked.bench.clock().timestamp()
    rows = checked.ask(
        f"""WITH a AS (SELECT *, epoch(CAST("at" AS TIMESTAMP)) AS utc FROM complaint_actions),
        c AS (SELECT c.channel, c.due, r.utc AS came, r.utc + 7 * 3600 AS wib,
                     (SELECT min(utc) FROM a WHERE complaint_id = c.id AND kind = 'tangani') AS assigned,
                     (SELECT min(utc) FROM a WHERE complaint_id = c.id AND kind = 'jawab') AS answered,
                     (SELECT CASE arg_max(nature, seq) WHEN 'informasi' THEN 5 WHEN 'lapangan' THEN 60 ELSE 14 END
                      FROM a WHERE complaint_id = c.id AND nature IS NOT NULL) AS known
              FROM complaints c JOIN a r ON r.complaint_id = c.id AND r.kind = 'terima'),
        d AS (SELECT *, came + 3 * 86400 AS first_due, came + coalesce(known, 14) * 86400 AS last_due FROM c)
        SELECT channel, count(*), count(due),
               count(*) FILTER (assigned <= first_due), count(*) FILTER (assigned IS NOT NULL OR first_due < {now}),
               count(*) FILTER (answered <= last_due), count(*) FILTER (answered IS NOT NULL OR last_due < {now})
        FROM d WHERE IN_PERIOD(wib) GROUP BY 1"""
    )
    ours = {
        each.channel.value: (each.received, each.open, *_pair(each.responded), *_pair(each.answered))
        for each in checked.report.heard
    }
    assert ours == {row[0]: row[1:] for row in rows}


def _pair(share: Share | None) -> tuple[int, int]:
    return (share.part, share.whole) if share is not None else (0, 0)


def test_the_workbook_holds_the_same_values(checked: Checked) -> None:
    with checked.bench.office.database.reading() as session:
        made = booklet(session, checked.bench.office, checked.report.period)
    book = openpyxl.load_workbook(io.BytesIO(workbook(made)))
    sheets = book.worksheets
    assert [sheet.cell(1, 1).value for sheet in sheets[1:]] == [table.title for table in made.tables]
    for sheet, table in zip(sheets[1:], made.tables, strict=True):
        read = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=4 + len(table.rows))]
        assert read == [[_as_number(cell) for cell in row] for row in table.rows] or not table.rows
        assert len(sheet._charts) == (1 if table.bars is not None and table.rows else 0)
    read = [row[1].value for row in sheets[0].iter_rows(min_row=6, max_row=5 + len(made.headline))]
    assert read == [_as_number(cell) for _, cell in made.headline]


def _as_number(cell: object) -> Any:
    match cell:
        case None:
            return "-"
        case Minutes(value):
            return close(value)
        case Share(part, whole):
            return close(part / whole if whole else 0)
        case Decimal():
            return close(float(cell))
    return cell
