"""Setting a SANE scanner up for one sheet, from what this scanner itself says it can do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import _sane

from hardware.scanner.sane_status import NO_OPTION, NO_RESOLUTION, WRONG_VALUE

Value = str | int | float | bool

MODE_WORDS = {"colour": ("color", "colour", "rgb"), "grey": ("gray", "grey")}
SOURCE_WORDS = {
    "glass": ("flatbed", "platen", "glass"),
    "feeder": ("adf", "feeder"),
    "feeder-duplex": ("duplex", "both sides"),
}
CORNERS = (("tl_x", 0), ("tl_y", 0), ("br_x", 1), ("br_y", 1))  # 0: the low end of its range, 1: the high end


class Option(Protocol):
    type: int
    constraint: object

    def is_active(self) -> bool: ...

    def is_settable(self) -> bool: ...


class SaneDevice(Protocol):
    """The part of `sane.SaneDev` used here. Every option is also an attribute."""

    opt: dict[str, Option]


class CannotSet(Exception):
    """An option could not be set, and why. Stays inside the worker, which reports it as a value."""

    def __init__(self, option: str, said: str) -> None:
        super().__init__(f"{option}: {said}")
        self.said = said


def set_up(device: SaneDevice, own: Mapping[str, Value], resolution: int, mode: str, source: str) -> int:
    """Set the office's `own` options, then what they leave open: source, mode, 8 bits, `resolution`, the whole glass.

    Returns the resolution the scanner really took, in dots per inch. Raises `CannotSet`, and `sane.error` where libsane
    refuses a value. SANE turns options on and off as others are set: the order of `own` is kept.
    """
    named = {name.replace("-", "_"): value for name, value in own.items()}
    for name, value in named.items():
        _set(device, name, value)
    if "source" not in named:
        _set_source(device, source)
    if "mode" not in named:
        _set_mode(device, mode)
    if "depth" not in named and _offers(device, "depth"):
        _set(device, "depth", 8)
    if "resolution" not in named:
        _set_resolution(device, resolution)
    for corner, end in CORNERS:
        if corner not in named and _offers(device, corner):
            _set_corner(device, corner, end)
    taken: float = getattr(device, "resolution")  # noqa: B009 - an option, not an attribute mypy could know
    return round(taken)


def nearest_resolution(asked: int, constraint: object) -> float:
    """The resolution on offer that is nearest to `asked`, the finer one of two equally near.

    `constraint` is what python-sane gives: None, a list of values, or (lowest, highest, step).
    """
    if isinstance(constraint, list) and constraint:
        return float(min(constraint, key=lambda offer: (abs(offer - asked), -offer)))
    if isinstance(constraint, tuple):
        low, high, step = constraint
        steps = round((asked - low) / step) if step else 0
        return float(min(max(low + steps * step if step else asked, low), high))
    return float(asked)


def nearest_mode(mode: str, offers: object) -> str | None:
    """The scanner's own word for `mode`, the shortest that fits: "Color" before "48 bits color". None: no such word."""
    words = MODE_WORDS[mode]
    listed = offers if isinstance(offers, list) else []
    return min((offer for offer in listed if any(word in offer.lower() for word in words)), key=len, default=None)


def sources_of(device: SaneDevice) -> tuple[str, ...]:
    """Which of "glass", "feeder" and "feeder-duplex" it has; a scanner without such an option has a glass."""
    return tuple(kind for kind in SOURCE_WORDS if nearest_source(kind, _listed(device, "source"))) or ("glass",)


def nearest_source(source: str, offers: object) -> str | None:
    """The scanner's own word for `source`: "ADF Front" for the feeder, "ADF Duplex" for both sides. None: no such."""
    listed = offers if isinstance(offers, list) else []
    fitting = [offer for offer in listed if any(word in offer.lower() for word in SOURCE_WORDS[source])]
    if source == "feeder":  # a word for both sides is none for one; "ADF Back" reads the empty side
        fitting = [
            each for each in fitting if not any(w in each.lower() for w in (*SOURCE_WORDS["feeder-duplex"], "back"))
        ]
    return min(fitting, key=len, default=None)


def _listed(device: SaneDevice, name: str) -> object:
    option = device.opt.get(name)
    return option.constraint if option is not None else None


def _offers(device: SaneDevice, name: str) -> bool:
    option = device.opt.get(name)
    return option is not None and option.is_active() and option.is_settable()


def _set(device: SaneDevice, name: str, value: Value) -> None:
    if not _offers(device, name):
        raise CannotSet(name, NO_OPTION)
    try:
        setattr(device, name, _as_type(device.opt[name].type, value))
    except (ValueError, TypeError) as wrong_type:  # "abc" for a number, or letters outside Latin-1
        raise CannotSet(name, WRONG_VALUE) from wrong_type


def _as_type(kind: int, value: Value) -> Value:
    """`value` in the type the option wants: TOML knows no fixed-point numbers, and 300 may stand there for 300.0."""
    if kind == _sane.TYPE_STRING:
        return str(value)
    if kind == _sane.TYPE_FIXED:
        return float(value)
    return int(value)


def _set_mode(device: SaneDevice, mode: str) -> None:
    if _offers(device, "mode"):
        word = nearest_mode(mode, device.opt["mode"].constraint)
        if word is not None:
            _set(device, "mode", word)


def _set_source(device: SaneDevice, source: str) -> None:
    """A scanner that knows no other source than the one asked for has nothing to be set."""
    word = nearest_source(source, _listed(device, "source"))
    if word is not None and _offers(device, "source"):
        _set(device, "source", word)
    elif source != "glass":
        raise CannotSet("source", NO_OPTION)


def _set_resolution(device: SaneDevice, asked: int) -> None:
    if not _offers(device, "resolution"):
        raise CannotSet("resolution", NO_RESOLUTION)
    _set(device, "resolution", nearest_resolution(asked, device.opt["resolution"].constraint))


def _set_corner(device: SaneDevice, corner: str, end: int) -> None:
    limits = device.opt[corner].constraint
    if isinstance(limits, tuple):
        _set(device, corner, limits[end])
