"""How long a service takes in fact: from filed to ready, of the requests that were ready last."""

from __future__ import annotations

from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from adminduk.request import ActionKind
from office.store.tables import ActionRow, RequestRow

_LATEST = 50
FEWEST = 5  # of fewer nobody can say what is usual


def usual_minutes(session: Session, service: str) -> int | None:
    """The median in minutes; None while too few requests of `service` were ready."""
    filed, ready = aliased(ActionRow), aliased(ActionRow)
    query = (
        select(filed.at, ready.at)
        .join(RequestRow, RequestRow.id == filed.request_id)
        .join(ready, ready.request_id == filed.request_id)
        .where(RequestRow.service == service, filed.seq == 0, ready.kind == ActionKind.MARK_READY.value)
        .order_by(ready.at.desc())
        .limit(_LATEST)
    )
    took = [(done - begun).total_seconds() / 60 for begun, done in session.execute(query)]
    return round(median(took)) if len(took) >= FEWEST else None
