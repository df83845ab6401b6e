"""How many codes are read, beside zbar alone, zxing-cpp alone and OpenCV, on the same pictures in the same run:
`python -m bench.eyes.codes [PICTURES OF EACH KIND]`.

Pictures: the black-box photographs of zxing where `../shared/data/codes` is there, and drawn ones of sixteen kinds
(`drawn_ways.py`, odd seeds: nothing was tuned on them), sheets of 60 to 100 codes and small codes in 12 megapixels
(`drawn_sheets.py`). False reads are counted on all of these and on pictures
without any code. Times are processor time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from bench.eyes.drawn_codes import Picture
from bench.eyes.drawn_sheets import SHEETS, sheet_picture
from bench.eyes.drawn_ways import CATEGORIES, picture
from bench.eyes.row import Row
from hardware.scanner.port import Pixels
from kiosk.codes.decode import decode_all
from kiosk.codes.files import open_picture
from kiosk.codes.readers import EVERY_KIND, zbar, zxing

PHOTOGRAPHS = Path(__file__).parents[3] / "shared" / "data"
OF_EACH_KIND = 6
WITHOUT_CODES = 24
LIVE_FRAMES = 60
Reader = Callable[[Pixels], list[str]]


def _grey(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _opencv(pixels: Pixels) -> list[str]:
    try:
        found, texts, _, _ = cv2.QRCodeDetector().detectAndDecodeMulti(pixels)
    except cv2.error:  # it stumbles over some pictures; that is a miss
        return []
    return [text for text in texts if text] if found else []


READERS: dict[str, Reader] = {
    "this project": lambda pixels: [code.text for code in decode_all(pixels)],
    "zxing-cpp": lambda pixels: [each.text for each in zxing(_grey(pixels), EVERY_KIND)],
    "zbar": lambda pixels: [each.text for each in zbar(_grey(pixels), EVERY_KIND)],
    "OpenCV": _opencv,
}


@dataclass
class Score:
    """One reader on one set of pictures."""

    codes: int = 0
    read: int = 0
    whole: int = 0  # pictures of which every code was read
    false: int = 0
    cpu_ms: list[float] = field(default_factory=list)

    def count(self, shown: Picture, read: Reader) -> None:
        begun = time.process_time()
        texts = read(shown.pixels)
        self.cpu_ms.append((time.process_time() - begun) * 1000)
        right = sum(min(texts.count(text), shown.texts.count(text)) for text in set(shown.texts))
        self.codes += len(shown.texts)
        self.read += right
        self.whole += right == len(shown.texts)
        self.false += len(set(texts) - set(shown.texts))

    def __str__(self) -> str:
        times = f"CPU median {np.median(self.cpu_ms):.0f} ms, p95 {np.percentile(self.cpu_ms, 95):.0f}"
        pictures = f"{self.whole} of {len(self.cpu_ms)} pictures"
        return f"{self.read} of {self.codes} codes, {pictures}, {self.false} false; {times}"


def drawn(of_each: int) -> Iterator[Picture]:
    """Held-out pictures of every kind; `lots` holds dozens of codes and gets a third."""
    for category in CATEGORIES:
        for number in range(max(1, of_each // 3) if category == "lots" else of_each):
            yield picture(category, 2 * number + 1)


def many(of_each: int) -> Iterator[Picture]:
    """Held-out sheets and desks."""
    for kind in SHEETS:
        for number in range(max(1, of_each // 2)):
            yield sheet_picture(kind, 2 * number + 1)


def photographed() -> Iterator[Picture]:
    """zxing's own test photographs; none where they are not at hand."""
    for file in sorted((PHOTOGRAPHS / "codes").glob("*/*.png")):
        truth, pixels = file.with_suffix(".txt"), open_picture(str(file))
        if truth.exists() and isinstance(pixels, np.ndarray):
            yield Picture(file.parent.name, pixels, (truth.read_bytes().decode("utf-8"),))


def without_codes(count: int) -> Iterator[Picture]:
    """Papers with text, tables and seals, cloth, stripes, noise."""
    for seed in range(count):
        rng = np.random.default_rng([9, seed])
        yield Picture("none", _NOTHING[seed % len(_NOTHING)](rng), ())
    for file in sorted((PHOTOGRAPHS / "pages").glob("*.jpg")):
        pixels = open_picture(str(file))
        if isinstance(pixels, np.ndarray):
            yield Picture("none", pixels, ())


def _noise(rng: np.random.Generator) -> Pixels:
    return np.repeat(rng.integers(0, 256, (720, 1280, 1), dtype=np.uint8), 3, axis=2)


def _squares(rng: np.random.Generator) -> Pixels:
    """Checked cloth, and a crossword that is nearly a code."""
    bits = rng.integers(0, 2, (45, 80), dtype=np.uint8) * 220
    return np.repeat(np.kron(bits, np.ones((16, 16), np.uint8))[..., None], 3, axis=2)


def _stripes(rng: np.random.Generator) -> Pixels:
    bars = np.repeat(rng.integers(0, 2, 320, dtype=np.uint8) * 230, 4)
    return np.repeat(np.tile(bars, (720, 1))[..., None], 3, axis=2)


def _paper(rng: np.random.Generator) -> Pixels:
    sheet = np.full((1400, 1000, 3), 245, np.uint8)
    for row in range(60, 1380, 34):
        text = " ".join("".join(rng.choice(list("aeinrstklmu"), 6)) for _ in range(9))
        cv2.putText(sheet, text, (40, row), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (30, 30, 30), 1, cv2.LINE_AA)
    for ring in range(0, 80, 12):
        cv2.circle(sheet, (760, 1150), 100 - ring, (170, 60, 150), 3, cv2.LINE_AA)
    for line in range(100, 900, 90):
        cv2.rectangle(sheet, (line, 500), (line + 90, 900), (60, 60, 60), 2)
    return sheet


_NOTHING = (_paper, _noise, _squares, _stripes)


def live_times(count: int) -> list[float]:
    """Processor milliseconds for each of `count` frames of 1280x720 without a code in it."""
    shown = list(without_codes(WITHOUT_CODES))
    times = []
    for number in range(count):
        frame = _as_frame(shown[number % len(shown)].pixels, number)
        begun = time.process_time()
        decode_all(frame, live=True)
        times.append((time.process_time() - begun) * 1000)
    return times


def _as_frame(pixels: Pixels, seed: int) -> Pixels:
    """`pixels` as a camera of 1280x720 sees them: fills the frame, a little grain."""
    scale = max(1280 / pixels.shape[1], 720 / pixels.shape[0])
    filled = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)[:720, :1280]
    grain = np.random.default_rng(seed).normal(0, 5, (*filled.shape[:2], 1))
    return np.clip(filled + grain, 0, 255).astype(np.uint8)


def measured(pictures: list[Picture]) -> dict[str, Score]:
    """Every reader on the same `pictures`."""
    scores = {name: Score() for name in READERS}
    for shown in pictures:
        for name, read in READERS.items():
            scores[name].count(shown, read)
    return scores


def table(of_each: int = OF_EACH_KIND) -> list[Row]:
    """The figures of this part, measured now."""
    cv2.setNumThreads(1)
    rows = []
    pictures = {"drawn, held out": drawn, "sheets and 12 MP, held out": many}
    sets = [*((title, draw(of_each)) for title, draw in pictures.items()), ("zxing black box", photographed())]
    for title, shown in sets:
        for name, score in measured(list(shown)).items():
            rows.append(Row(f"codes, {title}: {name}", str(score) if score.codes else "no pictures here"))
    false = measured(list(without_codes(WITHOUT_CODES)))
    for name, score in false.items():
        rows.append(
            Row(f"false reads without a code: {name}", "", "0", f"{score.false} in {len(score.cpu_ms)} pictures")
        )
    live = live_times(LIVE_FRAMES)
    rows.append(
        Row("live 1280x720 frame without a code, CPU p95", "25 ms", "15 ms", f"{np.percentile(live, 95):.1f} ms")
    )
    return rows


if __name__ == "__main__":
    for row in table(int(sys.argv[1]) if len(sys.argv) > 1 else OF_EACH_KIND):
        print(row.figure, row.measured, row.must, row.aim, sep=" | ")
