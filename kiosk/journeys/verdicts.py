"""What a resident is told about a page: what is wrong with it, where on it, and what to do next."""

from __future__ import annotations

from kiosk.events import PageVerdict
from kiosk.say import Text, say

_HAS_PLACE = (PageVerdict.CUT_OFF, PageVerdict.GLARE)


def said_of(verdict: PageVerdict, where: str = "", pages: int = 1) -> Text:
    """The sentence for `verdict`; `where` as in `CapturedPage`, `pages` as many as are kept by now."""
    key = f"file.scan.{verdict.value.replace('-', '_')}"
    if verdict in (PageVerdict.GOOD, PageVerdict.TURNED):
        return say(key, pages=pages)
    if verdict in _HAS_PLACE and where:
        return say(f"{key}_at", where=say(f"file.scan.where.{where.replace('-', '_')}"))
    return say(key)
