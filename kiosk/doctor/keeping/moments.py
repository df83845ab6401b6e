"""SQLite stores no time zone: everything in it is UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(moment: datetime) -> datetime:
    """As it is written."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def aware(moment: datetime) -> datetime:
    """As it was meant."""
    return moment.replace(tzinfo=UTC)
