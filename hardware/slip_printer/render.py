"""Draws a slip as it lies in the hand: 203 dpi, the printer's own 12 x 24 dot letters' grid, white thermal paper."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from hardware.slip_printer import qr
from hardware.slip_printer.layout import rows
from hardware.slip_printer.port import Gap, Line, QrCode, Rule, Size, Slip

DOTS_PER_MM = 8  # 203 dpi
CELL = (12, 24)  # "font A" of every ESC/POS printer
LINE_DOTS = 30  # its usual line spacing
_MARGIN_DOTS = 32  # 4 mm that the head does not reach, on either side
_INK, _PAPER = 24, 252


def render(slip: Slip, columns: int = 48, font: Path | None = None) -> Image.Image:
    """The slip as a grey picture, 8 dots to the millimetre: 32 columns are 58 mm paper, 48 are 80 mm.

    `font` is a monospaced TrueType file; without one Roboto Mono is used, which comes with Kivy, or Pillow's own.
    """
    strip = _Strip(columns, _letters(font))
    for row in rows(slip, columns):
        strip.add(row)
    return strip.cut()


class _Strip:
    """Paper that grows downwards while rows are printed on it."""

    def __init__(self, columns: int, letters: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> None:
        self._width = columns * CELL[0]
        self._letters = letters
        self._blocks: list[Image.Image] = [self._blank(LINE_DOTS)]

    def add(self, row: Line | QrCode | Rule | Gap) -> None:
        match row:
            case Line():
                self._blocks.append(self._line(row))
            case QrCode(payload):
                self._blocks.append(self._centred(qr.picture(payload).convert("L")))
            case Rule():
                self._blocks.append(self._rule())
            case Gap(lines):
                self._blocks.append(self._blank(lines * LINE_DOTS))

    def cut(self) -> Image.Image:
        """The finished slip: what was printed, and the blank end between the head and the knife."""
        blocks = [*self._blocks, self._blank(3 * LINE_DOTS)]
        paper = Image.new("L", (self._width + 2 * _MARGIN_DOTS, sum(block.height for block in blocks)), _PAPER)
        y = 0
        for block in blocks:
            paper.paste(block, (_MARGIN_DOTS, y))
            y += block.height
        return paper

    def _blank(self, height: int) -> Image.Image:
        return Image.new("L", (self._width, height), _PAPER)

    def _rule(self) -> Image.Image:
        block = self._blank(LINE_DOTS)
        ImageDraw.Draw(block).line((0, LINE_DOTS // 2, self._width, LINE_DOTS // 2), fill=_INK, width=2)
        return block

    def _centred(self, picture: Image.Image) -> Image.Image:
        block = self._blank(picture.height)
        black = picture.point(lambda dot: _PAPER if dot else _INK)
        block.paste(black, ((self._width - picture.width) // 2, 0))
        return block

    def _line(self, line: Line) -> Image.Image:
        """One line of text, every letter in its cell; a large one is the same dots doubled, as the printer does it."""
        width = len(line.text) * CELL[0]
        text = Image.new("L", (max(1, width), LINE_DOTS), _PAPER)
        draw = ImageDraw.Draw(text)
        for index, letter in enumerate(line.text):
            centre = (index * CELL[0] + CELL[0] / 2, CELL[1] - 3)
            draw.text(centre, letter, _INK, self._letters, anchor="ms")
            if line.bold:  # struck twice, a dot apart
                draw.text((centre[0] + 1, centre[1]), letter, _INK, self._letters, anchor="ms")
        if line.size is Size.LARGE:
            text = text.resize((text.width * 2, text.height * 2), Image.Resampling.BICUBIC)
        block = self._blank(text.height)
        block.paste(text, ((self._width - text.width) // 2 if line.centred else 0, 0))
        return block


def _letters(font: Path | None) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    kivy = find_spec("kivy")
    if font is None and kivy is not None and kivy.origin is not None:
        font = Path(kivy.origin).parent / "data" / "fonts" / "RobotoMono-Regular.ttf"
    if font is not None and font.exists():
        return ImageFont.truetype(str(font), 20)
    return ImageFont.load_default(18)
