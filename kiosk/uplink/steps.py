"""The named moments of a delivery at which a power cut can strike. A test stands at one of them."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class UplinkStep(StrEnum):
    """In the order in which they happen."""

    BLOB_SENT = "blob-sent"  # the office has one page file
    ANSWERED = "answered"  # the office has the delivery; this kiosk does not know it yet
    FORGOTTEN = "forgotten"  # the kiosk has deleted its copy


UplinkHook = Callable[[UplinkStep], None]


def pass_by(step: UplinkStep) -> None:
    """What the program does at every step: nothing."""
