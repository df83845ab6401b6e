"""Two office processes over one database: what one publishes, the other holds to within its next turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from adminduk.request import Role
from office.compose import CHORES
from office.editions.workbench import follow
from office.housekeeping import Housekeeping
from office.store.editions_tables import EditionRow
from tests.office.editions_kit import KK, open_with_editions, put_up, renamed
from tests.office.kit import Bench

WORDS = {"KK hilang": "Kehilangan KK"}


@pytest.fixture
def both(tmp_path: Path) -> tuple[Bench, Bench]:
    return open_with_editions(tmp_path), open_with_editions(tmp_path)


def turn(bench: Bench) -> None:
    """The chores that are due every few seconds."""
    bench.clock.passes(seconds=5)
    Housekeeping(bench.office, [each for each in CHORES if each.name == "editions"]).do_due()


def test_the_other_office_takes_up_what_was_published(both: tuple[Bench, Bench]) -> None:
    one, other = both
    kiosk = other.kiosk()
    put_up(one, renamed(one, "jogoroto-uji.2", WORDS))
    assert other.office.catalogue.version != "jogoroto-uji.2"
    turn(other)
    assert other.office.catalogue == one.office.catalogue
    assert other.office.shelf.edition == one.office.shelf.edition
    assert kiosk.call("GET", "/catalogue").json()["version"] == "jogoroto-uji.2"
    page = other.browser(other.account(Role.KASI)).get("/katalog").text
    assert "jogoroto-uji.2" in page


def test_a_request_keeps_its_edition_in_both(both: tuple[Bench, Bench]) -> None:
    one, other = both
    first = one.office.catalogue.version
    put_up(one, renamed(one, "jogoroto-uji.2", WORDS))
    turn(other)
    for office in (one.office, other.office):
        [service] = [each for each in office.shelf.of_version(first).services if each.id == "kk"]
        assert "KK hilang" in [each.name.id for each in service.reasons]


def test_who_publishes_in_turn_sees_the_latest(both: tuple[Bench, Bench]) -> None:
    one, other = both
    put_up(one, renamed(one, "jogoroto-uji.2", WORDS))
    turn(other)
    put_up(other, renamed(other, "jogoroto-uji.3", {"Kehilangan KK": "KK yang hilang"}))
    turn(one)
    assert one.office.catalogue.version == other.office.catalogue.version == "jogoroto-uji.3"
    assert not one.office.shelf.follow()  # nothing new: nothing is read again


def test_an_edition_that_this_program_cannot_read_leaves_what_it_has(both: tuple[Bench, Bench]) -> None:
    """As an older program beside a newer one."""
    one, other = both
    files = renamed(one, "jogoroto-uji.2", {})
    held = one.office.shelf.edition
    put_up(one, files)
    with one.office.database.writing() as session:
        row = session.scalars(select(EditionRow).where(EditionRow.version == "jogoroto-uji.2")).one()
        row.files = {**files, KK: files[KK].replace("kind:", "jenis:", 1)}
    turn(other)
    assert other.office.shelf.edition == held


def test_the_pages_are_told(both: tuple[Bench, Bench]) -> None:
    one, other = both
    beats = []
    other.office.pulse.beat = lambda: beats.append(1)  # type: ignore[method-assign]
    follow(other.office)
    assert beats == []
    put_up(one, renamed(one, "jogoroto-uji.2", WORDS))
    follow(other.office)
    assert beats == [1]
