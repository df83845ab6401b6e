"""The scanned pages as PDF: all of them, in the office's order, or a sentence on why not."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pikepdf
import pytest
from litestar.testing import TestClient

from adminduk.catalogue.model import RequirementKind
from adminduk.filing import DeliveryKind, PageRef
from adminduk.request import ActionKind
from office.beside import Beside, Failure
from office.bundle import filed_order
from office.dossier import Dossier, Paper
from tests.office.kit import Bench, jogoroto
from tests.office.played_kiosk import PlayedKiosk, Ticket
from tests.paper.pdfa_rules import broken_rules


def _titles(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        return [each.title for each in outline.root]


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)


def test_all_pages_come_in_one_pdf_a_forms_first_then_as_the_catalogue_lists_them(
    bench: Bench, kiosk: PlayedKiosk, operator: TestClient
) -> None:
    sheets = [kiosk.put_page("surat-kehilangan"), kiosk.put_page("formulir-f102", 1), kiosk.put_page("formulir-f102")]
    filing = kiosk.filing((kiosk.put_page("tidak-dikenal"), *sheets))
    kiosk.deliver(DeliveryKind.FILING, filing)
    answer = operator.get(f"/permohonan/{filing.number}/berkas")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == f'attachment; filename="{filing.number}-berkas.pdf"'
    service = bench.office.service("kk")
    assert service is not None
    names = {each.id: each.name.id for each in service.requirements}
    assert _titles(answer.content) == [names["formulir-f102"], names["surat-kehilangan"], "tidak-dikenal"]
    assert _pages(answer.content) == 4
    assert broken_rules(answer.content) == []


def test_one_requirement_comes_alone(ticket: Ticket, operator: TestClient) -> None:
    page = operator.get(f"/permohonan/{ticket.number}").text
    assert f'href="/permohonan/{ticket.number}/berkas/formulir-f102"' in page
    answer = operator.get(f"/permohonan/{ticket.number}/berkas/formulir-f102")
    assert _pages(answer.content) == 1
    assert "formulir-f102.pdf" in answer.headers["content-disposition"]


def test_a_page_that_was_replaced_stays_out(
    bench: Bench, kiosk: PlayedKiosk, ticket: Ticket, operator: TestClient
) -> None:
    for kind in (ActionKind.TAKE, ActionKind.RETURN):
        bench.do(ticket.number, kind)
    kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan"))
    assert _pages(operator.get(f"/permohonan/{ticket.number}/berkas").content) == 2


def test_a_bundle_with_a_page_missing_is_never_made(ticket: Ticket, operator: TestClient, tmp_path: Path) -> None:
    lost = next(each for each in (tmp_path / "office" / "pages").rglob("*") if each.is_file())
    lost.unlink()
    answer = operator.get(f"/permohonan/{ticket.number}/berkas")
    assert answer.status_code == 409
    assert "satu lembar tidak dapat dibuka" in answer.text


def test_a_page_that_is_no_picture_is_named(kiosk: PlayedKiosk, operator: TestClient, bench: Bench) -> None:
    plain = b"no picture"
    sealed = kiosk.seal(plain)
    page = kiosk.put_page("surat-kehilangan")
    broken = page.model_copy(update=_stored(kiosk, sealed, plain))
    filing = kiosk.filing((kiosk.put_page("formulir-f102"), broken))
    kiosk.deliver(DeliveryKind.FILING, filing)
    answer = operator.get(f"/permohonan/{filing.number}/berkas")
    assert answer.status_code == 409
    assert "Surat kehilangan" in answer.text.split('class="notice bad" role="alert"')[1].split("</div>")[0]


def _stored(kiosk: PlayedKiosk, sealed: bytes, plain: bytes) -> dict[str, str]:
    from hashlib import sha256

    blob = sha256(sealed).hexdigest()
    assert kiosk.call("PUT", f"/blobs/{blob}", content=sealed).status_code == 201
    return {"blob": blob, "sha256": sha256(plain).hexdigest()}


def test_without_pages_there_is_nothing_to_download(kiosk: PlayedKiosk, operator: TestClient) -> None:
    filing = kiosk.filing()
    kiosk.deliver(DeliveryKind.FILING, filing)
    assert "/berkas" not in operator.get(f"/permohonan/{filing.number}").text
    answer = operator.get(f"/permohonan/{filing.number}/berkas")
    assert answer.status_code == 404
    assert "Tidak ada berkas" in answer.text


def test_only_who_is_signed_in_gets_it(bench: Bench, ticket: Ticket) -> None:
    assert bench.browser().get(f"/permohonan/{ticket.number}/berkas").status_code in {303, 401}


def test_a_closing_office_answers_with_a_sentence(bench: Bench, ticket: Ticket, operator: TestClient) -> None:
    bench.office.beside.close()
    answer = operator.get(f"/permohonan/{ticket.number}/berkas")
    assert answer.status_code == 500
    assert "PDF tidak dapat dibuat" in answer.text


@pytest.fixture(scope="module")
def beside() -> object:
    beside = Beside()
    yield beside
    beside.close()


def _dies() -> None:
    import os
    import signal

    os.kill(os.getpid(), signal.SIGKILL)


def _eats() -> int:
    return len(bytearray(3 * 1024**3))


def test_the_process_beside_is_given_up_and_started_again(beside: Beside) -> None:
    assert beside.ask(time.sleep, 60, limit_s=0.2) is Failure.TOO_SLOW
    assert beside.ask(_dies, limit_s=30) is Failure.ENDED
    assert beside.ask(_eats, limit_s=30) is Failure.BROKEN
    assert beside.ask(len, "abc", limit_s=30) == 3


def test_a_closed_one_says_so() -> None:
    closed = Beside()
    closed.close()
    closed.close()
    assert closed.ask(len, "abc", limit_s=1) is Failure.ENDED


@pytest.mark.parametrize("service_id", [each.id for each in jogoroto().services])
def test_forms_are_filed_before_everything_else(service_id: str) -> None:
    """Even where a catalogue lists them last."""
    service = jogoroto().service(service_id)
    turned = service.model_copy(update={"requirements": tuple(reversed(service.requirements))})
    papers = tuple(_paper(position, each.id) for position, each in enumerate(service.requirements))
    filed = [paper.requirement for paper in filed_order(turned, Dossier(papers=papers))]
    forms = [each.id for each in turned.requirements if each.kind is RequirementKind.FORM]
    others = [each.id for each in turned.requirements if each.kind is not RequirementKind.FORM]
    assert filed == forms + others


def _paper(position: int, requirement: str) -> Paper:
    ref = PageRef(requirement=requirement, index=0, media_type="image/jpeg", sha256="0" * 64, blob="0" * 64)
    return Paper(position, requirement, requirement, 1, completed=False, replaced=False, ref=ref)
