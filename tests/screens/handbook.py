"""Takes the small pictures of the technician's handbook: `python -m tests.screens.handbook docs/technician`.

A picture is named after its sample; the handbook shows it by that name, and `test_handbook.py` misses none.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PIL import Image

from tests.screens.samples import frames
from tests.screens.stage import Stage

WIDTH = 360  # of a picture beside the words, in pixels
COLOURS = 64
_SHOWN = re.compile(r"!\[[^\]]*\]\(technician/([a-z0-9-]+)\.png\)")


def shown_in(handbook: Path) -> list[str]:
    """The samples that the handbook shows."""
    return sorted(set(_SHOWN.findall(handbook.read_text(encoding="utf-8"))))


def small(picture: Image.Image) -> Image.Image:
    height = round(picture.height * WIDTH / picture.width)
    resized = picture.resize((WIDTH, height), Image.Resampling.LANCZOS)
    return resized.quantize(COLOURS, dither=Image.Dither.NONE)


def take(stage: Stage, folder: Path) -> int:
    """Photograph what the handbook beside `folder` shows; the number of pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    names = shown_in(folder.parent / "technician.md")
    known = frames()
    for name in names:
        stage.show(known[name])
        small(stage.pixels()).save(folder / f"{name}.png", optimize=True)
    return len(names)


if __name__ == "__main__":
    print(take(Stage(), Path(sys.argv[1])))
