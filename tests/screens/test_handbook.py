"""The technician's handbook shows only pages that there are, each with its picture, and no picture is left over."""

from __future__ import annotations

from pathlib import Path

from tests.screens.handbook import WIDTH, shown_in, small
from tests.screens.samples import frames
from tests.screens.stage import Stage


def test_every_picture_shows_a_page_and_is_there(tree: Path) -> None:
    names = shown_in(tree / "docs" / "technician.md")
    taken = {file.stem for file in (tree / "docs" / "technician").glob("*.png")}
    assert names != []
    assert set(names) <= frames().keys()
    assert taken == set(names)


def test_a_picture_is_small(stage: Stage) -> None:
    stage.show(frames()["staff-overview"])
    assert small(stage.pixels()).size == (WIDTH, round(1920 * WIDTH / 1080))
