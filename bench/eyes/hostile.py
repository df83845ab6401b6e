"""Pictures made to break what opens them: damaged and lying files, and arrays no camera would give. By seed alone."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from bench.eyes.specimens import draw_ktp
from tests.kiosk.capture.sheets import letter

Dice = np.random.Generator
_MARKERS = (b"\xff\xd8\xff", b"\xff\xc0", b"\xff\xda", b"IHDR", b"IDAT", b"II*\0", b"RIFF", b"\0" * 16, b"\xff" * 16)


@cache
def whole() -> tuple[bytes, ...]:
    """One small picture in every format, mode and packing that a stranger may bring."""
    page, card = letter(50), draw_ktp(1)[0].convert("RGB").resize((506, 319))
    grey = page.convert("L")
    deep = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    odd = np.asarray(grey, np.float32)
    odd[::7, ::5] = np.nan
    odd[::11] = np.inf
    plain = [_packed(image, form) for image in (page, card) for form in ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "PPM")]
    return (
        *plain,
        _packed(card.convert("CMYK"), "JPEG"),
        _packed(card, "JPEG", progressive=True, quality=40),
        _packed(page.convert("P"), "GIF"),
        _packed(page.convert("1"), "TIFF", compression="group4"),
        _packed(card, "TIFF", compression="tiff_lzw", save_all=True, append_images=[page, card]),
        _packed(card.convert("CMYK"), "TIFF", compression="tiff_adobe_deflate"),
        _packed(card.convert("LAB"), "TIFF"),
        _packed(card.convert("YCbCr"), "JPEG"),
        _packed(card.convert("RGBA"), "PNG"),
        _packed(grey.convert("LA"), "PNG"),
        _packed(page.convert("P"), "PNG", transparency=0),
        _packed(page.convert("1"), "PNG"),
        _packed(deep, "TIFF"),
        _packed(deep, "PNG"),
        _packed(Image.fromarray(odd), "TIFF"),
        _packed(card, "ICO"),
        _packed(card, "PCX"),
        _packed(card, "TGA"),
        _packed(card, "EPS"),
        _packed(card, "PDF"),
        _packed(card, "JPEG2000"),
        _packed(card, "DDS"),
    )


def _packed(image: Image.Image, form: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def damaged(dice: Dice) -> bytes:
    """A whole file with its end missing, bits turned, numbers made huge, parts of another file or markers put in."""
    data = bytearray(whole()[int(dice.integers(len(whole())))])
    for _ in range(int(dice.integers(1, 5))):
        at = int(dice.integers(len(data))) if dice.random() < 0.5 else int(dice.integers(min(200, len(data))))
        match int(dice.integers(6)):
            case 0:
                del data[max(1, at) :]
            case 1:
                data[at] ^= 1 << int(dice.integers(8))
            case 2:
                data[at : at + 4] = (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0")[int(dice.integers(3))]
            case 3:
                other = whole()[int(dice.integers(len(whole())))]
                data[at:at] = other[: int(dice.integers(1, 4000))]
            case 4:
                data[at:at] = _MARKERS[int(dice.integers(len(_MARKERS)))]
            case _:
                data[at : at + int(dice.integers(1, 300))] = dice.bytes(int(dice.integers(1, 300)))
    return bytes(data)


def bomb(dice: Dice) -> bytes:
    """A file of a few kilobytes that promises or unpacks to far more."""
    wide, high = (int(2 ** dice.uniform(4, 16)) for _ in range(2))
    match int(dice.integers(7)):
        case 0:  # 30,000 pixels wide, and really there
            return _packed(Image.new("1", (30_000, int(dice.integers(1, 400)))), "PNG")
        case 1:  # as many pixels as are just opened
            return _packed(Image.new("1", (8000, int(dice.integers(7000, 9000)))), "PNG")
        case 2:
            return _packed(Image.new("1", (30_000, 30_000)), "TIFF", compression="group4")
        case 3:
            return png(wide * 100, high * 100)
        case 4:
            return png(int(dice.integers(0, 2**31)), int(dice.integers(0, 2**31)))
        case 5:  # rows of zeros, packed a thousandfold, under a header that says less
            return png(wide, high, zlib.compress(bytes(20_000_000), 9))
        case _:
            return _packed(Image.new("L", (min(wide, 12_000), min(high, 4000))), "GIF")


def png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that promises (width, height) and holds `body`, next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = body or zlib.compress(b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def noise(dice: Dice) -> bytes:
    """Random bytes, mostly behind the first bytes of a format."""
    head = whole()[int(dice.integers(len(whole())))][: int(dice.integers(0, 64))]
    return head + dice.bytes(int(dice.integers(0, 3000)))


def drawn(dice: Dice) -> bytes:
    """A sound file of hard content: grids, stripes, grain, specks, one colour."""
    pixels = _content(dice, int(dice.integers(1, 450)), int(dice.integers(1, 450)))
    image = Image.fromarray(pixels)
    dpi = (1, 72, 200, 600, 4000)[int(dice.integers(5))]
    return _packed(image, ("PNG", "BMP", "TIFF")[int(dice.integers(3))], dpi=(dpi, dpi))


FILES: tuple[Callable[[Dice], bytes], ...] = (damaged, damaged, damaged, damaged, noise, drawn, drawn, bomb)


def array(dice: Dice) -> npt.NDArray[Any]:
    """Pixels as no driver should give them: wrong shapes, types and strides, and right ones of hard content."""
    high, wide = (int(each) for each in dice.integers(1, 450, 2))
    pixels = _content(dice, high, wide)
    ways = len(_WRONG) + 5
    way = int(dice.integers(ways))
    return _WRONG[way](pixels, dice) if way < len(_WRONG) else pixels


_WRONG: tuple[Callable[[npt.NDArray[np.uint8], Dice], npt.NDArray[Any]], ...] = (
    lambda pixels, _: pixels[::-1, ::-1],
    lambda pixels, _: pixels.transpose(1, 0, 2),
    lambda pixels, _: pixels[:, :, 0],
    lambda pixels, _: pixels[..., [0, 1, 2, 0]],
    lambda pixels, _: np.where(pixels > 128, np.nan, pixels).astype(np.float32),
    lambda pixels, _: pixels.astype(np.uint16) * 257,
    lambda pixels, dice: np.broadcast_to(pixels[:1, :1], (*(int(2**each) for each in dice.uniform(0, 15.3, 2)), 3)),
    lambda pixels, _: np.lib.stride_tricks.as_strided(pixels, pixels.shape, (0, 3, 1)),
    lambda pixels, _: pixels[:0],
    lambda pixels, _: pixels[:, :0],
    lambda pixels, _: pixels[None],
    lambda _, dice: np.asarray(dice.bytes(9)),
)


def _content(dice: Dice, high: int, wide: int) -> npt.NDArray[np.uint8]:
    y, x = np.mgrid[0:high, 0:wide]
    period = int(dice.integers(1, 40))
    low, top = (int(each) for each in np.sort(dice.integers(0, 256, 2)))
    match int(dice.integers(7)):
        case 0:
            seen = (x // period + y // period) % 2 * (top - low) + low
        case 1:
            seen = (x * int(dice.integers(-3, 4)) + y) // period % 2 * 255
        case 2:
            return dice.integers(0, 256, (high, wide, 3), dtype=np.uint8)
        case 3:
            seen = np.full((high, wide), low)
        case 4:
            seen = np.hypot(x - wide / 2, y - high / 2) // period % 2 * 255
        case 5:
            seen = 255 * (dice.random((high, wide)) < dice.uniform(0, 0.2))
        case _:
            coarse = dice.integers(0, 256, (2 + high // 90, 2 + wide // 90), dtype=np.uint8)
            seen = np.asarray(Image.fromarray(coarse).resize((wide, high), Image.Resampling.NEAREST))
    return np.repeat(np.asarray(seen, np.uint8)[..., None], 3, axis=2)
