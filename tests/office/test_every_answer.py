"""For every address: who may ask without a permission is written down here, and whatever is answered is protected."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from litestar.routes import HTTPRoute
from litestar.testing import TestClient

from adminduk.request import State
from office.console.session import COOKIE
from office.store.accounts import OFFICE_ROLES
from tests.office.every_route import Address
from tests.office.kit import Bench, open_bench
from tests.office.test_every_route import everything

# Without a permission: for everybody, or for whoever signed in and then about that account only.
FOR_EVERYBODY = {
    *("GET /masuk", "POST /masuk", "GET /masuk/kode", "POST /masuk/kode", "GET /ganti-petugas", "POST /ganti-petugas"),
    *("GET /s", "GET /s/{slip_code}", "GET /layar", "GET /layar/isi", "GET /papan", "GET /papan/isi"),
    *("GET /healthz", "GET /huruf/{weight}", "GET /static/{file_path}", "GET /warna.css"),
}
ONE_S_OWN = {
    *("GET /", "GET /akun-saya", "POST /akun-saya/keluar-semua", "POST /akun-saya/pin", "GET /ganti-sandi"),
    *("POST /ganti-sandi", "GET /kode-kedua", "POST /kode-kedua", "POST /keluar"),
}
NEVER_ENDS = "/antrean/peristiwa"
MAY_BE_KEPT = ("/static/", "/huruf/")  # the program's own files, nobody's data


class Visitors:
    """One office with a request in it; somebody with every role, and somebody without a session."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.number = bench.kiosk().file("surat-kehilangan").number
        bench.bring_to(self.number, State.SEDANG_DIPERIKSA)
        self.account = bench.account(*OFFICE_ROLES, login="petugas1")

    def ask(self, browser: TestClient, address: Address) -> httpx.Response:
        return browser.request(address.method, address.at(self.number, other=self.number))


@pytest.fixture(scope="module")
def visitors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitors]:
    bench = open_bench(tmp_path_factory.mktemp("kantor"))
    with bench.client:
        yield Visitors(bench)


@pytest.mark.parametrize("address", everything(), ids=lambda each: each.label)
def test_an_address_names_its_permission_or_is_written_down_here(address: Address) -> None:
    assert (address.permission is None) == (address.label in FOR_EVERYBODY | ONE_S_OWN)
    assert address.behind_the_door == (address.label not in FOR_EVERYBODY)


@pytest.mark.parametrize("address", everything(), ids=lambda each: each.label)
def test_every_answer_is_protected(visitors: Visitors, address: Address) -> None:
    """Signed in, a form without its token is a refusal: that is an answer like any other."""
    if address.path == NEVER_ENDS:
        answers = [visitors.ask(visitors.bench.browser(), address)]
    else:
        browsers = (visitors.bench.browser(), visitors.bench.browser(visitors.account))
        answers = [visitors.ask(browser, address) for browser in browsers]
    for answer in answers:
        protected(answer)
        kept = address.path.startswith(MAY_BE_KEPT)
        assert (answer.headers.get("cache-control") == "no-store") is not kept


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "POST", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/tidak-ada", "/api/kiosk/v1/tidak-ada", "/permohonan/%2e%2e%2f", "/masuk"])
def test_what_is_nowhere_is_refused_with_the_same_protection(visitors: Visitors, method: str, path: str) -> None:
    answer = visitors.bench.browser().request(method, path)
    assert answer.status_code < 500
    protected(answer)


def test_every_call_of_a_kiosk_but_two_asks_who_speaks(visitors: Visitors) -> None:
    calls = [
        (method, route.path_format.replace("{call_id}", "0b1ff1a3-7f6a-4c39-9d1f-9b6de4a5c0de"))
        for route in visitors.bench.client.app.routes
        if isinstance(route, HTTPRoute) and route.path.startswith("/api/")
        for method in route.methods - {"OPTIONS"}
    ]
    assert len(calls) > 10
    browser = visitors.bench.browser(visitors.account)  # a session of the console opens nothing here
    answers = {path.rpartition("/v1")[2]: browser.request(method, path).status_code for method, path in calls}
    assert {path for path, status in answers.items() if status != 401} == {"/enroll", "/time"}


def test_a_session_that_never_was_opens_nothing(visitors: Visitors) -> None:
    for planted in ("", "0" * 43, "../../etc/passwd", "' OR 1=1 --"):
        browser = visitors.bench.browser()
        browser.cookies.set(COOKIE, planted)
        assert browser.get("/antrean").headers["location"].startswith("/masuk")


def protected(answer: httpx.Response) -> None:
    """AssertionError when an answer lacks one of the headers that every browser of the office relies on."""
    headers = answer.headers
    rules = headers["content-security-policy"]
    assert "default-src 'none'" in rules
    assert "frame-ancestors 'none'" in rules
    assert "unsafe" not in rules
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
