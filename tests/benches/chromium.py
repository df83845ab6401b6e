"""Debian's own Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

PATIENCE_MS = 15_000  # a slow machine is no fault of the page
expect.set_options(timeout=PATIENCE_MS)

DESKTOP = (1366, 768)  # what stands on a desk in a kecamatan
PHONE = (390, 844)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-pings",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser; closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(browser: Browser, size: tuple[int, int] = DESKTOP) -> Iterator[BrowserContext]:
    """A window with cookies of its own, `size` in pixels."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, locale="id-ID", accept_downloads=True)
    context.set_default_timeout(PATIENCE_MS)
    try:
        yield context
    finally:
        context.close()
