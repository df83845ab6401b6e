"""Every way to answer the questions of a service: what a preview shows, and what a test walks."""

from __future__ import annotations

from adminduk.catalogue.model import Reading, Service
from adminduk.catalogue.requirements import questions_for


def every_way(
    service: Service, reason: str, reading: Reading, answers: dict[str, str] | None = None
) -> list[dict[str, str]]:
    """The answers of each way through the questions of `reason`, beginning with `answers`."""
    so_far = answers or {}
    still_open = [each for each in questions_for(service, reason, so_far, reading) if each.id not in so_far]
    if not still_open:
        return [so_far]
    first = still_open[0]
    further = (every_way(service, reason, reading, {**so_far, first.id: option.id}) for option in first.options)
    return [way for ways in further for way in ways]
