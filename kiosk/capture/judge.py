"""Can an officer work with this page? One verdict, the first that holds in the order a person would say it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kiosk.asked import Asked, Kind
from kiosk.capture import limits
from kiosk.capture.cut import cut_sides
from kiosk.capture.finder import Found
from kiosk.capture.formats import likely_card
from kiosk.capture.ink import ink_area_mm2, ink_mask
from kiosk.capture.light import colour_of, glare_on, paper_light
from kiosk.capture.picture import Picture, darkest_channel
from kiosk.capture.sharpness import blur_px
from kiosk.events import PageVerdict


@dataclass(frozen=True)
class Judgement:
    """`where`: the side that is cut off or the part of the page that is meant ("left", "top-right"), "" for all of it;
    `part`: that part of the picture as shares of it (left, top, right, bottom)."""

    verdict: PageVerdict
    where: str = ""
    part: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


_ALONG = {
    "top": (0.0, 0.0, 1.0, 0.25),
    "right": (0.75, 0.0, 1.0, 1.0),
    "bottom": (0.0, 0.75, 1.0, 1.0),
    "left": (0.0, 0.0, 0.25, 1.0),
}


def nothing_on(bed: Picture, found: Found | None) -> bool:
    """Whether the bed is empty: dark all over, and plain."""
    if found is not None:
        return False
    small = bed.at(bed.dpi * limits.PREVIEW_SEARCH_PX / max(bed.size))
    dark = darkest_channel(small)
    low, high = np.quantile(dark, [0.01, 0.99])
    return bool(high < limits.EMPTY_BED_GREY and high - low < limits.EMPTY_BED_RANGE)


def judge(page: Picture, bed: Picture, found: Found | None, asked: Asked) -> Judgement:
    """The verdict on `page`, upright, which was found in `bed` (None: the whole bed was kept).

    In a photograph too dark to see by nobody knows where the sheet ends: that comes first there.
    """
    if not page.measured and paper_light(page) < limits.TOO_DARK:
        return Judgement(PageVerdict.TOO_DARK)
    cut = cut_sides(bed, found)
    if cut:
        return Judgement(PageVerdict.CUT_OFF, cut[0], _ALONG[cut[0]])
    if _is_wrong_kind(bed, found, asked):
        return Judgement(PageVerdict.WRONG_KIND)
    return judge_page(page, asked)


def judge_page(page: Picture, asked: Asked) -> Judgement:
    """The verdict on `page` by itself: its light and what is printed on it, not how it lay."""
    if not page.measured:  # a scanner has its own lamp
        if paper_light(page) < limits.TOO_DARK:
            return Judgement(PageVerdict.TOO_DARK)
        spot = glare_on(page)
        if spot is not None:
            return Judgement(PageVerdict.GLARE, _named(spot), spot)
    return _on_paper(page, asked)


def _on_paper(page: Picture, asked: Asked) -> Judgement:
    """The verdict on what is printed on the page."""
    seen = page.at(limits.KEPT_DPI) if page.measured else page.at(page.dpi * limits.KEPT_SIDE_PX / max(page.size))
    blank = ink_area_mm2(ink_mask(seen), seen) < limits.BLANK_INK_MM2
    blur = None if blank else blur_px(page)
    if blur is not None and blur > limits.BLURRED_SIGMA_PX:
        return Judgement(PageVerdict.BLURRED)
    if blank:
        return Judgement(PageVerdict.BLANK)
    if asked.original and colour_of(page) < limits.COPY_COLOUR:
        return Judgement(PageVerdict.PHOTOCOPY)
    return Judgement(PageVerdict.GOOD)


def _is_wrong_kind(bed: Picture, found: Found | None, asked: Asked) -> bool:
    """By what the text says, when it was read; else a sheet where a card is asked, or a card where a sheet is. That is
    told by its size; from a camera, whose sheets have only a shape, a card held at an angle would be called a sheet."""
    if asked.kind is Kind.AUTO:
        return False
    if asked.seen is not Kind.AUTO:
        return asked.seen is not asked.kind and asked.kind is not Kind.PAGE
    if found is None or not found.inner.all() or not bed.measured:
        return False
    return likely_card(found.corners, bed) is not (asked.kind is Kind.KTP)


def _named(part: tuple[float, float, float, float]) -> str:
    """ "top-left", "middle", ...: where on the page `part` lies."""
    x, y = (part[0] + part[2]) / 2, (part[1] + part[3]) / 2
    row = "top" if y < 1 / 3 else "bottom" if y > 2 / 3 else ""
    column = "left" if x < 1 / 3 else "right" if x > 2 / 3 else ""
    return "-".join(each for each in (row, column) if each) or "middle"


def crop_of(picture: Picture, part: tuple[float, float, float, float]) -> Picture:
    """That part of `picture`, at least a few pixels of it."""
    width, height = picture.size
    left, top = min(round(part[0] * width), width - 2), min(round(part[1] * height), height - 2)
    right, bottom = max(round(part[2] * width), left + 2), max(round(part[3] * height), top + 2)
    return Picture(np.ascontiguousarray(picture.pixels[top:bottom, left:right]), picture.dpi, picture.measured)
