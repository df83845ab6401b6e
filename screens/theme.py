"""Sizes and colours. Sizes are millimetres on the glass, so that a key is a finger wide on every panel. No Kivy here.

Design point: 27 inch portrait, 1080x1920, 3.21 px/mm, eyes at 600 mm: capitals of 7.3 mm (EN 301 549 5.1.4) are 36 px
of Atkinson Hyperlegible. All pixel sizes below are meant there and follow the panel's real density elsewhere.
"""

from __future__ import annotations

import colorsys
import math
from dataclasses import dataclass, replace

from kiosk.settings import Panel
from kiosk.views import Settings

DESIGN_PX_PER_MM = 3.21
TOUCH_MM = 20.0  # the smallest thing to touch
PRIMARY_MM = 25.0  # the next step of a page
BEZEL_MM = 10.0  # touches at the very edge get lost
REACH_PX = 700.0  # "jangkauan rendah": all controls below this line, at the design point
SCALES = (1.0, 1.25, 1.5)
SMALLEST_TEXT = 30
LINE = 1.38  # height of a line, in sizes of its text: the font asks for much room above and below

# Text sizes for each text scale. Fixed: every other font size would stay in memory for good.
ROLES: dict[str, tuple[int, int, int]] = {
    "bar": (30, 32, 34),  # the bar must stay on the page whole, so it grows less
    "note": (32, 40, 48),
    "body": (36, 45, 54),
    "label": (44, 54, 62),
    "key": (46, 54, 62),
    "digit": (62, 66, 76),
    "title": (58, 66, 76),
    "hero": (76, 84, 90),
    "number": (92, 92, 92),
}
LADDER = (92, 90, 84, 76, 66, 62, 58, 54, 50, 48, 45, 44, 40, 36, 34, 32, 30)


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of "#RRGGBB", each 0..1."""
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1..21 (WCAG 2.2). Text needs 7 for AAA."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_accent(colour: str, on: str = "#FFFFFF") -> str:
    """The office's colour, darkened just until white words on it reach AAA."""
    hue, light, saturation = colorsys.rgb_to_hls(*channels(colour))
    while contrast(colour, on) < 7.0 and light > 0:
        light = max(0.0, light - 0.01)
        colour = _hex(colorsys.hls_to_rgb(hue, light, saturation))
    return colour


def _hex(rgb: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(c * 255):02X}" for c in rgb)


def _mix(colour: str, with_: str, share: float) -> str:
    pairs = zip(channels(colour), channels(with_), strict=True)
    return _hex(tuple(a + (b - a) * share for a, b in pairs))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Palette:
    """Every colour on the glass. Names in pairs `x` and `on_x` are background and the words on it."""

    paper: str
    ink: str  # words on paper and on surface
    muted: str  # quieter words there
    surface: str  # tiles, keys, cards
    edge: str  # their outline
    accent: str
    on_accent: str
    tint: str  # a soft accent: icons' ground, what is switched on, pressed keys
    on_tint: str
    danger: str
    on_danger: str
    notice: str  # "look here": warnings, errors
    on_notice: str
    good: str  # done; on paper and surface
    scrim: str

    def __getitem__(self, name: str) -> str:
        colour: str = getattr(self, name)
        return colour


def calm_palette(accent: str) -> Palette:
    """The normal colours of an office with this accent."""
    accent = readable_accent(accent)
    tint = _mix(accent, "#FFFFFF", 0.88)
    return Palette(
        paper="#F5F3EE",
        ink="#17212B",
        muted="#404B57",
        surface="#FFFFFF",
        edge="#6F7A86",
        accent=accent,
        on_accent="#FFFFFF",
        tint=tint,
        on_tint=readable_accent(accent, tint),
        danger="#8C1D18",
        on_danger="#FFFFFF",
        notice="#FFE7A8",
        on_notice="#33240A",
        good="#0B5730",
        scrim="#10181F",
    )


STARK = Palette(
    paper="#000000",
    ink="#FFFFFF",
    muted="#E6E6E6",
    surface="#000000",
    edge="#FFFFFF",
    accent="#FFE100",
    on_accent="#000000",
    tint="#2B2B00",
    on_tint="#FFE100",
    danger="#FFFFFF",
    on_danger="#7A0000",
    notice="#FFE100",
    on_notice="#000000",
    good="#7CFFB2",
    scrim="#000000",
)


@dataclass(frozen=True)
class Look:
    """How everything is drawn for the resident who stands here now."""

    width: int
    height: int
    px_per_mm: float
    palette: Palette
    scale: float = 1.0
    low_reach: bool = False

    @property
    def wide(self) -> bool:
        return self.width > self.height

    def mm(self, millimetres: float) -> float:
        return millimetres * self.px_per_mm

    def px(self, at_design_point: float) -> float:
        """Pixels here for pixels at the design point."""
        return at_design_point * self.px_per_mm / DESIGN_PX_PER_MM

    def text(self, role: str) -> int:
        return round(self.px(ROLES[role][SCALES.index(self.scale)]))

    def line(self, role: str) -> float:
        """The height of one line of this text."""
        return math.ceil(self.text(role) * LINE)

    def steps(self, role: str) -> list[int]:
        """The sizes a text of this role may take when its box is small: its own, then smaller, never under 30 px."""
        own = ROLES[role][SCALES.index(self.scale)]
        return [round(self.px(size)) for size in LADDER if size <= own]

    @property
    def touch(self) -> float:
        return math.ceil(self.mm(TOUCH_MM))

    @property
    def primary(self) -> float:
        return math.ceil(self.mm(PRIMARY_MM))

    @property
    def margin(self) -> float:
        """Between the bezel and everything: no target within 10 mm of it."""
        return math.ceil(self.mm(BEZEL_MM) + self.px(7))

    @property
    def gap(self) -> float:
        return round(self.px(16))

    @property
    def reach(self) -> float:
        """The line under which all controls stay with "jangkauan rendah"."""
        return min(round(self.px(REACH_PX)), self.height)

    def smaller(self) -> Look | None:
        """The next smaller text scale, or None. For a page that cannot hold its words at the chosen scale."""
        place = SCALES.index(self.scale)
        return replace(self, scale=SCALES[place - 1]) if place else None


def look(panel: Panel, accent: str, settings: Settings) -> Look:
    """What the resident's choices mean on this panel."""
    px_per_mm = math.hypot(panel.width, panel.height) / (panel.diagonal_inch * 25.4)
    palette = STARK if settings.high_contrast else calm_palette(accent)
    nearest = min(SCALES, key=lambda scale: abs(scale - settings.text_scale))
    return Look(panel.width, panel.height, px_per_mm, palette, nearest, settings.low_reach)
