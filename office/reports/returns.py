"""What was sent back, why, and from which kiosk: where a kiosk's glass, light or question has to become better.

Of the requests that came in the period, whenever they were sent back. A paper that was sent back twice for the same
reason counts once: the share is of requests, and never above one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from adminduk.request import ActionKind
from office.reports.period import Period
from office.reports.share import Share
from office.store.figures import Case


@dataclass(frozen=True)
class Cause:
    """How many of the requests that brought `requirement` to `kiosk_id` got it back for `reason`; for what is no paper
    (a typed answer), of all requests from there."""

    requirement: str
    reason: str
    kiosk_id: str
    share: Share


@dataclass(frozen=True)
class Returns:
    requests: Share
    by_reason: dict[str, int]
    by_kiosk: dict[str, Share]
    by_service: dict[str, Share]
    causes: tuple[Cause, ...]  # the most frequent first


def returns(cases: Sequence[Case], period: Period) -> Returns:
    """Of the requests that arrived in `period`."""
    arrived = [case for case in cases if period.holds(case.received_at)]
    sent_back = {case.request.id: _items(case) for case in arrived}
    brought = Counter((case.kiosk_id, paper) for case in arrived for paper in case.papers)
    found = Counter((item, reason, case.kiosk_id) for case in arrived for item, reason in sent_back[case.request.id])
    arrivals = Counter(case.kiosk_id for case in arrived)
    causes = [
        Cause(item, reason, kiosk, Share(count, max(brought[kiosk, item] or arrivals[kiosk], count)))
        for (item, reason, kiosk), count in found.items()
    ]
    return Returns(
        requests=Share(sum(1 for items in sent_back.values() if items), len(arrived)),
        by_reason=dict(Counter(reason for items in sent_back.values() for _, reason in items)),
        by_kiosk=_shares(sent_back, [(case.kiosk_id, case) for case in arrived]),
        by_service=_shares(sent_back, [(case.request.service, case) for case in arrived]),
        causes=tuple(sorted(causes, key=lambda each: (-each.share.part, each.kiosk_id, each.requirement, each.reason))),
    )


def _items(case: Case) -> frozenset[tuple[str, str]]:
    """What was sent back of a request, with why: each pair once."""
    return frozenset(
        (item.requirement, item.reason)
        for action in case.request.actions
        if action.kind is ActionKind.RETURN
        for item in action.returned
    )


def _shares(sent_back: dict[str, frozenset[tuple[str, str]]], keyed: Sequence[tuple[str, Case]]) -> dict[str, Share]:
    whole = Counter(key for key, _ in keyed)
    part = Counter(key for key, case in keyed if sent_back[case.request.id])
    return {key: Share(part[key], count) for key, count in sorted(whole.items())}
