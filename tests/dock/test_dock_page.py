"""The dock: every button moves a part, and a look shows what came of it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
import zxingcpp
from litestar.testing import TestClient
from PIL import Image

from dock.app import create_app
from dock.parts import Parts, moves
from dock.samples import SAMPLES
from hardware.slip_printer.port import Line, QrCode


@pytest.fixture
def parts() -> Parts:
    return Parts.new()


@pytest.fixture
def page(parts: Parts) -> Iterator[TestClient]:
    with TestClient(create_app(parts)) as client:
        yield client


def words(page: TestClient, kind: str) -> str:
    sights = page.get("/dock/api/state").json()["devices"][kind]
    return " ".join(sight["words"] for sight in sights if sight["bad"]) or "siap"


def test_the_page_and_its_files_are_served(page: TestClient) -> None:
    assert "Dok Anjungan" in page.get("/dock").text
    assert page.get("/dock/dock.css").status_code == 200
    assert page.get("/dock/parts.py").status_code == 404


@pytest.mark.parametrize(
    ("kind", "broken", "mended"),
    [
        ("scanner", "open_cover", "close_cover"),
        ("scanner", "jam", "clear_jam"),
        ("scanner", "pull_cable", "plug_in"),
        ("reader", "pull_cable", "plug_in"),
        ("printer", "take_paper_away", "load_paper"),
        ("printer", "open_cover", "close_cover"),
        ("printer", "toner_empty", "toner_new"),
        ("printer", "pause_queue", "resume_queue"),
        ("slip_printer", "block_cutter", "free_cutter"),
        ("slip_printer", "fall_silent", "speak_again"),
        ("slip_printer", "take_paper_away", "load_paper"),
        ("slip_printer", "pull_cable", "plug_in"),
        ("camera", "cover_lens", "uncover_lens"),
        ("camera", "freeze", "thaw"),
        ("camera", "pull_cable", "plug_in"),
        ("power", "cut_mains", "restore_mains"),
        ("power", "wear_out", "change_battery"),
        ("power", "pull_cable", "plug_in"),
    ],
)
def test_a_move_breaks_a_part_and_its_counterpart_mends_it(
    page: TestClient,
    kind: str,
    broken: str,
    mended: str,
) -> None:
    assert words(page, kind) == "siap"
    assert page.post(f"/dock/api/move/{kind}/{broken}").status_code == 204
    assert words(page, kind) != "siap"
    page.post(f"/dock/api/move/{kind}/{mended}")
    assert words(page, kind) == "siap"


def test_an_unknown_move_moves_nothing(page: TestClient) -> None:
    assert page.post("/dock/api/move/scanner/kick").status_code == 404
    assert page.post("/dock/api/move/toaster/open_cover").status_code == 404


def test_every_move_has_its_own_id(parts: Parts) -> None:
    for each in moves(parts).values():
        assert len({move.id for move in each}) == len(each)


def test_a_sample_lies_on_the_glass(page: TestClient, parts: Parts) -> None:
    page.post("/dock/api/put/surat-kehilangan")
    sheet = parts.scanner.snapshot().sheet
    assert sheet is not None
    assert sheet.pixels.shape == (3508, 2480, 3)
    assert page.post("/dock/api/put/no-such-paper").status_code == 404


def test_papers_and_codes_lie_under_the_camera(page: TestClient, parts: Parts) -> None:
    page.post("/dock/api/put_under/ktp")
    card = parts.camera.table.state.paper
    assert card is not None
    assert card.size == (1011, 638), "the card alone, without the glass around it"
    page.post("/dock/api/show_under", content=b"JGR-CONTOH")
    slip = parts.camera.table.state.paper
    assert slip is not None
    assert [code.text for code in zxingcpp.read_barcodes(slip)] == ["JGR-CONTOH"]
    assert page.post("/dock/api/put_under/no-such-paper").status_code == 404


def test_an_own_picture_lies_on_the_glass_and_anything_else_gets_a_sentence(
    page: TestClient,
    parts: Parts,
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "PNG")
    assert page.post("/dock/api/upload", content=out.getvalue()).json()["problem"] == ""
    sheet = parts.scanner.snapshot().sheet
    assert sheet is not None
    assert sheet.pixels.shape == (30, 40, 3)
    assert "bukan gambar" in page.post("/dock/api/upload", content=b"no picture").json()["problem"]


def test_a_code_is_shown_to_the_reader(page: TestClient, parts: Parts) -> None:
    page.post("/dock/api/show", content=b"JGR-CONTOH")
    assert parts.reader.read(0.0) == "JGR-CONTOH"


def test_what_was_printed_can_be_seen(page: TestClient, parts: Parts) -> None:
    parts.slip_printer.print_slip((Line("JGR-01-000001"), QrCode("JGR-CONTOH")))
    parts.printer.print_pdf(b"%PDF-1.4 contoh", "JGR-01-000001")
    state = page.get("/dock/api/state").json()
    assert state["slips"] == ["JGR-CONTOH"]
    assert state["papers"] == [{"title": "JGR-01-000001", "sheets": 1}]
    assert page.get("/dock/api/slips/0").content.startswith(b"\x89PNG")
    assert page.get("/dock/api/papers/0").content == b"%PDF-1.4 contoh"
    assert page.get("/dock/api/papers/1").status_code == 404


def test_samples_are_whole_sheets_that_nobody_owns() -> None:
    assert len({each.id for each in SAMPLES}) == len(SAMPLES)
    assert all(each.label for each in SAMPLES)
