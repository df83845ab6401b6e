"""What the office's process holds while files are uploaded: fifty finished PDFs of 3 MB at once, and who may not.

.venv/bin/python -m bench.uploads [--files 50] [--megabytes 2.9]
"""

from __future__ import annotations

import argparse
import re
import secrets
import tempfile
import time
from pathlib import Path

import httpx

from tests.benches.office import RunningOffice, running_office
from tests.office.finished_kit import letter
from tests.office.kit import PASSWORD

MEGABYTE = 1024 * 1024
_TOKEN = re.compile(r'name="_csrf_token" value="([^"]+)"')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=50)
    parser.add_argument("--megabytes", type=float, default=2.9, help="of each")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home, running_office(Path(home)) as office:
        browser = _signed_in(office)
        _told("at rest", office, 0)
        files = [_pdf(int(asked.megabytes * MEGABYTE)) for _ in range(asked.files)]
        _send("uploaded by an operator", office, browser, files)
        _send("tried by nobody", office, httpx.Client(base_url=office.url, timeout=600, trust_env=False), files)


def _signed_in(office: RunningOffice) -> httpx.Client:
    browser = httpx.Client(base_url=office.url, timeout=600, trust_env=False)
    first = office.new_account("operator1", "operator")
    _post(browser, "/masuk", "/masuk", nama="operator1", sandi=first)
    _post(browser, "/ganti-sandi", "/ganti-sandi", lama=first, baru=PASSWORD, ulang=PASSWORD)
    return browser


def _post(browser: httpx.Client, page: str, path: str, **fields: str) -> None:
    token = _TOKEN.search(browser.get(page).text)
    assert token is not None
    answer = browser.post(path, data={"_csrf_token": token[1], **fields})
    assert answer.status_code == 303, answer.status_code


def _pdf(size: int) -> bytes:
    """A PDF with as much behind its page as an e-signed scan has."""
    start = letter("CONTOH")
    return start + b"\n%" + secrets.token_bytes(size - len(start)).replace(b"\n", b" ").replace(b"\r", b" ")


def _send(what: str, office: RunningOffice, browser: httpx.Client, files: list[bytes]) -> None:
    found = _TOKEN.search(browser.get("/dokumen-jadi").text)
    parts = [("berkas", (f"{number}.pdf", content, "application/pdf")) for number, content in enumerate(files)]
    before, began = _held(office, anew=True), time.monotonic()
    try:
        status = browser.post("/dokumen-jadi", data={"_csrf_token": found[1] if found else ""}, files=parts).status_code
        said = f"{what}: {status}"
    except httpx.TransportError as refused:
        said = f"{what}: {type(refused).__name__}"
    _told(f"{said} after {time.monotonic() - began:.1f} s", office, before)


def _told(what: str, office: RunningOffice, before: int) -> None:
    print(
        f"{what}: {_held(office) / MEGABYTE:.0f} MB the most, {max(0, _held(office) - before) / MEGABYTE:.0f} MB more"
    )


def _held(office: RunningOffice, anew: bool = False) -> int:
    """The most that the office's process has held, in bytes; counted from now on with `anew`."""
    assert office.process is not None
    if anew:
        Path(f"/proc/{office.process.pid}/clear_refs").write_text("5")
    status = Path(f"/proc/{office.process.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


if __name__ == "__main__":
    main()
