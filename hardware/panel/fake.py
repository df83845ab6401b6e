"""A glass without the glass."""

from __future__ import annotations

from hardware.device import DeviceInfo, Fault


class FakePanel:
    """`refuses` is what everything is answered with while it is set."""

    def __init__(self) -> None:
        self.lit = True
        self.percent = 100
        self.refuses: Fault | None = None

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="panel", driver="fake", address="fake:panel", model="Anjungan panel")

    def light(self, on: bool) -> Fault | None:
        if self.refuses is None:
            self.lit = on
        return self.refuses

    def brightness(self) -> int | Fault:
        return self.refuses or self.percent

    def set_brightness(self, percent: int) -> Fault | None:
        if self.refuses is None:
            self.percent = percent
        return self.refuses
