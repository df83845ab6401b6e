"""Signing in: who may, who is made to wait, when a session ends."""

from __future__ import annotations

import re

import pytest
from litestar.testing import TestClient

from adminduk.request import Role
from office.program import ensure_first_account
from tests.office.kit import PASSWORD, Bench


def form_token(page: str) -> str:
    """The hidden token of a page's form."""
    match = re.search(r'name="_csrf_token" value="([^"]+)"', page)
    assert match is not None, page
    return match[1]


def sign_in(browser: TestClient, login: str, password: str, **more: str) -> tuple[int, str, str]:
    """(status, where it leads, page)."""
    token = form_token(browser.get("/masuk").text)
    answer = browser.post("/masuk", data={"nama": login, "sandi": password, "_csrf_token": token, **more})
    return answer.status_code, answer.headers.get("location", ""), answer.text


@pytest.mark.parametrize("path", ["/", "/antrean", "/antrean/isi", "/permohonan/JGR-01-000001", "/anjungan"])
def test_nobody_looks_in_without_signing_in(bench: Bench, path: str) -> None:
    answer = bench.client.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/masuk")


def test_name_and_password_open_the_queue(bench: Bench) -> None:
    bench.account(Role.LOKET, login="loket1")
    status, target, _ = sign_in(bench.client, "Loket1 ", PASSWORD)
    assert (status, target) == (303, "/")
    assert bench.client.get(target).headers["location"] == "/antrean"
    assert bench.client.get("/antrean").status_code == 200


def test_whoever_may_not_see_the_queue_begins_where_they_may(bench: Bench) -> None:
    bench.account(Role.PENGELOLA, login="kelola1")
    target = sign_in(bench.client, "kelola1", PASSWORD)[1]
    first = bench.client.get(target).headers["location"]
    assert bench.client.get(first).status_code == 200


def test_after_signing_in_one_is_where_one_wanted_to_go(bench: Bench) -> None:
    bench.account(login="a1")
    asked = bench.client.get("/permohonan/JGR-01-000001").headers["location"]
    assert asked == "/masuk?lanjut=/permohonan/JGR-01-000001"
    assert sign_in(bench.client, "a1", PASSWORD, lanjut="/permohonan/JGR-01-000001")[1] == "/permohonan/JGR-01-000001"


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example", "/antrean/../x?y"])
def test_signing_in_never_leads_elsewhere(bench: Bench, target: str) -> None:
    bench.account(login="a1")
    assert sign_in(bench.client, "a1", PASSWORD, lanjut=target)[1] == "/"


def test_a_wrong_password_and_an_unknown_name_read_alike(bench: Bench) -> None:
    bench.account(login="a1")
    wrong, unknown = sign_in(bench.client, "a1", "salah"), sign_in(bench.client, "a1x", "salah")
    assert wrong[0] == unknown[0] == 401
    assert "Nama pengguna atau kata sandi salah." in wrong[2]
    assert wrong[2].replace('value="a1"', "") == unknown[2].replace('value="a1x"', "")


def test_guessing_a_password_is_stopped_and_waited_out(bench: Bench) -> None:
    bench.account(login="a1")
    assert [sign_in(bench.client, "a1", "salah")[0] for _ in range(6)] == [401] * 5 + [429]
    status, _, page = sign_in(bench.client, "a1", PASSWORD)
    assert status == 429
    assert "Coba lagi 15 menit lagi" in page
    bench.clock.passes(minutes=15)
    assert sign_in(bench.client, "a1", PASSWORD)[0] == 303


def test_guessing_names_from_one_machine_is_stopped(bench: Bench) -> None:
    bench.account(login="a1")
    answers = [sign_in(bench.client, f"orang{i}", "salah")[0] for i in range(31)]
    assert answers == [401] * 30 + [429]


def test_signing_in_forgives_earlier_mistakes(bench: Bench) -> None:
    bench.account(login="a1")
    for _ in range(2):
        assert [sign_in(bench.client, "a1", "salah")[0] for _ in range(4)] == [401] * 4
        assert sign_in(bench.client, "a1", PASSWORD)[0] == 303


def test_a_form_from_elsewhere_is_refused(bench: Bench) -> None:
    bench.account(login="a1")
    answer = bench.client.post("/masuk", data={"nama": "a1", "sandi": PASSWORD})
    assert answer.status_code == 403
    assert "anjungan_kantor" not in bench.client.cookies


def test_half_an_hour_without_a_hand_on_it_ends_a_session(bench: Bench) -> None:
    browser = bench.browser(bench.account())
    for _ in range(3):
        bench.clock.passes(minutes=29)
        assert browser.get("/antrean").status_code == 200
    bench.clock.passes(minutes=31)
    assert browser.get("/antrean").status_code == 303


def test_a_page_that_refreshes_by_itself_keeps_nobody_signed_in(bench: Bench) -> None:
    browser = bench.browser(bench.account())
    for _ in range(3):
        bench.clock.passes(minutes=10)
        assert browser.get("/antrean/isi").status_code == 200
    bench.clock.passes(minutes=1)
    gone = browser.get("/antrean/isi", headers={"HX-Request": "true"})
    assert (gone.status_code, gone.headers["hx-redirect"]) == (401, "/masuk?lagi=1")


def test_a_session_ends_after_a_working_day(bench: Bench) -> None:
    browser = bench.browser(bench.account())
    for _ in range(24):
        bench.clock.passes(minutes=29)
        assert browser.get("/antrean").status_code == 200
    bench.clock.passes(minutes=29)
    assert browser.get("/antrean").status_code == 303


def test_signing_out_makes_the_cookie_worthless(bench: Bench) -> None:
    browser = bench.browser(bench.account())
    cookie = browser.cookies["anjungan_kantor"]
    token = form_token(browser.get("/antrean").text)
    assert browser.post("/keluar", data={"_csrf_token": token}).status_code == 303
    thief = bench.browser()
    thief.cookies.set("anjungan_kantor", cookie)
    assert thief.get("/antrean").status_code == 303


def test_a_temporary_password_must_be_changed_first(bench: Bench) -> None:
    browser = bench.browser(bench.account(login="baru", must_change=True))
    assert browser.get("/antrean").headers["location"] == "/ganti-sandi"
    token = form_token(browser.get("/ganti-sandi").text)
    new = "jendela hijau tua"
    answer = browser.post("/ganti-sandi", data={"lama": PASSWORD, "baru": new, "ulang": new, "_csrf_token": token})
    assert answer.headers["location"] == "/antrean"
    assert browser.get("/antrean").status_code == 200
    assert sign_in(bench.browser(), "baru", PASSWORD)[0] == 401
    assert sign_in(bench.browser(), "baru", new)[0] == 303


@pytest.mark.parametrize(
    ("lama", "baru", "ulang", "sentence"),
    [
        (PASSWORD, "pendek", "pendek", "terlalu pendek"),
        (PASSWORD, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "terlalu mudah"),
        (PASSWORD, "sandinya petugas1", "sandinya petugas1", "terlalu mudah"),
        (PASSWORD, "jendela hijau tua", "jendela hijau", "tidak sama"),
        (PASSWORD, PASSWORD, PASSWORD, "sama dengan yang lama"),
        ("salah", "jendela hijau tua", "jendela hijau tua", "Kata sandi lama salah"),
    ],
)
def test_a_password_that_will_not_do_is_explained(
    bench: Bench, lama: str, baru: str, ulang: str, sentence: str
) -> None:
    browser = bench.browser(bench.account())
    token = form_token(browser.get("/ganti-sandi").text)
    answer = browser.post("/ganti-sandi", data={"lama": lama, "baru": baru, "ulang": ulang, "_csrf_token": token})
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_new_password_ends_every_other_session(bench: Bench) -> None:
    account = bench.account()
    here, elsewhere = bench.browser(account), bench.browser(account)
    token = form_token(here.get("/ganti-sandi").text)
    new = "jendela hijau tua"
    here.post("/ganti-sandi", data={"lama": PASSWORD, "baru": new, "ulang": new, "_csrf_token": token})
    assert here.get("/antrean").status_code == 200
    assert elsewhere.get("/antrean").status_code == 303


def test_the_first_start_makes_one_account_with_every_role_once(bench: Bench) -> None:
    password = ensure_first_account(bench.office)
    assert password is not None
    assert ensure_first_account(bench.office) is None
    assert sign_in(bench.client, "pengelola", password)[0] == 303
    assert bench.client.get("/antrean").headers["location"] == "/ganti-sandi"


@pytest.mark.parametrize("path", ["/masuk", "/antrean", "/s", "/static/kantor.css", "/healthz", "/tidak-ada"])
def test_every_answer_carries_the_security_headers(bench: Bench, path: str) -> None:
    headers = bench.browser(bench.account()).get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert (headers.get("cache-control") == "no-store") is not path.startswith("/static/")


def test_cookies_are_out_of_reach_of_scripts_and_travel_safely(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.office.kit import open_bench

    bench = open_bench(tmp_path_factory.mktemp("aman"), secure_cookies=True)
    bench.account(login="a1")
    browser = TestClient(bench.client.app, base_url="https://office.example")
    browser.follow_redirects = False
    page = browser.get("/masuk")
    answer = browser.post("/masuk", data={"nama": "a1", "sandi": PASSWORD, "_csrf_token": form_token(page.text)})
    for header in (page.headers["set-cookie"], answer.headers["set-cookie"]):
        assert {"HttpOnly", "Secure"} <= {part.strip() for part in header.split(";")}
        assert "SameSite=" in header


def test_work_is_written_down_now_and_then_and_keeps_one_signed_in(bench: Bench) -> None:
    browser = bench.browser(bench.account(Role.LOKET))
    for _ in range(5):
        bench.clock.passes(minutes=29, seconds=15)
        assert browser.get("/antrean").status_code == 200
        bench.clock.passes(seconds=10)
        assert browser.get("/antrean").status_code == 200
    bench.clock.passes(minutes=30, seconds=1)
    assert browser.get("/antrean").status_code == 303
