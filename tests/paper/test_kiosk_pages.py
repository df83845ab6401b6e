"""What a kiosk sends is what an office can archive: the page says how large it is on paper."""

from __future__ import annotations

import numpy as np
import pytest

from kiosk.capture.encode import encode_page
from kiosk.capture.picture import Picture
from paper.encode import opened
from tests.paper.sheets import mm


@pytest.mark.parametrize(("width", "height"), [(210, 297), (215, 330), (85.6, 54)], ids=["A4", "F4", "card"])
@pytest.mark.parametrize("dpi", [150, 200])
def test_a_page_from_the_kiosk_keeps_its_size(width: float, height: float, dpi: int) -> None:
    sheet = Picture(np.full((mm(height, dpi), mm(width, dpi), 3), 240, np.uint8), dpi)
    page = opened(encode_page(sheet))
    assert page is not None
    assert [side / 72 * 25.4 for side in page.points] == pytest.approx([width, height], abs=0.2)
