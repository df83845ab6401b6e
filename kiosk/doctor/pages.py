"""How many sheets of paper a PDF makes. Asked in the process that looks at pixels: PDFs come from outside."""

from __future__ import annotations

import io


def pages_of(pdf: bytes) -> int:
    """1 where nobody can tell: something did come out."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            return len(document.pages)
    except pikepdf.PdfError:
        return 1
