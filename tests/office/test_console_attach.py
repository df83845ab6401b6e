"""The finished document: a real PDF, kept byte for byte, and there before anything is marked ready."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind
from tests.office.kit import PDF, PDF_SHA256, Bench, pdf
from tests.office.played_kiosk import PlayedKiosk, Ticket
from tests.office.test_console_actions import attach, press, stored


@pytest.fixture
def waiting(bench: Bench, ticket: Ticket) -> Ticket:
    for kind in (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS):
        bench.do(ticket.number, kind)
    return ticket


def test_the_file_is_kept_byte_for_byte(
    bench: Bench,
    operator: TestClient,
    waiting: Ticket,
    tmp_path: Path,
) -> None:
    signed = PDF + b"\n%bytes after the end, as e-signatures leave them"
    assert attach(operator, waiting.number, signed)[0] == 303
    sha256 = hashlib.sha256(signed).hexdigest()
    assert next((tmp_path / "office" / "documents").rglob(sha256)).read_bytes() == signed
    assert sha256 in operator.get(f"/permohonan/{waiting.number}").text
    answer = operator.get(f"/permohonan/{waiting.number}/dokumen")
    assert answer.content == signed
    assert answer.headers["content-disposition"] == f'attachment; filename="{waiting.number}.pdf"'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Pilih berkas PDF dahulu"),
        (b"PK\x03\x04 a word document", "bukan PDF"),
        (b"%PDF-1.7 and then nothing", "rusak"),
    ],
    ids=["nothing", "other", "broken"],
)
def test_what_is_no_pdf_is_refused(
    bench: Bench,
    operator: TestClient,
    waiting: Ticket,
    content: bytes,
    sentence: str,
) -> None:
    status, page = attach(operator, waiting.number, content)
    assert status == 422
    assert sentence in page
    assert stored(bench, waiting.number).document_sha256 is None


def test_a_pdf_that_is_too_large_is_refused(operator: TestClient, waiting: Ticket) -> None:
    status, page = attach(operator, waiting.number, PDF + b"\0" * (21 * 1024 * 1024))
    assert status == 413
    assert "lebih kecil dari 20 MB" in page


def test_without_it_nothing_is_marked_ready(
    bench: Bench,
    operator: TestClient,
    waiting: Ticket,
) -> None:
    assert "/siapkan" not in operator.get(f"/permohonan/{waiting.number}").text
    status, page = press(operator, waiting.number, ActionKind.MARK_READY)
    assert status == 409
    assert "Lampirkan dahulu PDF" in page


def test_a_better_one_replaces_it_and_both_are_kept(
    bench: Bench,
    operator: TestClient,
    waiting: Ticket,
    tmp_path: Path,
) -> None:
    attach(operator, waiting.number, PDF)
    better = pdf("CONTOH 2")
    attach(operator, waiting.number, better)
    assert stored(bench, waiting.number).document_sha256 == hashlib.sha256(better).hexdigest()
    assert next((tmp_path / "office" / "documents").rglob(PDF_SHA256)).is_file()


def test_a_card_is_marked_ready_without_a_file(bench: Bench, operator: TestClient, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file("kk", service="ktp", reason="rusak")
    for kind in (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS):
        bench.do(ticket.number, kind)
    assert press(operator, ticket.number, ActionKind.MARK_READY)[0] == 303
