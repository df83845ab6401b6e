"""Readiness reports at the office: taken once, from their own kiosk, as they were signed."""

from __future__ import annotations

import base64
import hashlib
import uuid
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from office.store import reports
from tests.office.kit import PDF, Bench, pdf
from tests.office.played_kiosk import PlayedKiosk

PURPOSE = b"anjungan report file 1\n"


def body(kiosk: PlayedKiosk, content: bytes = PDF, **changes: Any) -> dict[str, Any]:
    signature = kiosk.key.sign(PURPOSE + hashlib.sha256(content).digest())
    told = {
        "at": kiosk.clock().isoformat(),
        "by": "night",
        "outcome": "warn",
        "findings": [{"test": "disk.free", "part": "disk", "outcome": "warn"}],
        "pdf": base64.b64encode(content).decode(),
        "signature": base64.b64encode(signature).decode(),
    }
    return told | changes


def put(kiosk: PlayedKiosk, report_id: str, content: dict[str, Any]) -> httpx.Response:
    return kiosk.call("PUT", f"/reports/{report_id}", json=content)


def test_a_report_is_kept_with_what_its_list_needs(bench: Bench, kiosk: PlayedKiosk) -> None:
    report_id = str(uuid.uuid4())
    answer = put(kiosk, report_id, body(kiosk))
    assert (answer.status_code, answer.json()) == (201, {"report_id": report_id})
    with bench.office.database.reading() as session:
        (kept,) = reports.of_kiosk(session, kiosk.id)
    assert (kept.id, kept.by, kept.outcome, kept.at) == (report_id, "night", "warn", kiosk.clock())
    assert kept.findings == ({"test": "disk.free", "part": "disk", "outcome": "warn"},)
    assert bench.office.files.reports.read(kept.sha256) == PDF


def test_a_repeat_changes_nothing_and_another_content_is_a_conflict(bench: Bench, kiosk: PlayedKiosk) -> None:
    report_id = str(uuid.uuid4())
    assert put(kiosk, report_id, body(kiosk)).status_code == 201
    assert put(kiosk, report_id, body(kiosk)).status_code == 200
    other = put(kiosk, report_id, body(kiosk, pdf("LAIN")))
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    with bench.office.database.reading() as session:
        assert len(reports.of_kiosk(session, kiosk.id)) == 1


def test_another_kiosk_cannot_take_its_name(bench: Bench, kiosk: PlayedKiosk) -> None:
    report_id = str(uuid.uuid4())
    put(kiosk, report_id, body(kiosk))
    other = bench.kiosk()
    assert put(other, report_id, body(other)).json()["code"] == "conflict"


def test_what_its_key_did_not_sign_is_refused_for_good(bench: Bench, kiosk: PlayedKiosk) -> None:
    stranger = Ed25519PrivateKey.generate().sign(PURPOSE + hashlib.sha256(PDF).digest())
    for signature in (base64.b64encode(stranger).decode(), "", "bukan base64"):
        answer = put(kiosk, str(uuid.uuid4()), body(kiosk, signature=signature))
        assert (answer.status_code, answer.json()["code"]) == (422, "signature")
    changed = body(kiosk) | {"pdf": base64.b64encode(PDF + b"\n").decode()}
    assert put(kiosk, str(uuid.uuid4()), changed).json()["code"] == "signature"


@pytest.mark.parametrize(
    "changes",
    [
        {"pdf": "bukan base64"},
        {"pdf": base64.b64encode(b"GIF89a").decode()},
        {"outcome": "baik"},
        {"at": "2026-11-20T08:05:00"},
        {"nama": "CONTOH"},
    ],
    ids=["no base64", "no pdf", "unknown outcome", "no time zone", "unknown key"],
)
def test_a_body_that_is_none_is_refused(kiosk: PlayedKiosk, changes: dict[str, Any]) -> None:
    answer = put(kiosk, str(uuid.uuid4()), body(kiosk) | changes)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


def test_a_kiosk_asks_whether_it_is_accepted(bench: Bench, kiosk: PlayedKiosk) -> None:
    answer = kiosk.call("GET", "/me")
    assert (answer.status_code, answer.json()) == (200, {"kiosk_number": kiosk.number})
