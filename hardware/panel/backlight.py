"""How bright the glass is, through the kernel (/sys/class/backlight). Monitors on HDMI seldom have one."""

from __future__ import annotations

from pathlib import Path

from hardware.device import Fault
from hardware.panel import faults

SYS = Path("/sys/class/backlight")
DIMMEST = 10  # percent: a glass that looks dead brings nobody


def brightness(folder: Path = SYS) -> int | Fault:
    """In percent of what the panel can do."""
    light = _best(folder)
    if light is None:
        return faults.NO_BRIGHTNESS
    most = _number(light / "max_brightness")
    return round(100 * _number(light / "brightness") / most) if most else faults.NO_BRIGHTNESS


def set_brightness(percent: int, folder: Path = SYS) -> Fault | None:
    light = _best(folder)
    if light is None:
        return faults.NO_BRIGHTNESS
    wanted = round(_number(light / "max_brightness") * max(DIMMEST, min(percent, 100)) / 100)
    try:
        (light / "brightness").write_text(str(wanted), encoding="ascii")
    except PermissionError:
        return faults.ACCESS_DENIED
    except OSError:
        return faults.NO_BRIGHTNESS
    return None


def _best(folder: Path) -> Path | None:
    """The kernel's own advice where there are several: firmware before platform before raw."""
    order = ("firmware", "platform", "raw")
    found = sorted(folder.glob("*"), key=lambda each: (_rank(each, order), each.name))
    return found[0] if found else None


def _rank(light: Path, order: tuple[str, ...]) -> int:
    kind = _said(light / "type")
    return order.index(kind) if kind in order else len(order)


def _number(file: Path) -> int:
    said = _said(file)
    return int(said) if said.isdigit() else 0


def _said(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        return ""
