"""A loudspeaker without the noise."""

from __future__ import annotations

from hardware.device import DeviceInfo, Fault


class FakeSound:
    """`refuses` is what everything is answered with while it is set; `played` holds what was heard."""

    def __init__(self) -> None:
        self.percent = 100
        self.played: list[bytes] = []
        self.refuses: Fault | None = None

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="sound", driver="fake", address="fake:sound", model="Anjungan speaker")

    def volume(self) -> int | Fault:
        return self.percent if self.refuses is None else self.refuses

    def set_volume(self, percent: int) -> Fault | None:
        if self.refuses is None:
            self.percent = percent
        return self.refuses

    def play(self, wav: bytes) -> Fault | None:
        if self.refuses is None:
            self.played.append(wav)
        return self.refuses
