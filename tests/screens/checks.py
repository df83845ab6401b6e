"""What must be true of every page, in every language, size and contrast; each breach as a sentence.

In this process for the panel that is open; `python -m tests.screens.checks landscape` for another one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

from fontTools.ttLib import TTFont

from kiosk.views import ChoiceView, Emphasis, Frame, Settings
from screens.theme import BEZEL_MM, PRIMARY_MM, SMALLEST_TEXT, TOUCH_MM, contrast
from tests.screens.photographer import PANELS, every_setting
from tests.screens.samples import frames
from tests.screens.stage import Stage


def breaches_of(stage: Stage, settings: Settings) -> list[str]:
    """Every breach of every sample in these settings."""
    found = []
    for name, frame in frames().items():
        stage.show(replace(frame, settings=settings))
        place = f"{name} {settings.language} {settings.text_scale} {'stark' * settings.high_contrast} "
        found += [place + "low " * settings.low_reach + each for each in breaches(stage)]
    stage.pump()  # pages that left the glass let go of their memory when the main loop turns
    return found


def breaches(stage: Stage) -> list[str]:
    """Every breach of the page that is open."""
    return [*_words(stage), *_overlaps(stage), *_targets(stage), *_page(stage)]


def _writings(stage: Stage) -> list[object]:
    from screens.widgets.writing import Writing

    glass = stage.app.glass
    roots = [glass.page, glass.bar, glass.progress, *([glass.card] if glass.card.parent else [])]
    return [part for root in roots for part in root.parts() if isinstance(part, Writing) and part.text]


def _words(stage: Stage) -> Iterator[str]:
    from screens.widgets.writing import Icon

    palette = stage.app.glass.look.palette
    for writing in _writings(stage):
        ratio = contrast(palette[writing.colour], palette[writing.ground])
        if isinstance(writing, Icon):
            if ratio < 4.5:
                yield f"icon {writing.name}: contrast {ratio:.1f}"
            continue
        if ratio < 7:
            yield f"{writing.text!r}: contrast {ratio:.1f} is not AAA ({writing.colour} on {writing.ground})"
        if not writing.fits:
            yield f"{writing.text!r} overflows its box"
        if writing.font_size < SMALLEST_TEXT:
            yield f"{writing.text!r}: {writing.font_size} px is too small"
        missing = {letter for letter in writing.text if ord(letter) not in _characters(writing.bold) and letter != "\n"}
        if missing:
            yield f"{writing.text!r}: no glyph for {missing}"


@cache
def _characters(bold: bool) -> frozenset[int]:
    from screens.widgets.writing import BOLD, REGULAR

    return frozenset(TTFont(BOLD if bold else REGULAR).getBestCmap())


def _overlaps(stage: Stage) -> Iterator[str]:
    """No words on other words, none outside the glass. A card in front is judged by itself."""
    glass = stage.app.glass
    from screens.widgets.writing import Icon

    card = {id(part) for part in glass.card.parts()} if glass.card.parent else set()
    writings = [part for part in _writings(stage) if not isinstance(part, Icon)]
    for here in ([w for w in writings if id(w) in card], [w for w in writings if id(w) not in card]):
        for one, other in combinations(here, 2):
            if _meet(_ink(one), _ink(other)):
                yield f"{one.text!r} and {other.text!r} overlap"
    for writing in writings:
        x, y, right, top = _ink(writing)
        if x < 0 or y < 0 or right > glass.look.width or top > glass.look.height:
            yield f"{writing.text!r} leaves the glass"


def _ink(writing: object) -> tuple[float, float, float, float]:
    (x, y), (width, height) = writing._quad.pos, writing._quad.size
    return x, y, x + min(width, writing.width + 1), y + height


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    allowed = 3  # line spacing of neighbours may touch
    return (
        one[0] + allowed < other[2]
        and other[0] + allowed < one[2]
        and one[1] + allowed < other[3]
        and other[1] + allowed < one[3]
    )


def _targets(stage: Stage) -> Iterator[str]:
    look = stage.app.glass.look
    edge = look.mm(BEZEL_MM)
    targets = [target for target in stage.app.glass.targets() if target.touch_id != "anywhere"]
    for target in targets:
        if min(target.width, target.height) < look.mm(TOUCH_MM):
            yield f"{target.touch_id} is only {target.width:.0f} x {target.height:.0f} px"
        left, top = target.x - target.width / 2, target.y - target.height / 2
        if min(left, top, look.width - left - target.width, look.height - top - target.height) < edge:
            yield f"{target.touch_id} is too near the bezel"
        if look.low_reach and top < look.height - look.reach - 0.5:
            yield f"{target.touch_id} is above the reach line"
    for one, other in combinations(targets, 2):
        if _meet(_box(one), _box(other)):
            yield f"{one.touch_id} and {other.touch_id} overlap"
    yield from _primaries(stage)


def _box(target: object) -> tuple[float, float, float, float]:
    x, y = target.x - target.width / 2, target.y - target.height / 2
    return x, y, x + target.width, y + target.height


def _primaries(stage: Stage) -> Iterator[str]:
    from screens.widgets.button import BigButton

    look = stage.app.glass.look
    for part in stage.app.glass.page.parts():
        small = isinstance(part, BigButton) and part.emphasis is Emphasis.PRIMARY and part.height < look.mm(PRIMARY_MM)
        if small and part.parent:
            yield f"{part.touch_id} is primary and only {part.height:.0f} px high"


def _page(stage: Stage) -> Iterator[str]:
    if stage.app.glass.page.overflows:
        yield "does not fit on the glass even in the smallest text"
    view = stage.app.glass.page.frame.view
    covered = stage.app.glass.card.parent is not None
    if isinstance(view, ChoiceView) and view.together and not covered:
        here = {target.touch_id for target in stage.app.glass.targets()}
        yield from (f"{tile.id} is not on the page at once" for tile in view.tiles if f"choose:{tile.id}" not in here)


def shrunk(stage: Stage, settings: Settings) -> list[str]:
    """The samples whose words had to be smaller than the resident chose."""
    names = []
    for name, frame in frames().items():
        stage.show(replace(frame, settings=settings))
        if not stage.app.glass.page.kept_scale:
            names.append(name)
    return names


def main() -> None:
    stage = Stage(PANELS[sys.argv[1]])
    found = [each for settings in every_setting() for each in breaches_of(stage, settings)]
    print("\n".join(found))


def one(frame: Frame, **settings: object) -> Frame:
    """`frame` as a resident sees it who chose these settings."""
    return replace(frame, settings=replace(frame.settings, **settings))


if __name__ == "__main__":
    main()
