"""The one drawing style: thick round outlines, few colours, amber for what to look at. Units: 840 x 620."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 840, 620
FINE = 4  # drawn this much larger, then shrunk: smooth edges

INK = "#17323D"
GROUND = "#E2ECEE"
WHITE = "#FFFFFF"
TEAL = "#0B5A6E"
PALE = "#B9D3D9"
STEEL = "#8FA3AB"
AMBER = "#F2A900"
SOFT = "#FFE3A0"
STROKE = 9.0

Point = tuple[float, float]


class Pen:
    """A picture being drawn."""

    def __init__(self, font: str) -> None:
        self._image = Image.new("RGBA", (WIDTH * FINE, HEIGHT * FINE), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self._image)
        self._font = font
        self.box(0, 0, WIDTH, HEIGHT, GROUND, edge=None, radius=44)

    def finish(self) -> Image.Image:
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        return small.quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None,
        *,
        edge: str | None = INK,
        radius: float = 14,
        stroke: float = STROKE,
    ) -> None:
        """A rounded rectangle; its outline lies inside."""
        corners = [x * FINE, y * FINE, (x + width) * FINE - 1, (y + height) * FINE - 1]
        line = round(stroke * FINE) if edge else 0
        self._draw.rounded_rectangle(corners, radius * FINE, fill=fill, outline=edge, width=line)

    def disc(self, x: float, y: float, radius: float, fill: str | None, edge: str | None = INK) -> None:
        corners = [(x - radius) * FINE, (y - radius) * FINE, (x + radius) * FINE, (y + radius) * FINE]
        self._draw.ellipse(corners, fill=fill, outline=edge, width=round(STROKE * FINE) if edge else 0)

    def shape(self, points: Sequence[Point], fill: str | None, edge: str | None = INK) -> None:
        """A polygon with round corners to its outline."""
        if fill:
            self._draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=fill)
        if edge:
            self.line([*points, points[0]], edge)

    def line(self, points: Sequence[Point], colour: str = INK, stroke: float = STROKE) -> None:
        """A line with round ends and joints."""
        fine = [(x * FINE, y * FINE) for x, y in points]
        self._draw.line(fine, fill=colour, width=round(stroke * FINE), joint="curve")
        half = stroke * FINE / 2
        for x, y in fine:
            self._draw.ellipse([x - half, y - half, x + half, y + half], fill=colour)

    def dashes(self, start: Point, end: Point, colour: str = INK, stroke: float = STROKE, dash: float = 26) -> None:
        length = math.dist(start, end)
        count = max(1, round(length / (2 * dash)))
        for i in range(count):
            a, b = (2 * i) / (2 * count - 1), (2 * i + 1) / (2 * count - 1)
            self.line([_between(start, end, a), _between(start, end, b)], colour, stroke)

    def arrow(self, start: Point, end: Point, colour: str = AMBER, stroke: float = 30) -> None:
        """A bold arrow with a dark rim, so that it stands out on everything."""
        for colour_, wider in ((INK, 14.0), (colour, 0.0)):
            self._arrow(start, end, colour_, stroke + wider, wider)

    def _arrow(self, start: Point, end: Point, colour: str, stroke: float, grow: float) -> None:
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        head = 62 + grow
        tip = (end[0] + grow * 0.75 * math.cos(angle), end[1] + grow * 0.75 * math.sin(angle))
        sides = [
            (tip[0] - head * math.cos(angle + turn), tip[1] - head * math.sin(angle + turn)) for turn in (-0.6, 0.6)
        ]
        neck = (end[0] - 40 * math.cos(angle), end[1] - 40 * math.sin(angle))
        self.line([start, neck], colour, stroke)
        self._draw.polygon([(x * FINE, y * FINE) for x, y in (tip, *sides)], fill=colour)

    def words(self, x: float, y: float, text: str, size: float, colour: str = INK) -> None:
        """Text with its middle at (x, y)."""
        font = ImageFont.truetype(self._font, round(size * FINE))
        self._draw.text((x * FINE, y * FINE), text, font=font, fill=colour, anchor="mm")

    # --- things that come back in several pictures -------------------------------------------------------------------

    def sheet(self, x: float, y: float, width: float, height: float, *, lines: int = 5, fill: str = WHITE) -> None:
        """A sheet of paper with printed lines."""
        self.box(x, y, width, height, fill, radius=8)
        step = height / (lines + 1.4)
        for i in range(lines):
            end = x + width - 34 if i % 3 != 2 else x + width * 0.6
            self.line([(x + 34, y + step * (i + 1.2)), (end, y + step * (i + 1.2))], STEEL, 10)

    def warning(self, x: float, y: float, size: float) -> None:
        """A triangle with an exclamation mark, its middle at (x, y)."""
        top, low = y - size * 0.55, y + size * 0.42
        self.shape([(x, top), (x + size * 0.58, low), (x - size * 0.58, low)], AMBER)
        self.line([(x, y - size * 0.18), (x, y + size * 0.1)], INK, size * 0.1)
        self.line([(x, y + size * 0.26), (x, y + size * 0.265)], INK, size * 0.11)

    def check(self, x: float, y: float, size: float, colour: str = WHITE) -> None:
        self.line(
            [(x - size * 0.5, y), (x - size * 0.12, y + size * 0.38), (x + size * 0.55, y - size * 0.4)],
            colour,
            size * 0.2,
        )

    def person(self, x: float, y: float, size: float, fill: str = TEAL) -> None:
        """Head and shoulders; (x, y) is where the shoulders end."""
        self._draw.pieslice(
            [(x - size) * FINE, (y - size) * FINE, (x + size) * FINE, (y + size) * FINE],
            180,
            360,
            fill=fill,
            outline=INK,
            width=round(STROKE * FINE),
        )
        self.disc(x, y - size * 1.35, size * 0.56, SOFT)

    def qr(self, x: float, y: float, size: float) -> None:
        """Something that everybody knows for a QR code."""
        cell = size / 9
        for dx, dy in ((0, 0), (6, 0), (0, 6)):
            self.box(x + dx * cell, y + dy * cell, 3 * cell, 3 * cell, WHITE, radius=3, stroke=cell * 0.75)
            self.box(x + (dx + 1.1) * cell, y + (dy + 1.1) * cell, cell * 0.8, cell * 0.8, INK, edge=None, radius=1)
        for dx, dy in (
            (4, 0),
            (4, 2),
            (5, 3),
            (4, 4),
            (6, 4),
            (8, 4),
            (0, 4),
            (2, 4),
            (5, 5),
            (7, 6),
            (4, 7),
            (6, 7),
            (8, 8),
            (5, 8),
            (8, 6),
        ):
            self.box(x + dx * cell, y + dy * cell, cell, cell, INK, edge=None, radius=1)


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
