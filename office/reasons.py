"""Why something goes back to the resident: the reasons that the kiosk knows in three languages, reworded, put aside or
added to by the office. A kiosk that does not know an added one shows the office's own words, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from adminduk.request import RETURN_REASONS, ReturnedItem
from office import words
from office.store import reasons
from office.store.reasons import Reason

LONGEST = 60  # one line on the kiosk's page
_OWN = "kantor-"
_OTHER = "lainnya"


def everything(session: Session) -> list[Reason]:
    """All reasons in their order: those of the start first, then the office's own; also those put aside."""
    kept = {each.code: each for each in reasons.kept(session)}
    first = [kept.pop(code, Reason(code, words.RETURN_REASONS[code])) for code in RETURN_REASONS]
    return first + list(kept.values())


def offered(session: Session) -> list[Reason]:
    """What an officer chooses from."""
    return in_use(everything(session))


def in_use(known: Iterable[Reason]) -> list[Reason]:
    """Those of `known` that are not put aside. "Lainnya" stands last: its note says it all."""
    return sorted((each for each in known if each.in_use), key=lambda each: each.code == _OTHER)


def change(session: Session, wish: Reason, by: str, now: datetime) -> str | None:
    """Reword a reason, put it aside or take it up again; with an empty `code`, add one. A sentence on what is wrong."""
    code, text, in_use = wish.code, " ".join(wish.words.split()), wish.in_use
    known = {each.code: each for each in everything(session)}
    if code and code not in known:
        return "Alasan itu tidak ada lagi di daftar. Muat ulang halaman ini."
    if not 3 <= len(text) <= LONGEST:
        return f"Tulis alasannya dengan 3 sampai {LONGEST} huruf."
    if any(each.words.casefold() == text.casefold() and each.code != code for each in known.values()):
        return "Alasan dengan kata-kata itu sudah ada."
    if code == _OTHER and not in_use:
        return "“Lainnya” tidak dapat disisihkan: selalu ada alasan yang belum ada di daftar."
    own = sum(each.startswith(_OWN) for each in known)
    reasons.keep(session, Reason(code or f"{_OWN}{own + 1}", text, in_use), by, now)
    return None


def told(session: Session, item: ReturnedItem) -> ReturnedItem:
    """`item` as a kiosk of any version understands it."""
    if item.reason in RETURN_REASONS:
        return item
    said = next((each.words for each in reasons.kept(session) if each.code == item.reason), "")
    return ReturnedItem(item.requirement, _OTHER, ". ".join(part for part in (said, item.note) if part))


__all__ = ["LONGEST", "Reason", "change", "everything", "in_use", "offered", "told"]
