"""How many requests came with the help of an officer of the desa, and from which kiosk: where people cannot do it alone
yet, or where an officer goes round with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from office.reports.period import Period
from office.reports.share import Share
from office.store import assisted
from office.store.figures import Case


def assistance(session: Session, cases: Sequence[Case], period: Period) -> dict[str, Share]:
    """Kiosk id -> the share of what arrived from there in `period`; a kiosk without any is left out."""
    arrived = [case for case in cases if period.holds(case.received_at)]
    helped = assisted.among(session, [case.request.id for case in arrived])
    whole = Counter(case.kiosk_id for case in arrived)
    part = Counter(case.kiosk_id for case in arrived if case.request.id in helped)
    return {kiosk: Share(count, whole[kiosk]) for kiosk, count in sorted(part.items())}
