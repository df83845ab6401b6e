"""Laying a printed form back on the glass: whoever tries the kiosk sees it taken when signed, refused when not."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import pytest
from litestar.testing import TestClient

import assets
from adminduk.forms.loader import load_forms
from adminduk.wilayah import Wilayah
from dock.app import create_app
from dock.parts import Parts
from dock.samples import RESOLUTION
from dock.signing import sheet_of
from hardware.scanner.port import ScannedSheet
from kiosk.asked import Asked, Kind
from kiosk.capture.pipeline import capture
from kiosk.events import CapturedPage, PageVerdict
from kiosk.form_press import FormPress, Proof
from tests.paper.forms.all_forms import made_up

FORMS = load_forms(assets.path("forms"), assets.path("codes"))
WITH_METERAI = [code for code, form in sorted(FORMS.forms.items()) if form.needs_meterai]


@functools.cache
def proof(code: str) -> Proof:
    press = FormPress(FORMS, Wilayah.load(assets.path("wilayah", "wilayah.csv.gz")))
    return press.proof(code, made_up(FORMS.forms[code], 1), "UJI")


def seen(code: str, sheet: int, *, signed: bool) -> CapturedPage:
    """What the kiosk makes of the sheet that the dock lays down."""
    pixels = sheet_of(proof(code).pdf, sheet, signed=signed)
    return capture(ScannedSheet(pixels, RESOLUTION), Asked(Kind.PAGE, form=proof(code).form.sheets))


@pytest.mark.parametrize("code", WITH_METERAI)
def test_every_sheet_of_every_form_to_sign_comes_back_signed_with_its_meterai(code: str) -> None:
    for sheet in range(1, len(proof(code).form.sheets) + 1):
        came = seen(code, sheet, signed=True)
        assert came.verdict is PageVerdict.GOOD
        assert came.form is not None
        assert (came.form.sheet, came.form.unsigned, came.form.no_meterai) == (sheet, (), False)


def test_as_it_came_out_of_the_printer_it_is_refused() -> None:
    came = seen("F-1.07", 1, signed=False)
    assert came.verdict is PageVerdict.UNSIGNED
    assert came.form is not None
    assert came.form.no_meterai


@pytest.fixture
def parts() -> Parts:
    return Parts.new()


@pytest.fixture
def page(parts: Parts) -> Iterator[TestClient]:
    with TestClient(create_app(parts)) as client:
        yield client


def test_a_button_lays_what_was_printed_on_the_glass(page: TestClient, parts: Parts) -> None:
    parts.printer.print_pdf(proof("F-1.07").pdf, "F-1.07 UJI")
    assert page.get("/dock/api/state").json()["papers"] == [{"title": "F-1.07 UJI", "sheets": 1}]
    assert page.post("/dock/api/lay/0/1/signed").json() == {"problem": ""}
    assert parts.scanner.snapshot().sheet is not None


@pytest.mark.parametrize("what", ["0/2/signed", "0/0/signed", "1/1/signed", "0/1/stamped"])
def test_a_sheet_that_was_not_printed_cannot_be_laid(what: str, page: TestClient, parts: Parts) -> None:
    parts.printer.print_pdf(proof("F-1.07").pdf, "F-1.07 UJI")
    assert page.post(f"/dock/api/lay/{what}").status_code == 404
    assert parts.scanner.snapshot().sheet is None


def test_a_missing_painter_is_said_in_words(
    page: TestClient, parts: Parts, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    parts.printer.print_pdf(proof("F-1.07").pdf, "F-1.07 UJI")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "poppler-utils" in page.post("/dock/api/lay/0/1/signed").json()["problem"]
    assert parts.scanner.snapshot().sheet is None
