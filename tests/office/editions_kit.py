"""An office that keeps its catalogue in editions, as a shipped one does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from litestar.testing import TestClient

from adminduk.catalogue.files import digest_of, load_files
from office.compose import build_app, open_office
from office.settings import OfficeSettings
from office.store import editions
from office.store.editions import Basis, BasisKind, Edition
from tests.office.kit import CHEAP, LONG, Bench, PlayedClock

KK = "services/kk.yaml"


def open_with_editions(home: Path, name: str = "jogoroto", database_url: str = "", **changes: object) -> Bench:
    """An office whose first edition is the shipped catalogue `name`."""
    clock = PlayedClock()
    told = {"public_url": "http://127.0.0.1:8300", "database_url": database_url, "catalogue": name}
    settings = OfficeSettings(**told, second_factor_days=LONG).model_copy(update=changes)
    office = open_office(settings, home, clock=clock, passwords=CHEAP)
    client = TestClient(build_app(office), raise_server_exceptions=True)
    client.follow_redirects = False
    return Bench(office, clock, client)


def files_of(bench: Bench) -> dict[str, str]:
    edition = bench.office.shelf.edition
    assert edition is not None
    return dict(edition.files)


def renamed(bench: Bench, version: str, changes: Mapping[str, str]) -> dict[str, str]:
    """The files that hold, under another version, with `changes` to the file of the KK service."""
    files = files_of(bench)
    files["office.yaml"] = files["office.yaml"].replace(bench.office.catalogue.version, version)
    for old, new in changes.items():
        assert old in files[KK]
        files[KK] = files[KK].replace(old, new)
    return files


def put_up(bench: Bench, files: Mapping[str, str]) -> Edition:
    """Publish `files` at once, without the pages."""
    catalogue = load_files(files)
    with bench.office.database.writing() as session:
        made = editions.start_draft(
            session,
            files=files,
            digest=digest_of(files),
            version=catalogue.version,
            follows=None,
            by="akun",
            now=bench.clock(),
        )
        edition = editions.publish(
            session, made.id, Basis(BasisKind.DECREE, "1/2026", "2026-11-01"), "akun", bench.clock()
        )
    bench.office.shelf.put_up(edition, catalogue)
    return edition
