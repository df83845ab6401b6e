"""A request is read by the catalogue that it was filed under, whatever was published since."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from adminduk.filing import DeliveryKind
from adminduk.request import Role
from office import desks
from office.dossier import open_dossier, titles
from office.store import requests
from tests.office.editions_kit import open_with_editions, put_up, renamed
from tests.office.kit import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return open_with_editions(tmp_path)


def filed(bench: Bench) -> str:
    kiosk = bench.kiosk()
    pages = (kiosk.put_page("surat-kehilangan"),)
    filing = kiosk.filing(pages, catalogue_version=bench.office.catalogue.version)
    assert kiosk.deliver(DeliveryKind.FILING, filing).status_code == 201
    return filing.number


def test_a_request_keeps_the_words_and_requirements_it_was_filed_under(bench: Bench) -> None:
    first = filed(bench)
    asked = next(each for each in bench.office.catalogue.service("kk").requirements if each.id == "surat-kehilangan")
    put_up(bench, renamed(bench, "jogoroto-uji.2", {asked.name.id: "Surat lapor hilang", "KK hilang": "Kehilangan KK"}))
    second = filed(bench)
    with bench.office.database.reading() as session:
        found = [requests.by_number(session, number) for number in (first, second)]
        assert None not in found
        cases = [each.request for each in found if each is not None]
        names = [open_dossier(session, bench.office, case).papers[0].name for case in cases]
    assert names == [asked.name.id, "Surat lapor hilang"]
    assert [titles(bench.office, case)[1] for case in cases] == ["KK hilang", "Kehilangan KK"]


def test_the_page_of_an_older_request_shows_the_older_words(bench: Bench) -> None:
    first = filed(bench)
    put_up(bench, renamed(bench, "jogoroto-uji.2", {"KK hilang": "Kehilangan KK"}))
    page = bench.browser(bench.account(Role.OPERATOR)).get(f"/permohonan/{first}").text
    assert "KK hilang" in page
    assert "Kehilangan KK" not in page


def test_a_request_whose_desk_was_closed_goes_the_way_of_today(bench: Bench) -> None:
    """Otherwise it would lie where nobody sits."""
    number = filed(bench)
    old = {stage.desk for stage in way(bench, number)}
    closed = next(desk for desk in bench.office.catalogue.desks if desk.id in old)
    files = renamed(bench, "jogoroto-uji.2", {})
    named = re.compile(rf"\b(id|desk|signed_by): {closed.id}\b")
    put_up(bench, {name: named.sub(rf"\1: {closed.id}-baru", text) for name, text in files.items()})
    assert {stage.desk for stage in way(bench, number)} == {
        f"{each}-baru" if each == closed.id else each for each in old
    }


def way(bench: Bench, number: str) -> list[desks.Stage]:
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, number)
    assert stored is not None
    return list(desks.way_of(bench.office, stored.request))
