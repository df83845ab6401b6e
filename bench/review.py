"""How many keys and how much waiting a checked request costs: a complete KK with four pages, in a real browser.

    .venv/bin/python -m bench.review [--requests 20] [--page-kb 350] [--json]

A real `anjungan office` on SQLite, Debian's Chromium at 1366 x 768, pages as large as the kiosk's. Measured: a page
opened anew to its first paint (the browser's own mark); the last key of a request to the next one with its first page
on the screen, pressed by an officer who read long enough for the next pictures to have come (half a second of silence
on the line), and by one who presses all keys as fast as a machine; the office's share of the latter a request.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import httpx
from PIL import Image
from playwright.sync_api import Page, expect

from adminduk.filing import DeliveryKind, PageRef
from tests.benches.chromium import chromium, window
from tests.benches.office import RunningOffice, running_office
from tests.office.browsing import sign_in
from tests.office.played_kiosk import PlayedKiosk, enrolled

PAPERS = ("formulir-f102", "surat-kehilangan", "dokumen-pendukung", "ktp-el-nasional")
GOAL_KEYS, GOAL_PAINT_MS, GOAL_NEXT_MS = 6, 300.0, 100.0
_PAINT = """() => new Promise(done => new PerformanceObserver(seen => {
  const first = seen.getEntriesByName("first-contentful-paint")[0];
  if (first) done(first.startTime);
}).observe({ type: "paint", buffered: true }))"""
# From the key to the frame in which the next request's first page stands decoded on the screen.
_NEXT = """() => new Promise(done => {
  const before = document.querySelector("h1").textContent, began = performance.now();
  const look = () => {
    const head = document.querySelector("[data-review] h1"), image = document.querySelector("[data-image]");
    if (head && head.textContent !== before && image.complete && image.naturalWidth)
      requestAnimationFrame(() => done(performance.now() - began));
    else requestAnimationFrame(look);
  };
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  requestAnimationFrame(look);
})"""

# Until nothing was fetched for half a second: the next request's pictures are here.
_QUIET = """() => new Promise(done => {
  performance.setResourceTimingBufferSize(100_000);
  let count = -1, since = 0;
  const look = () => {
    const now = performance.now(), fetched = performance.getEntriesByType("resource").length;
    if (fetched !== count) [count, since] = [fetched, now];
    if (now - since > 500) done(true); else requestAnimationFrame(look);
  };
  look();
})"""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder, running_office(Path(folder)) as office:
        http = httpx.Client(base_url=office.url, trust_env=False, timeout=30)
        kiosk = enrolled(http, office.enrolment_code(), lambda: datetime.now(UTC))
        pages = _pages(options.page_kb)
        for number in range(2 * options.requests + 2):
            _file(kiosk, pages, number)
        figures = _measure(office, options.requests)
    figures |= {"goal_keys": GOAL_KEYS, "goal_paint_ms": GOAL_PAINT_MS, "goal_next_ms": GOAL_NEXT_MS}
    print(json.dumps(figures) if options.json else "\n".join(f"{key:22} {value}" for key, value in figures.items()))


def _measure(office: RunningOffice, requests: int) -> dict[str, float]:
    paints, nexts, rushed, keys = [], [], [], []
    with chromium() as browser, window(browser) as context:
        page = context.new_page()
        sign_in(page, office, "operator1", office.new_account("operator1", "operator"))
        page.get_by_role("button", name="Periksa berikutnya").click()
        began = time.perf_counter()
        for _ in range(requests):
            keys.append(_accept_pages(page) + 1)
            rushed.append(page.evaluate(_NEXT))
        spent = time.perf_counter() - began
        for _ in range(requests):
            keys.append(_accept_pages(page) + 1)
            page.evaluate(_QUIET)
            nexts.append(page.evaluate(_NEXT))
        for _ in range(requests):
            page.reload(wait_until="load")
            paints.append(page.evaluate(_PAINT))
    return {
        "requests": requests,
        "keys_a_request": max(keys),
        "next_ms_median": _tenths(statistics.median(nexts)),
        "next_ms_p95": _tenths(statistics.quantiles(nexts, n=20)[18]),
        "next_rushed_ms_median": _tenths(statistics.median(rushed)),
        "next_rushed_ms_p95": _tenths(statistics.quantiles(rushed, n=20)[18]),
        "paint_ms_median": _tenths(statistics.median(paints)),
        "paint_ms_p95": _tenths(statistics.quantiles(paints, n=20)[18]),
        "machine_ms_a_request": _tenths(spent / requests * 1000),
    }


def _accept_pages(page: Page) -> int:
    """Say yes to every page; the number of keys. Each one is pressed when its page is on the screen."""
    pressed = 0
    while page.locator("[data-end]:not([hidden]) button").is_disabled():
        expect(page.locator("[data-image]")).to_have_js_property("complete", True)
        page.keyboard.press("Enter")
        pressed += 1
    return pressed


def _file(kiosk: PlayedKiosk, pages: list[bytes], number: int) -> None:
    """A complete request of a person of their own: no two alike."""
    refs = []
    for requirement, plain in zip(PAPERS, pages, strict=True):
        file = kiosk.put_file(plain + number.to_bytes(4, "big"))
        refs.append(PageRef(requirement=requirement, index=0, **file.model_dump()))
    answers = {"nik": f"99171201018{number:05d}", "nama": "CONTOH SPECIMEN", "desa": "35.17.19.2001"}
    answer = kiosk.deliver(DeliveryKind.FILING, kiosk.filing(tuple(refs), answers=answers))
    if answer.status_code != 201:
        raise SystemExit(f"not filed: {answer.status_code}")


def _pages(page_kb: int) -> list[bytes]:
    """A4 at 200 dpi with a grain that makes a JPEG of about `page_kb`."""
    return [_page(page_kb) for _ in PAPERS]


def _page(page_kb: int) -> bytes:
    small = Image.frombytes("L", (207, 293), os.urandom(207 * 293))
    grain = small.resize((1654, 2339)).point(lambda tone: 190 + tone // 4).convert("RGB")
    for quality in range(95, 20, -5):
        buffer = io.BytesIO()
        grain.save(buffer, "JPEG", quality=quality)
        if buffer.tell() <= page_kb * 1024:
            break
    return buffer.getvalue()


def _tenths(number: float) -> float:
    return round(number, 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="where to measure (default: here)")
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--page-kb", type=int, default=350)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
