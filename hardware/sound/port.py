"""What may be asked of the loudspeaker. A kiosk without one serves everybody who can read."""

from __future__ import annotations

from typing import Protocol

from hardware.device import DeviceInfo, Fault


class Sound(Protocol):
    def info(self) -> DeviceInfo: ...

    def volume(self) -> int | Fault:
        """In percent as the ear hears it; 0 when it is muted."""
        ...

    def set_volume(self, percent: int) -> Fault | None:
        """Set it, unmuted, and read it back."""
        ...

    def play(self, wav: bytes) -> Fault | None:
        """Play a whole WAV file and return when it is over."""
        ...
