"""A service that asks for no paper (aktivasi IKD): its request stands in the office like any other."""

from __future__ import annotations

from litestar.testing import TestClient

from adminduk.filing import DeliveryKind
from tests.office.played_kiosk import PlayedKiosk


def test_a_request_without_a_page_is_delivered_shown_and_taken(kiosk: PlayedKiosk, operator: TestClient) -> None:
    filing = kiosk.filing(()).model_copy(update={"service": "aktivasi-ikd", "reason": "aktivasi"})
    kiosk.deliver(DeliveryKind.FILING, filing)
    page = operator.get(f"/permohonan/{filing.number}")
    assert page.status_code == 200
    assert "Aktivasi IKD" in page.text
    assert "Unduh berkas" not in page.text
    bundle = operator.get(f"/permohonan/{filing.number}/berkas")
    assert bundle.status_code == 404  # there is nothing to bundle
