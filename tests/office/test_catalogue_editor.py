"""The editor: plain fields and text, checked at every save, published with a decree only, rolled back as new."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from adminduk.catalogue.model import Catalogue
from adminduk.request import Role
from office.editions import workbench
from office.editions.workbench import Obstacle, Refused
from office.store.editions import Basis, BasisKind, Edition
from tests.office.databases import ON_BOTH
from tests.office.editions_kit import open_with_editions
from tests.office.kit import Bench
from tests.office.test_console_signin import form_token

pytestmark = ON_BOTH
DECREE = {"jenis": "keputusan", "nomor": "188/12/2026", "tanggal": "2026-11-19", "catatan": ""}


@pytest.fixture
def bench(tmp_path: Path, database_url: str) -> Bench:
    return open_with_editions(tmp_path, "margorejo", database_url)


@pytest.fixture
def editor(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.KASI))


@pytest.fixture
def head(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.CAMAT))


def form_of(page: str, path: str) -> dict[str, Any]:
    """What the browser would send for the entry at `path`, unchanged."""
    forms = re.findall(r'<form method="post" action="/katalog/isi.*?</form>', page, re.DOTALL)
    own = next(each for each in forms if f'name="tempat" value="{path}"' in each)
    sent: dict[str, Any] = dict(re.findall(r'<input[^>]*name="([^"]+)" value="([^"]*)"(?![^>]*type="checkbox")', own))
    for tag in re.findall(r'<input type="checkbox"[^>]*>', own):
        name, value = re.findall(r'name="([^"]+)" value="([^"]*)"', tag)[0]
        sent.pop(name, None) if not isinstance(sent.get(name), list) else None
        if "checked" in tag:
            sent.setdefault(name, []).append(value)
    sent |= dict(re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', own, re.DOTALL))
    for name, options in re.findall(r'<select[^>]*name="([^"]+)">(.*?)</select>', own, re.DOTALL):
        sent[name] = next(iter(re.findall(r'value="([^"]*)" selected', options)), "")
    return sent


def open_entry(browser: TestClient, name: str, path: str) -> dict[str, Any]:
    page = browser.get(f"/katalog/isi/{name}")
    assert page.status_code == 200
    return {**form_of(page.text, path), "_csrf_token": form_token(page.text)}


def save(browser: TestClient, name: str, sent: dict[str, Any], deed: str = "simpan") -> Any:
    return browser.post(f"/katalog/isi/{name}", data={**sent, "lakukan": deed})


def publish(browser: TestClient, bench: Bench, **more: str) -> Any:
    token = form_token(browser.get("/katalog/terbit").text)
    return browser.post(
        "/katalog/terbit", data={"_csrf_token": token, "tanda": workbench.look(bench.office).mark, **DECREE, **more}
    )


def drafted(bench: Bench) -> Catalogue:
    found = workbench.look(bench.office).catalogue
    assert found is not None
    return found


def test_an_entry_that_is_saved_unchanged_begins_no_draft(bench: Bench, editor: TestClient) -> None:
    for path in ("", "reasons.0", "questions.0", "requirements.3", "fields.2", "standards.0", "standards.0.prosedur.1"):
        assert save(editor, "kk", open_entry(editor, "kk", path)).status_code == 303
    assert save(editor, "kantor", open_entry(editor, "kantor", "")).status_code == 303
    assert not workbench.look(bench.office).is_draft


def test_a_change_by_plain_fields_waits_until_it_is_published(
    bench: Bench, editor: TestClient, head: TestClient
) -> None:
    sent = open_entry(editor, "kk", "requirements.2")
    sent |= {"name.id": "KTP-el asli", "max_pages": "3", "requires": ["baru", "hilang"], "original": "ya"}
    assert save(editor, "kk", sent).status_code == 303
    step = open_entry(editor, "kk", "standards.0.prosedur.1") | {"minutes": "15"}
    assert save(editor, "kk", step).status_code == 303
    changed = next(each for each in drafted(bench).service("kk").requirements if each.id == "ktp")
    assert (changed.name.id, changed.max_pages, changed.original) == ("KTP-el asli", 3, True)
    assert changed.when.reasons == ("baru", "hilang")
    assert bench.office.catalogue.service("kk").requirements[2].name.id == "KTP"
    told = editor.get("/katalog/perubahan").text
    assert "Syarat “KTP-el asli” tidak lagi diminta untuk “KK rusak”." in told
    assert "menit: “5” menjadi “15”." in told
    assert told.count("tidak lagi diminta") == 3
    assert publish(head, bench).status_code == 303
    assert bench.office.catalogue.version == "margorejo-2026-11-20.1"
    assert bench.office.catalogue.service("kk").requirements[2].name.id == "KTP-el asli"
    assert "188/12/2026" in head.get("/katalog/terbit").text


def test_a_mistake_stands_beside_its_place_and_keeps_what_was_typed(
    bench: Bench, editor: TestClient, head: TestClient
) -> None:
    sent = open_entry(editor, "kk", "requirements.2") | {"max_pages": "banyak", "name.jv": ""}
    assert save(editor, "kk", sent).status_code == 303
    page = editor.get("/katalog/isi/kk").text
    own = page[page.index('id="e-requirements-2"') : page.index('id="e-requirements-3"')]
    assert own.count("<li>") == 2
    assert 'value="banyak"' in own
    assert page.count('class="mistakes"') == 1
    assert publish(head, bench).status_code == 409
    assert bench.office.catalogue.service("kk").requirements[2].max_pages == 2


def test_the_second_of_two_editors_is_told_and_loses_nothing(bench: Bench, editor: TestClient) -> None:
    other = bench.browser(bench.account(Role.KABID, login="rekan"))
    mine, theirs = open_entry(editor, "kk", "requirements.2"), open_entry(other, "kk", "requirements.0")
    assert save(other, "kk", theirs, "hapus").status_code == 303
    answer = save(editor, "kk", mine | {"name.id": "KTP-el baru"})
    assert answer.status_code == 409
    assert "Contoh rekan" in answer.text
    assert "KTP-el baru" in answer.text
    again = form_of(answer.text, "requirements.1") | {"_csrf_token": mine["_csrf_token"]}
    assert again["name.id"] == "KTP-el baru"
    assert save(editor, "kk", again).status_code == 303
    ids = {each.id: each.name.id for each in drafted(bench).service("kk").requirements}
    assert ids["ktp"] == "KTP-el baru"
    assert "pengantar-desa" not in ids


def test_the_file_as_text_is_kept_with_its_mistakes(bench: Bench, editor: TestClient) -> None:
    page = editor.get("/katalog/berkas/kk").text
    sent = {"_csrf_token": form_token(page), "tanda": workbench.look(bench.office).mark}
    text = workbench.look(bench.office).edition.files["services/kk.yaml"].replace("name: {id: KTP,", "name: {id: [,")
    assert editor.post("/katalog/berkas/kk", data={**sent, "isi": text}).status_code == 303
    shown = editor.get("/katalog/berkas/kk").text
    assert "name: {id: [," in shown
    assert 'class="mistakes"' in shown
    assert editor.get("/katalog/isi/kk").status_code == 200
    late = editor.post("/katalog/berkas/kk", data={**sent, "isi": "id: lain"})
    assert late.status_code == 409
    assert "id: lain" in late.text


def test_a_requirement_is_added(bench: Bench, editor: TestClient) -> None:
    page = editor.get("/katalog/isi/kk").text
    sent = {
        "_csrf_token": form_token(page),
        "tanda": workbench.look(bench.office).mark,
        "tempat": "requirements",
        "name.id": "Surat kuasa",
        "name.jv": "Serat kuwasa",
        "name.en": "Power of attorney",
        "kind": "dokumen",
        "original": "ya",
        "max_pages": "1",
        "requires": ["hilang"],
    }
    assert save(editor, "kk", sent, "tambah").status_code == 303
    made = drafted(bench).service("kk").requirements[-1]
    assert (made.id, made.when.reasons, made.original) == ("surat-kuasa", ("hilang",), True)


def test_nothing_is_published_without_its_basis(bench: Bench, editor: TestClient, head: TestClient) -> None:
    save(editor, "kk", open_entry(editor, "kk", "requirements.2") | {"name.id": "KTP-el"})
    for lacking in ({"nomor": ""}, {"tanggal": ""}, {"tanggal": "2027-01-01"}, {"jenis": "bawaan"}):
        answer = publish(head, bench, **lacking)
        assert (lacking, answer.status_code) == (lacking, 409)
    assert workbench.look(bench.office).is_draft


def test_an_edition_of_before_holds_again_as_a_new_one(bench: Bench, editor: TestClient, head: TestClient) -> None:
    first = bench.office.shelf.edition
    assert first is not None
    save(editor, "kk", open_entry(editor, "kk", "requirements.2") | {"name.id": "KTP-el"})
    assert publish(head, bench).status_code == 303
    assert publish(head, bench, edisi=str(first.id), jenis="fkp").status_code == 303
    assert bench.office.catalogue.version == "margorejo-2026-11-20.2"
    assert bench.office.catalogue.service("kk").requirements[2].name.id == "KTP"
    assert "Forum Konsultasi Publik" in head.get("/katalog/terbit").text


def test_the_office_cannot_become_another(bench: Bench, editor: TestClient, head: TestClient) -> None:
    mark, account = workbench.look(bench.office).mark, bench.account(Role.CAMAT)
    text = workbench.look(bench.office).edition.files["office.yaml"].replace("code: MGR", "code: XYZ")
    assert workbench.save_text(bench.office, account, mark, "office.yaml", text) is None
    made = workbench.publish(
        bench.office, account, workbench.look(bench.office).mark, Basis(BasisKind.DECREE, "1", "2026-11-01")
    )
    assert not isinstance(made, Edition)
    assert made == Refused(Obstacle.OTHER_OFFICE)


def test_the_preview_shows_every_way_in_three_languages(bench: Bench, editor: TestClient, head: TestClient) -> None:
    page = editor.get("/katalog/pratinjau/kk").text
    assert page.count('<article class="way">') == 5 * 4
    for words in ("Pengantar dari desa", "Pengantar saking desa", "Covering letter from the village"):
        assert words in page
    assert head.get("/katalog/terbit/pratinjau/kk").status_code == 200
    assert head.get("/katalog/pratinjau/kk").status_code == 403
    assert editor.get("/katalog/terbit").status_code == 403
