"""Which of the plugged-in things is the one that is meant: by what it says of itself, never by the order it came in.

The kernel numbers ports as they come (`ttyACM0`, `event5`): after a part swap or a restart another thing may have the
number. An address therefore names the thing: `usb:VVVV:PPPP`, with `:SERIAL` where it has a serial number and `@PLACE`
for the socket it was last seen in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"usb:(?P<vendor>[0-9a-f]{4}):(?P<product>[0-9a-f]{4})(:(?P<serial>[^@]*))?(@(?P<place>.*))?", re.IGNORECASE
)


@dataclass(frozen=True)
class Part:
    """One thing that is plugged in now. `path` opens it, `place` is its socket ("1-1.2"); "" where it does not say."""

    path: str
    vendor: int
    product: int
    serial: str = ""
    place: str = ""
    name: str = ""

    @property
    def address(self) -> str:
        """What names it after it was unplugged, moved, or everything restarted."""
        serial = f":{self.serial}" if self.serial else ""
        place = f"@{self.place}" if self.place else ""
        return f"usb:{self.vendor:04x}:{self.product:04x}{serial}{place}"


class Several(Exception):
    """More than one fits, and nothing tells which is meant."""


def find(address: str, parts: Iterable[Part]) -> str | None:
    """The path of the thing that `address` names; None when it is not there. A plain path names itself.

    First the very same one, wherever it is plugged in; else the only one of its kind (a spare part); else the one of
    its kind in the same socket. Raises Several when that still leaves a choice, ValueError for an address that is none.
    """
    if not address.lower().startswith("usb:"):
        return address or None
    wanted = _ADDRESS.fullmatch(address)
    if wanted is None:
        raise ValueError(f"{address!r}: usb:VVVV:PPPP[:SERIAL][@PLACE]")
    kind = (int(wanted["vendor"], 16), int(wanted["product"], 16))
    alike = [part for part in parts if (part.vendor, part.product) == kind]
    same = [part for part in alike if wanted["serial"] and part.serial == wanted["serial"]]
    there = [part for part in alike if wanted["place"] and part.place == wanted["place"]]
    for choice in (same, alike, there):
        if len(choice) == 1:
            return choice[0].path
    if alike:
        raise Several
    return None
