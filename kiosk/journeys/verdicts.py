"""What a resident is told about a page: what is wrong with it, where on it, and what to do next."""

from __future__ import annotations

from kiosk.asked import Kind
from kiosk.events import PageVerdict
from kiosk.say import Text, say

KEPT = (PageVerdict.GOOD, PageVerdict.TURNED)
# The resident may know where the page is although the kiosk does not: then its corners can be shown by hand.
NO_PAGE_FOUND = (PageVerdict.NOTHING, PageVerdict.TWO_SHEETS, PageVerdict.CUT_OFF, PageVerdict.UNREADABLE)
# Under the camera the print looks up and there is neither glass nor lid: these are said in other words there.
_OTHER_BY_CAMERA = (
    PageVerdict.NOTHING,
    PageVerdict.CUT_OFF,
    PageVerdict.BLURRED,
    PageVerdict.BLANK,
    PageVerdict.UNREADABLE,
)
_HAS_PLACE = (PageVerdict.CUT_OFF, PageVerdict.GLARE)


def said_of(verdict: PageVerdict, where: str = "", pages: int = 1, *, by_camera: bool = False) -> Text:
    """The sentence for `verdict`; `where` as in `CapturedPage`, `pages` as many as are kept by now."""
    area = "camera" if by_camera and verdict in _OTHER_BY_CAMERA else "scan"
    key = f"file.{area}.{verdict.value.replace('-', '_')}"
    if verdict in KEPT:
        return say(key, pages=pages)
    if verdict in _HAS_PLACE and where:
        return say(f"{key}_at", where=say(f"file.scan.where.{where.replace('-', '_')}"))
    return say(key)


def wrong_kind(seen: Kind, asked: Text) -> Text | None:
    """ "Ini KK. Yang diminta KTP-el." None when nobody knows what it is."""
    return None if seen is Kind.AUTO else say(f"file.scan.seen_{seen.value}", asked=asked)
