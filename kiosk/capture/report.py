"""What a technician is told about one picture file, as plain values that need no OpenCV."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.events import PageVerdict


@dataclass(frozen=True)
class FileReport:
    """`corners`: pixels, clockwise from top left; None when the whole picture was kept. `skew_deg`: by how much the
    page sinks to the right. `orientation`: degrees clockwise away from upright. `cpu_ms`: processor time from the
    decoded picture to the verdict; `decode_ms`: before that. `page_pdf`: the page to archive, b"" when not asked."""

    verdict: PageVerdict
    where: str = ""
    corners: tuple[tuple[float, float], ...] | None = None
    score: float = 0.0
    skew_deg: float = 0.0
    orientation: int = 0
    cpu_ms: float = 0.0
    decode_ms: float = 0.0
    page_pdf: bytes = b""
