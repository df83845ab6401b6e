"""Takes the office's pictures of the album: `python -m tests.office.photographer FOLDER [--day]`, in a real Chromium.

`meja` and `telepon`: every page of a training office on a desk and on a telephone. `kosong`: the same pages on an
office's first morning. `cetak`: what it prints. `hari`: with --day, a whole day of five people in its order.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from adminduk.request import Role
from office.console.menu import MENU
from tests.benches.chromium import DESKTOP, PHONE, chromium, window
from tests.benches.office import running_office
from tests.benches.training import RunningTraining, running_training
from tests.office.browsing import sign_in
from tests.office.day import played
from tests.office.scenes import FOUND_ON, PRINTED_PAGES, PRINTS, SCENES, Scene

BOOKS = ("permohonan", "agenda", "pengambilan")
_SIZES = {"meja": DESKTOP, "telepon": PHONE}
_EVERY_ROLE = [role.value for role in Role if role not in (Role.PEMOHON, Role.KANTOR)]


class Studio:
    """A training office, and a window for each account and size."""

    def __init__(self, training: RunningTraining, browser: Browser, stack: ExitStack) -> None:
        self._training, self._browser, self._stack = training, browser, stack
        self._windows: dict[tuple[str, tuple[int, int]], Page] = {}
        self._found: dict[str, str] = {"slip": training.slip_code}

    def open(self, scene: Scene, size: tuple[int, int] = DESKTOP) -> Page | None:
        """The page of `scene`; None where this office has nothing to show there."""
        page, path = self._page(scene.login, size), self.path(scene.path)
        if path is None:
            return None
        answer = page.goto(self._training.url + path, wait_until="load")
        if answer is None or not answer.ok:
            return None
        scene.do(page)
        return page

    def path(self, path: str) -> str | None:
        """`path` with its places filled; None where one of them is not to be found."""
        for name, (where, begins) in FOUND_ON.items():
            if f"{{{name}}}" in path and name not in self._found:
                self._found[name] = self._look_for(where, begins)
        for name, value in self._found.items():
            if f"{{{name}}}" in path and not value:
                return None
            path = path.replace(f"{{{name}}}", value)
        return path

    def download(self, path: str) -> bytes:
        answer = self._page("belajar", DESKTOP).request.get(self._training.url + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer.body()

    def _look_for(self, where: str, begins: str) -> str:
        """The end of the first link on `where` that begins like that."""
        page = self._page("belajar", DESKTOP)
        page.goto(self._training.url + where, wait_until="load")
        links = page.locator(f"main .queue a[href^='{begins}'], main .kiosk a[href^='{begins}']")
        found = links.first.get_attribute("href") if links.count() else ""
        return (found or "").removeprefix(begins.rpartition("/")[0] + "/").partition("/")[0]

    def _page(self, login: str, size: tuple[int, int]) -> Page:
        if (login, size) not in self._windows:
            context = self._stack.enter_context(window(self._browser, size))
            self._windows[login, size] = self._signed_in(context, login)
        return self._windows[login, size]

    def _signed_in(self, context: BrowserContext, login: str) -> Page:
        page = context.new_page()
        if login:
            page.goto(f"{self._training.url}/masuk")
            page.get_by_label("Nama pengguna").fill(login)
            page.get_by_label("Kata sandi").fill(self._training.passwords[login])
            page.get_by_role("button", name="Masuk", exact=True).click()
            page.locator(".me summary").last.wait_for()
        return page


@contextmanager
def studio(browser: Browser) -> Iterator[Studio]:
    with tempfile.TemporaryDirectory() as home, running_training(Path(home)) as training, ExitStack() as stack:
        yield Studio(training, browser, stack)


def pages(studio: Studio, out: Path) -> None:
    """Every page in both sizes, numbered in the order of `scenes.SCENES`."""
    for folder, size in _SIZES.items():
        (out / folder).mkdir(parents=True, exist_ok=True)
        for number, scene in enumerate(SCENES, 1):
            page = studio.open(scene, size)
            if page is not None:
                page.screenshot(path=out / folder / f"{number:02}_{scene.name}.png", full_page=True)


def prints(studio: Studio, out: Path) -> None:
    """What comes out of a printer, page by page."""
    folder = out / "cetak"
    folder.mkdir(parents=True, exist_ok=True)
    for scene in (each for each in SCENES if each.name in PRINTED_PAGES):
        page = studio.open(scene)
        if page is not None:
            _as_pictures(page.pdf(format="A4", landscape=scene.name == "register-cetak"), folder / scene.name)
    for name, path in PRINTS.items():
        found = studio.path(path)
        if found is not None:
            _as_pictures(studio.download(found), folder / f"{name}-pdf")


def first_morning(browser: Browser, out: Path) -> None:
    """Every page of the menu before anything has happened."""
    folder = out / "kosong"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, running_office(Path(home)) as office, window(browser) as context:
        page = context.new_page()
        sign_in(page, office, "semua", office.new_account("semua", *_EVERY_ROLE))
        for number, entry in enumerate(MENU, 1):
            page.goto(office.url + entry.path, wait_until="load")
            page.screenshot(path=folder / f"{number:02}_{entry.page}.png", full_page=True)


def day(browser: Browser, out: Path) -> None:
    """Five people's day, as each of them saw it."""
    with (
        tempfile.TemporaryDirectory() as home,
        running_office(Path(home)) as office,
        played(office, browser, out / "hari") as whole,
    ):
        for book in BOOKS:
            whole.the_register_is_printed(book)
        whole.the_camat_reads_the_report()
        whole.a_resident_looks_it_up()


def _as_pictures(document: bytes, stem: Path) -> None:
    """A PDF's first pages as PNG beside each other."""
    command = ("pdftoppm", "-png", "-r", "70", "-l", "3", "-", str(stem))
    subprocess.run(command, input=document, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--day", action="store_true")
    wish = parser.parse_args()
    with chromium() as browser:
        with studio(browser) as training:
            pages(training, wish.out)
            prints(training, wish.out)
        first_morning(browser, wish.out)
        if wish.day:
            day(browser, wish.out)


if __name__ == "__main__":
    main()
