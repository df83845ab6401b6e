"""What a training office puts on everything that leaves it: a mark across each page of a PDF, a name for each file.

Pages bear their own mark (templates/base.html, kantor.css); what the office hands to its kiosks stays byte for byte.
"""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Any

import anyio.to_thread
from litestar.response import Response

import assets
from office.beside import Failure
from office.parts import Office
from office.training import SAYS

_PDF, _LIMIT_S = "application/pdf", 20.0
_ATTACHED = 'filename="'
_NAMED = "LATIHAN-"


def marking(office: Office) -> Callable[[Any], Awaitable[Any]]:
    """Called with every answer; only what has a file's name is marked."""

    async def mark(response: Any) -> Any:
        named = response.headers.get("Content-Disposition", "") if isinstance(response, Response) else ""
        if _ATTACHED not in named:  # a page, a stylesheet, or a document on its way to a kiosk
            return response
        response.headers["Content-Disposition"] = named.replace(_ATTACHED, _ATTACHED + _NAMED, 1)
        if response.media_type == _PDF and isinstance(response.content, bytes):
            response.content = await anyio.to_thread.run_sync(_marked, office, response.content)
        return response

    return mark


def _marked(office: Office, document: bytes) -> bytes:
    drawn = office.beside.ask(stamped, document, limit_s=_LIMIT_S)
    return document if isinstance(drawn, Failure) else drawn


def stamped(document: bytes) -> bytes:
    """`document` with the training's words across each of its pages."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(document)) as opened:
        for page in opened.pages:
            left, bottom, right, top = (float(each) for each in page.mediabox)
            with pikepdf.open(io.BytesIO(_stamp(right - left, top - bottom))) as stamp:
                page.add_overlay(stamp.pages[0], pikepdf.Rectangle(left, bottom, right, top))
        opened.save(made)
    return made.getvalue()


def _stamp(width: float, height: float) -> bytes:
    from fpdf import FPDF

    paper = FPDF(unit="pt", format=(width, height))
    paper.set_auto_page_break(False)
    paper.add_font("Atkinson", "B", assets.path("fonts", "AtkinsonHyperlegible-Bold.ttf"))
    paper.add_page()
    paper.set_font("Atkinson", "B", width / 18)
    paper.set_text_color(155, 28, 28)
    with paper.local_context(fill_opacity=0.16), paper.rotation(28, width / 2, height / 2):
        paper.text((width - paper.get_string_width(SAYS)) / 2, height / 2, SAYS)
    return bytes(paper.output())
