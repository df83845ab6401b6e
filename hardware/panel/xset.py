"""The glass on an X server: switched with `xset dpms`, which every touch undoes; brightness from the kernel."""

from __future__ import annotations

import re
from pathlib import Path

from hardware import programs
from hardware.device import DeviceInfo, Fault
from hardware.panel import backlight, faults
from hardware.programs import Answer, Ask

_MONITOR = re.compile(r"Monitor is (On|Off|in Standby|in Suspend)")


class XPanel:
    """The display named by DISPLAY. Its own timers are switched off: when it is dark is ours to say."""

    def __init__(self, ask: Ask = programs.ask, lights: Path = backlight.SYS) -> None:
        self._ask, self._lights = ask, lights
        self._own_timers = True

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="panel", driver="xset", address="DISPLAY")

    def light(self, on: bool) -> Fault | None:
        """Read back afterwards: `xset` says nothing of a server that cannot do it."""
        if self._own_timers and (fault := self._take_over()) is not None:
            return fault
        said = self._ask(("xset", "dpms", "force", "on" if on else "off"))
        return _trouble(said) or self._is(on)

    def brightness(self) -> int | Fault:
        return backlight.brightness(self._lights)

    def set_brightness(self, percent: int) -> Fault | None:
        return backlight.set_brightness(percent, self._lights)

    def _take_over(self) -> Fault | None:
        for command in (("xset", "s", "off"), ("xset", "s", "noblank"), ("xset", "dpms", "0", "0", "0")):
            if (fault := _trouble(self._ask(command))) is not None:
                return fault
        self._own_timers = False
        return None

    def _is(self, on: bool) -> Fault | None:
        stands = _MONITOR.search(self._ask(("xset", "q")).text)
        return None if stands is not None and (stands[1] == "On") is on else faults.NO_SWITCH


def _trouble(said: Answer) -> Fault | None:
    if not said.there:
        return faults.NO_SWITCH
    if "unable to open display" in said.trouble:
        return faults.NO_DISPLAY
    return faults.NO_SWITCH if not said.worked or "does not have extension" in said.trouble else None
