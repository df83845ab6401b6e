"""A form that was filled in at the kiosk is printed at the counter, to be signed there."""

from __future__ import annotations

from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.request import Role
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk
from tests.paper.forms.printed_text import words_of

FORMS = {"F-1.07": {"pemberi.nama": "SITI CONTOH", "penerima.nama": "BUDI CONTOH"}}
VERSIONS = {"F-1.07": "Permendagri 6/2026"}


@pytest.fixture
def officer(bench: Bench) -> TestClient:
    return bench.browser(bench.account(Role.LOKET, login="loket1"))


@pytest.mark.parametrize("size", ["a4", "f4"])
def test_it_is_the_official_form_with_what_was_filled_in(
    kiosk: PlayedKiosk, officer: TestClient, size: str, tmp_path: Path
) -> None:
    number = kiosk.file(forms=FORMS, form_versions=VERSIONS).number
    address = f"/permohonan/{number}/formulir/F-1.07/{size}"
    assert f'href="{address}"' in officer.get(f"/permohonan/{number}").text
    answer = officer.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    assert f"{number}-F-1.07.pdf" in answer.headers["content-disposition"]
    words = [word.text for word in words_of(answer.content, tmp_path)[0]]
    assert "F-1.07" in words
    assert {"SITI", "BUDI", "CONTOH"} <= set(words)


@pytest.mark.parametrize("wrong", ["F-1.02/a4", "F-9.99/a4", "F-1.07/a3"])
def test_what_is_not_there_is_not_found(kiosk: PlayedKiosk, officer: TestClient, wrong: str) -> None:
    number = kiosk.file(forms=FORMS, form_versions=VERSIONS).number
    assert officer.get(f"/permohonan/{number}/formulir/{wrong}").status_code == 404
    assert officer.get(f"/permohonan/JGR-01-999999/formulir/{wrong}").status_code == 404


def test_nobody_prints_without_signing_in(bench: Bench, kiosk: PlayedKiosk) -> None:
    number = kiosk.file(forms=FORMS, form_versions=VERSIONS).number
    answer = bench.client.get(f"/permohonan/{number}/formulir/F-1.07/a4", follow_redirects=False)
    assert answer.status_code in (302, 303, 307)
