"""The PC itself: who it is, its clock, memory, heat, panel, sound, and whether it was cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from hardware.device import Fault
from kiosk.dates import clock_time
from kiosk.doctor import limits
from kiosk.doctor.ground import Ground
from kiosk.doctor.keeping.lives import End
from kiosk.doctor.model import Finding, Measure, Outcome
from kiosk.say import Say, Verbatim, say

_MODE = re.compile(r"(\d+)x(\d+)")
_CARD = re.compile(r"^ *\d+ \[", re.MULTILINE)


def enrolled(ground: Ground) -> Iterator[Finding]:
    """`machine.enrolled`."""
    known = ground.identity
    if isinstance(known, Fault):
        yield ground.found("machine.enrolled", Outcome.FAIL, Say(known.technician))
        return
    says = say("doctor.machine.enrolled", kiosk=Verbatim(known.owner.prefix))
    yield ground.found("machine.enrolled", Outcome.PASS, says)


def synchronised(ground: Ground) -> Iterator[Finding]:
    """`clock.synced`: whether something sets the clock by the network."""
    error = ground.clock_error_us()
    if error is None:
        yield ground.found("clock.synced", Outcome.NOT_RUN, say("doctor.clock.unknown"))
    elif error < limits.CLOCK_ERROR_US:
        yield ground.found("clock.synced", Outcome.PASS, say("doctor.clock.synced"))
    else:
        yield ground.found("clock.synced", Outcome.WARN, say("doctor.clock.alone"))


def memory(ground: Ground) -> Iterator[Finding]:
    """`machine.memory`."""
    told = dict(re.findall(r"^(\w+): +(\d+) kB", ground.text("proc", "meminfo"), re.MULTILINE))
    if "MemAvailable" not in told:
        return
    free = 100 * int(told["MemAvailable"]) / int(told["MemTotal"])
    measure = Measure("memory-free", round(free), "%", limits.MEMORY_FREE_PERCENT)
    little = free < limits.MEMORY_FREE_PERCENT
    outcome, key = (Outcome.WARN, "memory_short") if little else (Outcome.PASS, "memory_enough")
    yield ground.found("machine.memory", outcome, say(f"doctor.machine.{key}", percent=round(free)), measure)


def heat(ground: Ground) -> Iterator[Finding]:
    """`machine.heat`: the hottest place that says so; nothing where no sensor is."""
    zones = ground.root.joinpath("sys", "class", "thermal").glob("thermal_zone*/temp")
    told = [ground.text(*zone.relative_to(ground.root).parts).strip() for zone in zones]
    hottest = max((int(each) / 1000 for each in told if each.lstrip("-").isdigit()), default=None)
    if hottest is None:
        return
    measure = Measure("heat", round(hottest), "°C", limits.HOT_C)
    if hottest < limits.HOT_C:
        yield ground.found("machine.heat", Outcome.PASS, say("doctor.machine.cool", degrees=round(hottest)), measure)
    else:
        outcome = Outcome.FAIL if hottest >= limits.TOO_HOT_C else Outcome.WARN
        yield ground.found("machine.heat", outcome, say("doctor.machine.hot", degrees=round(hottest)), measure)


def cut_off(ground: Ground) -> Iterator[Finding]:
    """`machine.cut_off`: how often in a week, and when last, the program or the whole machine ended suddenly."""
    now = ground.clock.now()
    ends = ground.history.cut_off(now - timedelta(days=limits.CUT_OFF_DAYS))
    up = float((ground.text("proc", "uptime").split() or ["0"])[0]) / 3600
    measures = (Measure("cut-off", len(ends), "", 0), Measure("uptime", round(up, 1), "h"))
    if not ends:
        yield ground.found("machine.cut_off", Outcome.PASS, say("doctor.machine.steady", hours=round(up)), *measures)
        return
    last = ends[0]
    key = "power_cut" if last.how is End.MACHINE else "program_died"
    at = last.next_began.astimezone(now.tzinfo)
    when = Verbatim(f"{at:%d-%m-%Y} {clock_time(at)}")
    says = say(f"doctor.machine.{key}", times=len(ends), when=when)
    yield ground.found("machine.cut_off", Outcome.WARN, says, *measures)


def panel(ground: Ground) -> Iterator[Finding]:
    """`panel.size`: what the connected screen offers against the settings; a panel may stand on its side."""
    wanted = ground.settings.panel
    outputs = sorted(ground.root.joinpath("sys", "class", "drm").glob("card*-*"))
    offered = [_first_mode(ground, each.name) for each in outputs if _connected(ground, each.name)]
    modes = [mode for mode in offered if mode]
    if not modes:
        yield ground.found("panel.size", Outcome.NOT_RUN, say("doctor.panel.unseen"))
        return
    size = {wanted.width, wanted.height}
    told = {"wanted": Verbatim(f"{wanted.width}x{wanted.height}"), "found": Verbatim(" ".join(modes))}
    fits = any({int(side) for side in mode.split("x")} == size for mode in modes)
    outcome, key = (Outcome.PASS, "fits") if fits else (Outcome.WARN, "other")
    yield ground.found("panel.size", outcome, say(f"doctor.panel.{key}", **told))


def sound(ground: Ground) -> Iterator[Finding]:
    """`sound.card`."""
    there = _CARD.search(ground.text("proc", "asound", "cards")) is not None
    outcome, key = (Outcome.PASS, "there") if there else (Outcome.WARN, "none")
    yield ground.found("sound.card", outcome, say(f"doctor.sound.{key}"))


def _connected(ground: Ground, output: str) -> bool:
    return ground.text("sys", "class", "drm", output, "status").strip() == "connected"


def _first_mode(ground: Ground, output: str) -> str:
    """The panel's own size: the kernel lists it first."""
    match = _MODE.search(ground.text("sys", "class", "drm", output, "modes"))
    return match[0] if match else ""
