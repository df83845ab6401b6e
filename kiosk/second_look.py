"""A page that came out well is asked once more: is it the paper that was asked for? By its words, where it has any.

Only for a KTP-el and a KK, which residents mix up; only by the reading process, and only what is sure: a page of which
nobody knows what it is passes, and an officer looks at it (docs/decisions/0066).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from hardware.device import Fault
from hardware.scanner.port import ScannedSheet
from kiosk.asked import Asked, Kind
from kiosk.events import CapturedPage, PageVerdict

_READ = (Kind.KTP, Kind.KK)
_WORTH_READING = (PageVerdict.GOOD, PageVerdict.TURNED, PageVerdict.WRONG_KIND)


class _Capture(Protocol):
    def capture(self, sheet: ScannedSheet, asked: Asked) -> CapturedPage | Fault: ...


class _Cards(Protocol):
    def kind_of(self, jpeg: bytes) -> Kind: ...


def captured(capture: _Capture, cards: _Cards | None, sheet: ScannedSheet, asked: Asked) -> CapturedPage | Fault:
    """*Blocks.* The page in `sheet`, judged by what was `asked` and, where that is in question, by what it says."""
    page = capture.capture(sheet, asked)
    if isinstance(page, Fault) or asked.kind not in _READ or page.verdict not in _WORTH_READING:
        return page
    seen = _seen(page, cards, asked)
    agreed = seen is Kind.AUTO or (seen is asked.kind and page.verdict is not PageVerdict.WRONG_KIND)
    return page if agreed else capture.capture(sheet, replace(asked, seen=seen))


def _seen(page: CapturedPage, cards: _Cards | None, asked: Asked) -> Kind:
    """What the page says it is. A sheet where a card was asked, that says nothing, may be a faint copy of the card:
    where copies are taken, it is believed to be one."""
    seen = cards.kind_of(page.jpeg) if cards is not None else Kind.AUTO
    may_be_a_copy = page.verdict is PageVerdict.WRONG_KIND and asked.kind is Kind.KTP and not asked.original
    return asked.kind if seen is Kind.AUTO and may_be_a_copy else seen
