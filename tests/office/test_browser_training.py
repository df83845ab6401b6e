"""A training office as a stranger starts it: one command, the accounts it shows, and something to do on every page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from adminduk.request import Role
from anjungan.training import program
from office.console.menu import MENU
from office.permissions import PERMISSIONS
from office.settings import OfficeSettings
from office.store.accounts import OFFICE_ROLES
from office.training import SAYS, OtherOffice
from tests.benches.training import RunningTraining, running_training
from tests.office.browsing import minded, press, sideways, tab
from tests.office.kit import open_bench
from tests.office.scenes import ALONE

pytestmark = [pytest.mark.real, pytest.mark.timeout(900)]
_WORKING = [role for role in OFFICE_ROLES if role is not Role.PENGELOLA]
_EVERYBODY = {"pengelola", ALONE, "loket", "operator", "kasi", "camat"}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningTraining]:
    with running_training(tmp_path_factory.mktemp("latihan")) as running:
        yield running


def signed_in(page: Page, school: RunningTraining, login: str) -> None:
    page.goto(f"{school.url}/masuk")
    page.get_by_label("Nama pengguna").fill(login)
    page.get_by_label("Kata sandi").fill(school.passwords[login])
    press(page, "Masuk")
    expect(page.locator(".me summary").last).to_be_visible()


def test_each_role_has_an_account_whose_password_is_shown_once(school: RunningTraining) -> None:
    assert set(school.passwords) == _EVERYBODY
    assert len(set(school.passwords.values())) == len(_EVERYBODY)
    assert "kata sandi hanya ditampilkan sekali" in school.said


@pytest.mark.parametrize("login", [ALONE, "pengelola"])
def test_every_page_of_the_menu_has_something_on_it(school: RunningTraining, browser: Browser, login: str) -> None:
    """An empty list would teach nobody what is done there."""
    empty, wide, bad = [], {}, {}
    with tab(browser) as page:
        signed_in(page, school, login)
        addresses = [link.get_attribute("href") or "" for link in page.locator(".bar nav a").all()]
        for address in addresses:
            answer = page.goto(school.url + address)
            assert answer is not None
            assert answer.ok, address
            expect(page.locator(".training")).to_contain_text(SAYS)
            if page.locator(".empty").count():
                empty.append(address)
            wide |= {address: sideways(page)} if sideways(page) else {}
            bad |= {address: found} if (found := minded(page)) else {}
    assert (empty, wide, bad) == ([], {}, {})
    if login == ALONE:
        mine = {entry.path for entry in MENU if any(entry.permission in PERMISSIONS[role] for role in _WORKING)}
        assert set(addresses) == mine


def test_a_request_is_led_to_the_archive_by_what_the_guide_says(school: RunningTraining, browser: Browser) -> None:
    """The first steps with the real pages: what is pressed is ticked, what is not is not."""
    with tab(browser) as page:
        signed_in(page, school, ALONE)
        page.get_by_role("link", name="Panduan hari pertama").first.click()
        now = page.locator(".tour li.now")
        expect(now).to_contain_text("Buka satu permohonan")
        page.get_by_role("link", name="Buka permohonan").click()
        page.go_back()
        page.reload()
        expect(now).to_contain_text("Mulai memeriksa")
        page.get_by_role("link", name="Buka permohonan").click()
        press(page, "Mulai periksa")
        page.get_by_role("link", name="Panduan hari pertama").first.click()
        expect(page.locator(".tour li.done")).to_have_count(2)
        expect(now).to_contain_text("Periksa setiap lembar")


def test_a_second_one_of_the_same_folder_and_a_real_office_on_it_are_refused(school: RunningTraining) -> None:
    second = _said(school.home, "training", "--port", "0")
    assert "sudah berjalan" in second
    assert "milik kantor latihan" in _said(school.home / "training", "office", "--port", "0")


def test_a_real_office_is_neither_trained_in_nor_thrown_away(tmp_path: Path) -> None:
    bench = open_bench(tmp_path / "training")
    bench.account()
    bench.office.database.close()
    with pytest.raises(OtherOffice):
        program.run(OfficeSettings(port=0), tmp_path, say=lambda _: None)
    assert (tmp_path / "training" / "office" / "office.sqlite").exists()


def _said(home: Path, *words: str) -> str:
    """The error of a command that ends by itself."""
    done = subprocess.run(
        (sys.executable, "-m", "anjungan", *words),
        env={"ANJUNGAN_HOME": str(home), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    return done.stderr
