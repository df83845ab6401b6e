"""Editions of the catalogue: what was shipped holds first, and a request keeps the one it was filed under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import assets
from adminduk.catalogue.files import digest_of, is_name, load_files, read_files, write_files
from adminduk.catalogue.problems import CatalogueError
from office.editions.shelf import BY, Shelf, open_shelf
from office.store import editions
from office.store.database import Database, open_database
from office.store.editions import Basis, BasisKind, EditionState
from tests.office.databases import ON_BOTH
from tests.office.kit import START


@pytest.fixture
def database(tmp_path: Path, database_url: str) -> Iterator[Database]:
    database = open_database(database_url or f"sqlite:///{tmp_path / 'kantor.sqlite'}")
    yield database
    database.close()


@pytest.fixture
def shipped() -> dict[str, str]:
    return read_files(assets.path("catalogue", "margorejo"))


def newer(files: dict[str, str]) -> dict[str, str]:
    """The same catalogue with another version."""
    version = load_files(files).version
    return {**files, "office.yaml": files["office.yaml"].replace(version, "baru-2")}


def put(database: Database, files: dict[str, str], by: str) -> Shelf:
    """An edition that `by` drafted and published."""
    with database.writing() as session:
        version = load_files(files).version
        made = editions.start_draft(
            session, files=files, digest=digest_of(files), version=version, follows=None, by=by, now=START
        )
        editions.publish(session, made.id, Basis(BasisKind.DECREE, "1/2026", "2026-11-01"), by, START)
    return open_shelf(database, files, START)


@ON_BOTH
def test_the_first_start_publishes_what_was_shipped(database: Database, shipped: dict[str, str]) -> None:
    shelf = open_shelf(database, shipped, START)
    assert shelf.current == load_files(shipped)
    assert shelf.edition is not None
    assert (shelf.edition.state, shelf.edition.by) == (EditionState.PUBLISHED, BY)
    again = open_shelf(database, shipped, START)
    assert again.edition == shelf.edition


@ON_BOTH
def test_a_newer_program_brings_its_catalogue_and_requests_keep_the_old_one(
    database: Database, shipped: dict[str, str]
) -> None:
    old = open_shelf(database, shipped, START).current
    shelf = open_shelf(database, newer(shipped), START)
    assert shelf.current.version == "baru-2"
    assert shelf.of_version(old.version) == old
    assert shelf.of_version("tidak pernah ada") == shelf.current


@ON_BOTH
def test_what_the_office_published_itself_stays_when_the_program_is_newer(
    database: Database, shipped: dict[str, str]
) -> None:
    open_shelf(database, shipped, START)
    put(database, newer(shipped), "akun")
    assert open_shelf(database, shipped, START).current.version == "baru-2"
    with database.reading() as session:
        states = [each.state for each in editions.ever_published(session)]
    assert sorted(states) == [EditionState.PUBLISHED, EditionState.SUPERSEDED]


@ON_BOTH
def test_two_who_save_one_draft_see_each_other(database: Database, shipped: dict[str, str]) -> None:
    with database.writing() as session:
        made = editions.start_draft(session, files=shipped, digest="a", version="1", follows=None, by="x", now=START)
        first = editions.save(session, made.id, 0, files=shipped, digest="b", version="1", by="x", now=START)
        second = editions.save(session, made.id, 0, files={}, digest="c", version="1", by="y", now=START)
        kept = editions.draft(session)
    assert (first, second) == (True, False)
    assert kept is not None
    assert (kept.digest, kept.turn) == ("b", 1)


def test_a_mistake_is_told_with_the_name_of_its_file(shipped: dict[str, str]) -> None:
    with pytest.raises(CatalogueError) as told:
        load_files({**shipped, "services/kk.yaml": shipped["services/kk.yaml"].replace("kind:", "jenis:", 1)})
    assert {str(each.file) for each in told.value.problems} == {"services/kk.yaml"}


@pytest.mark.parametrize(
    "name", ["../office.yaml", "services/../x.yaml", "services/a/b.yaml", "x.yaml", "services/.yaml"]
)
def test_a_name_that_no_catalogue_has_is_not_written(tmp_path: Path, name: str) -> None:
    assert not is_name(name)
    with pytest.raises(ValueError, match="no file of a catalogue"):
        write_files({name: ""}, tmp_path)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
