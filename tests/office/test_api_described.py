"""The kiosk's API answers as its own OpenAPI document says, whatever is sent: schemathesis makes what is sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import httpx
import jsonschema_rs
import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.schemas import APIOperation

from adminduk.filing import DeliveryKind
from adminduk.request import State
from office.api.described import OPEN, document
from tests.office.kit import PDF_SHA256, Bench, open_bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_api_reports import body as report_body

EXAMPLES = 25  # for each call, as the document says and broken
DOCUMENT = document()
CALLS: dict[str, APIOperation[Any, Any, Any, Any]] = {
    operation.ok().label: operation.ok() for operation in schemathesis.openapi.from_dict(DOCUMENT).get_all_operations()
}


class Speaker:
    """Sends what was made to one office, and looks every answer up in the document."""

    def __init__(self, bench: Bench) -> None:
        self.bench, self.kiosk = bench, bench.kiosk()
        bench.client.event_hooks["response"].append(documented)

    def send(self, case: Case, token: str | None) -> httpx.Response:
        made = requests.Request(**case.as_transport_kwargs(base_url="http://testserver")).prepare()
        headers = {name: _text(value) for name, value in made.headers.items() if name.lower() != "authorization"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        return self.bench.client.request(made.method or "", made.url or "", headers=headers, content=made.body or b"")


def documented(answer: httpx.Response) -> None:
    """AssertionError when the document knows no such answer to this call."""
    answer.read()
    method, path = answer.request.method.lower(), answer.request.url.path
    templates = {path: re.compile(re.sub(r"\{[^}]*\}", "[^/]+", path)) for path in DOCUMENT["paths"]}
    found = next((each for each, pattern in templates.items() if pattern.fullmatch(path)), None)
    if found is None or method not in DOCUMENT["paths"][found]:
        assert answer.status_code in {401, 404, 405}, (method, path, answer.status_code)
        return
    known = DOCUMENT["paths"][found][method]["responses"]
    assert str(answer.status_code) in known, (method, path, answer.status_code, answer.text[:300])
    content = known[str(answer.status_code)].get("content")
    kind = answer.headers.get("content-type", "").partition(";")[0]
    assert kind in (content or {""}), (method, path, answer.status_code, kind)
    if kind == "application/json":
        jsonschema_rs.validator_for(content[kind]["schema"]).validate(answer.json())


@pytest.fixture(scope="module")
def speaker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Speaker]:
    bench = open_bench(tmp_path_factory.mktemp("kantor"))
    with bench.client:
        yield Speaker(bench)


@pytest.mark.parametrize(
    ("label", "mode"),
    [(each, GenerationMode.POSITIVE) for each in CALLS]
    + [(each, GenerationMode.NEGATIVE) for each in CALLS if not each.endswith("/time")],  # says nothing to the office
)
def test_no_call_breaks_the_office_or_gets_an_answer_that_nobody_wrote_down(
    speaker: Speaker, label: str, mode: GenerationMode
) -> None:
    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(case=CALLS[label].as_strategy(generation_mode=mode))
    def ask(case: Case) -> None:
        answer = speaker.send(case, speaker.kiosk.token())
        assert answer.status_code != 401 or label.rpartition("/")[2] in OPEN

    ask()


@pytest.mark.parametrize("label", [each for each in CALLS if each.rpartition("/")[2] not in OPEN])
def test_whoever_has_no_key_gets_no_further_than_the_door(speaker: Speaker, label: str) -> None:
    @settings(max_examples=10, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=CALLS[label].as_strategy())
    def ask(case: Case) -> None:
        for token in (None, "bukan.tanda.pengenal", speaker.kiosk.token(aud="LAIN")):
            assert speaker.send(case, token).status_code in {401, 404, 405}

    ask()


def test_a_whole_visit_is_answered_as_written_down(speaker: Speaker) -> None:
    kiosk = speaker.kiosk
    assert kiosk.call("GET", "/time").status_code == 200
    assert kiosk.call("GET", "/me").status_code == 200
    ticket = kiosk.file("surat-kehilangan")
    assert kiosk.call("POST", "/lookup", json={"slip_code": ticket.slip_code}).status_code == 200
    asked = {"number": ticket.number, "nik": NIK}
    assert kiosk.call("POST", "/collect", json=asked).status_code == 409
    assert kiosk.call("POST", "/collect", json=asked | {"nik": "9917120101800009"}).status_code == 403
    speaker.bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    assert kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan")).status_code == 201
    speaker.bench.bring_to(ticket.number, State.SIAP_DIAMBIL)
    grant = kiosk.call("POST", "/collect", json=asked).json()["grant"]
    assert kiosk.call("GET", f"/documents/{grant}").status_code == 200
    assert kiosk.call("GET", f"/documents/{grant}").status_code == 410
    handover = kiosk.handover(ticket, grant, PDF_SHA256)
    envelope = kiosk.envelope(DeliveryKind.HANDOVER, handover)
    assert [kiosk.put_envelope(handover.handover_id, envelope).status_code for _ in range(2)] == [201, 200]


def test_what_is_sent_twice_or_wrongly_is_answered_as_written_down(speaker: Speaker) -> None:
    kiosk, report_id = speaker.kiosk, "0b1ff1a3-7f6a-4c39-9d1f-9b6de4a5c0de"
    content = report_body(kiosk)
    assert [kiosk.call("PUT", f"/reports/{report_id}", json=content).status_code for _ in range(2)] == [201, 200]
    unsigned = content | {"signature": content["signature"][::-1]}
    assert kiosk.call("PUT", f"/reports/{report_id}", json=unsigned).status_code == 422
    assert [kiosk.call("PUT", f"/calls/{report_id}", json={"page": "menu"}).status_code for _ in range(2)] == [201, 200]
    assert kiosk.call("POST", "/heartbeat", json={"version": "uji"}).status_code == 204
    assert kiosk.call("PUT", f"/blobs/{'0' * 64}", content=b"lain").status_code == 400
    assert kiosk.call("PUT", f"/blobs/{'0' * 64}", content=bytes(33 * 1024 * 1024)).status_code == 413
    missing = kiosk.envelope(DeliveryKind.FILING, kiosk.filing((kiosk.put_page("surat-kehilangan"),)))
    missing["blobs"] = [hashlib.sha256(b"tidak ada").hexdigest()]
    assert kiosk.put_envelope(report_id, missing).status_code == 422


def test_every_call_is_described() -> None:
    assert len(CALLS) >= 11
    assert all(len(each["responses"]) > 2 for item in DOCUMENT["paths"].values() for each in item.values())


def test_an_answer_that_nobody_wrote_down_is_noticed(kiosk: PlayedKiosk) -> None:
    answer = kiosk.call("GET", "/me")
    documented(answer)
    answer.status_code = 418
    with pytest.raises(AssertionError):
        documented(answer)


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")
