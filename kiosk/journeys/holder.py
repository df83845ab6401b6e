"""The holder check: the NIK that belongs to the request, typed by the person who came for it."""

from __future__ import annotations

from collections.abc import Callable

from adminduk.catalogue.model import FieldId
from kiosk.journeys.desk import Desk
from kiosk.journeys.fields import NIK_GROUPS, check
from kiosk.journeys.nik_code import NikPage
from kiosk.journeys.page import Effects
from kiosk.journeys.typing import Checked, Entry, TypingPage
from kiosk.say import say


def holder_nik(desk: Desk, done: Callable[[str], Effects], claimed: str = "") -> TypingPage:
    """A page for 16 digits. Only the office knows whether they are the holder's; here only their shape is checked.

    `claimed`: a NIK that a code named, to be compared with the card.
    """
    entry = Entry(
        name="holder-nik",
        title=say("collect.nik.title"),
        hint=say("collect.nik.hint"),
        length=16,
        groups=NIK_GROUPS,
        help="visit.help.nik",
    )
    return NikPage(desk, entry, lambda text: _shape(desk, text), done, claimed=claimed)


def _shape(desk: Desk, text: str) -> Checked:
    """Without warnings: an unusual birthplace code is no reason to doubt somebody who comes to collect."""
    checked = check(desk, FieldId.NIK, text)
    return Checked(checked.value, checked.error)
