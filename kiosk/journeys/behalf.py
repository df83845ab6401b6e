""" "Untuk siapa?": whoever files for somebody else says so once, and says who they are.

Part of the draft. Most people file for themselves and are not asked: the page of needs has a button for the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from adminduk.catalogue.model import AskedField, FieldId
from adminduk.proxy import ASKED, Behalf, Proxy
from kiosk.journeys.choices import choice_page
from kiosk.journeys.desk import Desk
from kiosk.journeys.fields import check, entry_of
from kiosk.journeys.nik_code import NikPage
from kiosk.journeys.page import Effects, Page
from kiosk.journeys.typing import Checked, TypingPage
from kiosk.say import Text, say
from kiosk.views import Button, Tile

OTHERS = Button("behalf", say("behalf.button"), "group")
_ICONS = {Behalf.SELF: "person", Behalf.FAMILY: "family_restroom", Behalf.OTHER: "handshake"}


@dataclass
class Representing:
    """For whom, and who acts for them; "" where the telephone was left out."""

    behalf: Behalf = Behalf.SELF
    typed: dict[FieldId, str] = field(default_factory=dict, repr=False)

    @property
    def asked(self) -> tuple[FieldId, ...]:
        return () if self.behalf is Behalf.SELF else ASKED

    @property
    def proxy(self) -> Proxy | None:
        """As it is sent; None for somebody who files for themselves."""
        if self.behalf is Behalf.SELF:
            return None
        said = {each.value: self.typed.get(each, "") for each in ASKED}
        return Proxy(behalf=self.behalf, nik=said["nik"], nama=said["nama"], telepon=said["telepon"])

    def known(self) -> dict[str, str]:
        """What forms take over from it."""
        proxy = self.proxy
        return {"nik-wakil": proxy.nik, "nama-wakil": proxy.nama} if proxy is not None else {}

    def kept(self) -> tuple[tuple[str, str], ...]:
        """As it is left on the shelf."""
        typed = tuple((each.value, value) for each, value in self.typed.items())
        return () if self.behalf is Behalf.SELF else (("behalf", self.behalf.value), *typed)


def taken_up(kept: tuple[tuple[str, str], ...]) -> Representing:
    """What `Representing.kept` kept."""
    said = dict(kept)
    behalf = Behalf(said.pop("behalf", Behalf.SELF))
    return Representing(behalf, {FieldId(name): value for name, value in said.items()})


def behalf_page(chosen: Callable[[str], Effects]) -> Page:
    tiles = tuple(Tile(each, say(f"behalf.{each}"), icon, say(f"behalf.{each}.hint")) for each, icon in _ICONS.items())
    return choice_page("behalf", say("behalf.title"), tiles, chosen)


def proxy_page(desk: Desk, asked: FieldId, value: str, done: Callable[[str], Effects]) -> Page:
    """The page that asks whoever acts for another for one thing about themselves."""
    optional = asked is FieldId.TELEPON
    entry = replace(entry_of(AskedField(id=asked)), name=f"proxy-{asked}", title=say(f"behalf.ask.{asked}"))

    def judge(text: str) -> Checked:
        return check(desk, asked, text, optional=optional)

    if asked is FieldId.NIK:
        return NikPage(desk, entry, judge, done, value=value)
    return TypingPage(entry, judge, done, value=value, skip=(lambda: done("")) if optional else None)


def label(asked: FieldId) -> Text:
    return say(f"behalf.review.{asked}")
