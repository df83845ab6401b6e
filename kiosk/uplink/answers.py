"""What can come back from the office, as values; the ones a journey sees are in kiosk/events.py."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from hardware.device import Fault


@dataclass(frozen=True)
class Reply:
    """An HTTP answer, read whole."""

    status: int
    body: bytes = field(repr=False)

    @property
    def fields(self) -> dict[str, object]:
        """The JSON object in the body; empty when it is none, as with a proxy's error page."""
        try:
            found = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def code(self) -> str:
        """The office's error code; "" when this is not an error of the office's program."""
        code = self.fields.get("code")
        return code if isinstance(code, str) else ""

    def number(self, name: str) -> int:
        """The whole number called `name`; 0 when there is none."""
        found = self.fields.get(name)
        return found if isinstance(found, int) and found > 0 else 0


@dataclass(frozen=True)
class Done:
    """The office has it, durably."""


@dataclass(frozen=True)
class MissingBlobs:
    """The office lacks these page files; the delivery can be repeated once they are there."""

    missing: tuple[str, ...]


@dataclass(frozen=True)
class Refused:
    """The office will never take this one: repeating does not help."""

    code: str  # the office's error code


@dataclass(frozen=True)
class NotNow:
    """Try again later. `fault` says whether nobody answered, the office is in trouble, or it does not know us."""

    fault: Fault


DeliveryAnswer = Done | MissingBlobs | Refused | NotNow
