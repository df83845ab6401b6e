"""Finished PDFs with words in them, and the page on which they are uploaded and matched."""

from __future__ import annotations

import re

from fpdf import FPDF
from litestar.testing import TestClient

from adminduk.request import ActionKind
from tests.office.kit import Bench
from tests.office.test_console_signin import form_token

WAYS = (ActionKind.TAKE, ActionKind.REGISTER, ActionKind.PROCESS)


def letter(*lines: str) -> bytes:
    """A PDF that says `lines`, as SIAK prints them: text, not a picture of it."""
    paper = FPDF()
    paper.add_page()
    paper.set_font("helvetica", size=12)
    for line in lines:
        paper.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(paper.output())


def waits(bench: Bench, number: str) -> str:
    """`number`, brought to where it waits for its signed document."""
    for kind in WAYS:
        bench.do(number, kind)
    return number


def upload(browser: TestClient, *files: tuple[str, bytes]) -> str:
    """The page after `files` (name, content) were uploaded."""
    token = form_token(browser.get("/dokumen-jadi").text)
    parts = [("berkas", (name, content, "application/pdf")) for name, content in files]
    answer = browser.post("/dokumen-jadi", data={"_csrf_token": token}, files=parts)
    return browser.get("/dokumen-jadi").text if answer.status_code == 303 else answer.text


def staged_ids(page: str) -> list[str]:
    """Of the files that can be confirmed."""
    return re.findall(r'name="cocok" value="([0-9a-f]{32})"', page)


def confirm(browser: TestClient, page: str, numbers: dict[str, str], ready: bool = True) -> tuple[int, str]:
    """Tick the files of `numbers` (id -> number) and send them."""
    data: dict[str, object] = {"_csrf_token": form_token(page), "cocok": list(numbers)}
    data |= {f"nomor-{staged}": number for staged, number in numbers.items()}
    answer = browser.post("/dokumen-jadi/lampirkan", data=data | ({"siap": "ya"} if ready else {}))
    return answer.status_code, answer.text
