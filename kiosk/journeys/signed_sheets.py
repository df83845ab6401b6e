"""The sheets of a printed form as they come back: which are still missing, and what is said of one that came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.events import CapturedPage, PageVerdict
from kiosk.printed_form import PrintedForm
from kiosk.say import Text, Verbatim, say

DOUBTED = (PageVerdict.OTHER_FORM, PageVerdict.UNSIGNED)


def missing(printed: PrintedForm, kept: Sequence[CapturedPage]) -> tuple[int, ...]:
    """The numbers of the sheets that have not come back, from 1. A page kept on the resident's word may be any."""
    here = {page.form.sheet for page in kept if page.form is not None}
    unknown = sum(page.form is None or not page.form.sheet for page in kept)
    still = [number for number in range(1, len(printed.sheets) + 1) if number not in here]
    return tuple(still[unknown:])


def doubt_of(page: CapturedPage) -> Text:
    """Why the page is not taken for the signed form."""
    if page.verdict is PageVerdict.OTHER_FORM or page.form is None:
        return say("file.scan.other_form")
    return say("file.scan.unsigned", signers=Verbatim(", ".join(page.form.unsigned)))


def on_their_word(page: CapturedPage) -> CapturedPage:
    """Kept although it was doubted; `form` goes on saying why, for the officer."""
    return replace(page, verdict=PageVerdict.GOOD)


def said_of_sheet(printed: PrintedForm, kept: Sequence[CapturedPage]) -> Text:
    """The newest page came out well: what it was, and what is still to come."""
    newest, still = kept[-1], missing(printed, kept)
    if newest.form is not None and newest.form.no_meterai:
        return say("sign.no_meterai")
    if still:
        return say("sign.sheet_next", sheet=still[0], sheets=len(printed.sheets))
    return say("sign.good")
