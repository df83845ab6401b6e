"""The whole way from a scanned sheet or a photograph to a page with a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from hardware.scanner.port import ScannedSheet
from kiosk.asked import ANYTHING, Asked, Kind
from kiosk.capture import limits
from kiosk.capture.encode import encode_page, encode_preview, encode_untouched, encode_whole
from kiosk.capture.finder import Found
from kiosk.capture.finder.geometry import area_of, clockwise
from kiosk.capture.form_ink import form_seen
from kiosk.capture.judge import Judgement, crop_of, judge, judge_page, nothing_on
from kiosk.capture.light import evened
from kiosk.capture.orient import Turn, turn_of, turned
from kiosk.capture.page_edge import kept_area, locate
from kiosk.capture.picture import Picture, Points, picture_of
from kiosk.capture.pieces import sheets_on
from kiosk.capture.straighten import deskew, flatten, skew_of
from kiosk.events import CapturedPage, PageVerdict
from kiosk.printed_form import FormSeen

UNREADABLE = CapturedPage(PageVerdict.UNREADABLE, b"", None)


@dataclass(frozen=True, eq=False)
class Examined:
    """What was found out about a picture. `corners` (4, 2) px clockwise from top left, None when the whole of it was
    kept; `skew_deg`: by how much the page sank towards the right; `orientation`: degrees clockwise by which it stood
    away from upright; `page`: straight, upright, in the resolution that is kept; `as_laid`: the same not turned;
    `bed`: all that was seen, None when `page` shows just that; `seen`: what its text says it is, when it was read;
    `form`: what it is of the form that was asked for."""

    judgement: Judgement
    corners: Points | None
    score: float
    skew_deg: float
    orientation: int
    page: Picture
    as_laid: Picture
    bed: Picture | None = None
    seen: Kind = Kind.AUTO
    form: FormSeen | None = None


def capture(sheet: ScannedSheet, asked: Asked = ANYTHING) -> CapturedPage:
    """The page that lies in `sheet`, straight, upright and encoded, with the verdict on it.

    Whatever arrives ends in a verdict: what is no picture, or one that OpenCV refuses or has no memory for, is
    UNREADABLE and carries no bytes. A page that is blank, blurred or cut off is encoded all the same, so that the
    resident sees what the scanner saw.
    """
    seen = examine(sheet, asked)
    return UNREADABLE if seen is None else encoded(seen)


def cut_by_hand(sheet: ScannedSheet, corners: Sequence[tuple[float, float]], asked: Asked = ANYTHING) -> CapturedPage:
    """The part of `sheet` between four `corners` (across and down, each 0.0 to 1.0), as somebody showed them.

    Nobody asks again whether it is cut off or of which kind. UNREADABLE when there is no picture, or nothing between
    the corners.
    """
    bed = picture_of(sheet.pixels, sheet.resolution)
    if bed is None:
        return UNREADABLE
    bed = _lookable(bed)
    shown = _shown(corners, bed)
    if shown is None:
        return UNREADABLE
    try:
        return encoded(_cut(bed, shown, asked))
    except (cv2.error, MemoryError):
        return UNREADABLE


def _shown(corners: Sequence[tuple[float, float]], bed: Picture) -> Points | None:
    """`corners` in pixels of `bed`, clockwise from top left; None when they enclose next to nothing."""
    shares = np.asarray(corners, np.float32)
    if shares.shape != (4, 2) or not np.isfinite(shares).all():
        return None
    width, height = bed.size
    placed = clockwise(np.clip(shares, 0, 1) * np.array([width - 1, height - 1], np.float32))
    return placed if float(area_of(placed)) > limits.SMALLEST_BY_HAND * width * height else None


def _cut(bed: Picture, corners: Points, asked: Asked) -> Examined:
    laid = flatten(bed, corners)
    turn = turn_of(laid) or Turn(0, 0.0)
    surely = turn.degrees if turn.sure >= limits.SURELY_TURNED else 0
    page = turned(laid, surely)
    judgement, form = _of_form(_told(judge_page(page, asked), surely), page, asked)
    kept = _kept(page)
    return Examined(judgement, corners, 1.0, 0.0, turn.degrees, kept, turned(kept, -surely), bed, form=form)


def examine(sheet: ScannedSheet, asked: Asked = ANYTHING) -> Examined | None:
    """What is to be found out about `sheet`; None when it is no picture."""
    bed = picture_of(sheet.pixels, sheet.resolution)
    if bed is None:
        return None
    try:
        return _examine(_lookable(bed), asked)
    except (cv2.error, MemoryError):
        return None


def encoded(seen: Examined) -> CapturedPage:
    """`seen` as the kiosk keeps it: a page that was turned also as it lay, for whoever knows better; and beside a page
    of which something was cut, turned or evened, all that was seen."""
    verdict, where = seen.judgement.verdict, seen.judgement.where
    page = CapturedPage(verdict, encode_page(seen.page), encode_preview(seen.page), where, form=seen.form)
    if verdict not in {PageVerdict.GOOD, PageVerdict.TURNED}:
        kind = seen.seen if verdict is PageVerdict.WRONG_KIND else Kind.AUTO
        crop = encode_preview(crop_of(seen.page, seen.judgement.part))
        whole = encode_whole(seen.page if seen.bed is None else seen.bed)
        return replace(page, crop=crop, seen=kind, whole=whole)
    page = replace(page, untouched=encode_untouched(seen.bed) if seen.bed is not None else b"")
    if verdict is PageVerdict.GOOD:
        return page
    laid = seen.as_laid
    return replace(
        page, as_laid=replace(page, verdict=PageVerdict.GOOD, jpeg=encode_page(laid), preview=encode_preview(laid))
    )


def _examine(bed: Picture, asked: Asked) -> Examined:
    if len(sheets_on(bed)) > 1:
        return _whole(bed, Judgement(PageVerdict.TWO_SHEETS))
    found = locate(bed)
    if nothing_on(bed, found):
        return _whole(bed, Judgement(PageVerdict.NOTHING))
    laid = bed if found is None else flatten(bed, kept_area(found, bed))
    turn = turn_of(laid) or Turn(0, 0.0)
    surely = turn.degrees if turn.sure >= limits.SURELY_TURNED else 0
    upright = turned(laid, surely)
    skew = skew_of(upright) if found is None else _lean(found)
    page = deskew(upright, skew) if found is None else upright
    judgement, form = _of_form(_told(judge(page, bed, found, asked), surely), page, asked)
    kept = _kept(page)
    corners, score = (None, 0.0) if found is None else (found.corners, found.score)
    untouched = None if page is bed and bed.measured else bed
    return Examined(
        judgement, corners, score, skew, turn.degrees, kept, turned(kept, -surely), untouched, asked.seen, form
    )


def _lookable(bed: Picture) -> Picture:
    """`bed` no finer than anything is judged at."""
    return bed.at(limits.SHARPNESS_DPI) if bed.measured else bed


def _told(judgement: Judgement, turned_by: int) -> Judgement:
    """`judgement`, or that a page was turned with which nothing is wrong."""
    return Judgement(PageVerdict.TURNED) if judgement.verdict is PageVerdict.GOOD and turned_by else judgement


def _of_form(judgement: Judgement, page: Picture, asked: Asked) -> tuple[Judgement, FormSeen | None]:
    """A page with which nothing else is wrong, compared with the printed form that must come back, if one must."""
    if not asked.form or judgement.verdict not in {PageVerdict.GOOD, PageVerdict.TURNED}:
        return judgement, None
    seen = form_seen(page, asked.form)
    if not seen.sheet:
        return Judgement(PageVerdict.OTHER_FORM), seen
    return (Judgement(PageVerdict.UNSIGNED) if seen.unsigned else judgement), seen


def _whole(bed: Picture, judgement: Judgement) -> Examined:
    """The bed as it is: nobody knows what on it was meant."""
    kept = bed.at(limits.KEPT_DPI)
    return Examined(judgement, None, 0.0, 0.0, 0, kept, kept)


def _kept(page: Picture) -> Picture:
    """`page` in the resolution that is kept; from a camera with its light evened."""
    if page.measured:
        return page.at(limits.KEPT_DPI)
    return evened(page.at(page.dpi * limits.KEPT_SIDE_PX / max(page.size)))


def _lean(found: Found) -> float:
    """By how many degrees the top and the bottom of the sheet sink towards the right, on the mean."""
    top, bottom = found.corners[1] - found.corners[0], found.corners[2] - found.corners[3]
    return float(np.degrees(np.arctan2(top[1], top[0]) + np.arctan2(bottom[1], bottom[0])) / 2)
