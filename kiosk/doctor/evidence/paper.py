"""Where the paper itself lies in a scan: a print can only be told to be askew or off its place by the paper's edges."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from hardware.scanner.port import ScannedSheet
from kiosk.capture.page_edge import locate
from kiosk.capture.picture import picture_of
from kiosk.doctor.evidence.place import Points

_ALL_SEEN = (True, True, True, True)


@dataclass(frozen=True, eq=False)
class PaperEdges:
    """`corners` (4, 2) in px of the scan, clockwise; `seen[i]`: the side from corner i to the next is an edge, and not
    merely the end of the bed, beyond which the paper may go on."""

    corners: Points
    seen: tuple[bool, ...] = _ALL_SEEN

    def around(self, marks: Points) -> PaperEdges | None:
        """The same beginning with the corner beside the first of the sheet's `marks`, however it was laid; None when
        not all marks lie on this paper: then it is another one."""
        outline = np.ascontiguousarray(self.corners, np.float32)
        if any(cv2.pointPolygonTest(outline, (float(x), float(y)), False) < 0 for x, y in marks):
            return None
        first = int(np.argmin(np.linalg.norm(outline - marks[0], axis=1)))
        seen = self.seen[first:] + self.seen[:first]
        return PaperEdges(np.asarray(np.roll(outline, -first, axis=0), np.float32), seen)


def edges_in(sheet: ScannedSheet) -> PaperEdges | None:
    """The edges of the paper in `sheet`; None when none can be trusted, as of white paper under a white lid."""
    picture = picture_of(sheet.pixels, sheet.resolution)
    found = locate(picture) if picture is not None else None
    return None if found is None else PaperEdges(found.corners, tuple(bool(each) for each in found.inner))
