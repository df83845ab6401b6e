"""An operator attaches a finished PDF and is told what its signature is worth; nothing of the file is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from litestar.testing import TestClient

from adminduk.request import ActionKind, Role
from office.signatures import Verdict
from office.store import documents
from office.words import SIGNATURES
from tests.office.kit import PDF, Bench, open_bench
from tests.office.played_kiosk import Ticket
from tests.office.signed import SIGNER, added_to, officer, root, self_signed, signed
from tests.office.test_console_actions import attach, press, stored

_WAY = (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS)
OUR_OWN = "CONTOH.pem"


@pytest.fixture
def waiting(bench: Bench, ticket: Ticket, tmp_path: Path) -> Ticket:
    for kind in _WAY:
        bench.do(ticket.number, kind)
    trust(tmp_path)
    return ticket


def trust(home: Path) -> None:
    """The office's own folder of roots, as `ANJUNGAN_HOME/office/roots`."""
    (home / "office" / "roots").mkdir()
    (home / "office" / "roots" / OUR_OWN).write_bytes(root().pem)


def _said(browser: TestClient, number: str) -> str:
    return browser.get(f"/permohonan/{number}").text.split("data-signature>")[1].split("</p>")[0]


@pytest.mark.parametrize(
    ("make", "verdict"),
    [
        (signed, Verdict.TRUSTED),
        (lambda: signed(holder=self_signed()), Verdict.UNKNOWN_ISSUER),
        (lambda: added_to(signed()), Verdict.CHANGED),
        (lambda: PDF, Verdict.UNSIGNED),
        (lambda: PDF + b"/ByteRange", Verdict.UNSIGNED),
    ],
    ids=["trusted", "unknown", "changed", "unsigned", "word"],
)
def test_what_the_signature_is_worth_is_said_and_kept_and_nothing_is_blocked(
    bench: Bench,
    operator: TestClient,
    waiting: Ticket,
    make: Callable[[], bytes],
    verdict: Verdict,
) -> None:
    content = make()
    assert attach(operator, waiting.number, content)[0] == 303
    said = _said(operator, waiting.number)
    assert SIGNATURES[verdict] in said
    assert ("Perhatian" in said) is (verdict is not Verdict.TRUSTED)
    request = stored(bench, waiting.number)
    assert request.document_sha256 is not None
    with bench.office.database.reading() as session:
        kept = documents.of_request(session, request.id, request.document_sha256)
    assert kept is not None
    assert kept.signature is not None
    assert kept.signature.verdict is verdict
    assert operator.get(f"/permohonan/{waiting.number}/dokumen").content == content
    assert press(operator, waiting.number, ActionKind.MARK_READY)[0] == 303


def test_the_page_says_who_signed(operator: TestClient, waiting: Ticket) -> None:
    attach(operator, waiting.number, signed())
    page = operator.get(f"/permohonan/{waiting.number}").text
    assert f"Penanda tangan menurut sertifikat: {SIGNER}" in page


def test_a_root_that_comes_later_counts_when_the_file_is_attached_again(
    bench: Bench, operator: TestClient, waiting: Ticket, tmp_path: Path
) -> None:
    pem = tmp_path / "office" / "roots" / OUR_OWN
    kept = pem.read_bytes()
    pem.unlink()
    content = signed(holder=officer())
    attach(operator, waiting.number, content)
    assert SIGNATURES[Verdict.UNKNOWN_ISSUER] in _said(operator, waiting.number)
    pem.write_bytes(kept)
    attach(operator, waiting.number, content)
    assert SIGNATURES[Verdict.TRUSTED] in _said(operator, waiting.number)


def test_a_document_of_before_there_was_a_check_says_so(bench: Bench, operator: TestClient, waiting: Ticket) -> None:
    bench.do(waiting.number, ActionKind.ATTACH)
    assert SIGNATURES[""] in _said(operator, waiting.number)


@pytest.fixture
def strict(tmp_path: Path) -> Bench:
    """An office whose setting says: trusted signatures only."""
    return open_bench(tmp_path / "ketat", require_trusted_signature=True)


def test_an_office_may_insist_on_a_trusted_signature(strict: Bench, tmp_path: Path) -> None:
    with strict.client:
        trust(tmp_path / "ketat")
        operator = strict.browser(strict.account(Role.OPERATOR))
        number = strict.kiosk().file("surat-kehilangan").number
        for kind in _WAY:
            strict.do(number, kind)
        status, page = attach(operator, number, PDF)
        assert status == 422
        assert "hanya menerima PDF dengan tanda tangan elektronik yang sah" in page
        assert SIGNATURES[Verdict.UNSIGNED] in page
        assert stored(strict, number).document_sha256 is None
        assert attach(operator, number, signed())[0] == 303
