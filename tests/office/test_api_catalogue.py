"""A kiosk fetches what was published, once; and the office sees which edition each kiosk has."""

from __future__ import annotations

from pathlib import Path

import pytest

import assets
from adminduk.catalogue.files import load_files, read_files
from adminduk.request import Role
from kiosk.catalogue_keeper import LOOK_EVERY_S, CatalogueKeeper, Offered, Source
from office.editions import workbench
from tests.kiosk.fake_clock import FakeClock
from tests.office.editions_kit import open_with_editions
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_catalogue_editor import open_entry, publish, save


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return open_with_editions(tmp_path, "margorejo")


def fetched(kiosk: PlayedKiosk, digest: str) -> Offered | None:
    answer = kiosk.call("GET", f"/catalogue?digest={digest}")
    assert answer.status_code in {200, 204}
    return Offered.model_validate_json(answer.content) if answer.status_code == 200 else None


def test_from_the_clerk_s_form_to_the_next_visit(bench: Bench, tmp_path: Path) -> None:
    played, clock = bench.kiosk(), FakeClock()
    shipped = assets.path("catalogue", "margorejo")
    source = Source(lambda digest: fetched(played, digest), clock)
    keeper = CatalogueKeeper(tmp_path / "kiosk", shipped, load_files(read_files(shipped)), source)
    keeper.look()
    assert keeper.current == bench.office.catalogue
    editor, head = bench.browser(bench.account(Role.KASI)), bench.browser(bench.account(Role.CAMAT))
    save(editor, "kk", open_entry(editor, "kk", "requirements.2") | {"name.id": "KTP-el asli"})
    clock.pass_time(LOOK_EVERY_S)
    keeper.look()
    assert keeper.current.service("kk").requirements[2].name.id == "KTP"  # a draft is nobody's business yet
    assert publish(head, bench).status_code == 303
    clock.pass_time(LOOK_EVERY_S)
    keeper.look()
    assert keeper.current == bench.office.catalogue
    assert keeper.current.service("kk").requirements[2].name.id == "KTP-el asli"
    beat = {"version": "1", "faults": [], "waiting": 0, "condition": {"services": [], "catalogue": keeper.told()}}
    assert played.call("POST", "/heartbeat", json=beat).status_code == 204
    assert f"{keeper.current.version} (terbaru)" in head.get("/katalog/terbit").text
    assert keeper.current.version in head.get("/anjungan").text


def test_only_a_kiosk_of_this_office_is_given_it(bench: Bench) -> None:
    assert bench.client.get("/api/kiosk/v1/catalogue").status_code == 401


def test_an_office_without_editions_says_so(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    answer = bench.kiosk().call("GET", "/catalogue")
    assert (answer.status_code, answer.json()["code"]) == (404, "none")
    with pytest.raises(LookupError):
        workbench.look(bench.office)
    assert bench.browser(bench.account(Role.KASI)).get("/katalog").status_code == 404
