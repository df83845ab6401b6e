"""Is this file really a finished PDF? It is printed byte for byte later, so it is never rewritten here.

Whoever opens a PDF unpacks parts of it, and a file of one megabyte can unpack to many gigabytes. So it is opened in the
process beside, whose memory is bounded; only a file that cannot grow far is opened at once.
"""

from __future__ import annotations

import hashlib
import io
import re

from office.beside import Beside, Failure

LIMIT_S = 10.0
_SMALL = 64 * 1024  # a stream unpacks to at most 1032 times its size: 66 MB
_CHAINED = re.compile(rb"/Filter\s*[^/\s]")  # one packing inside another, or named somewhere else in the file
_END, _TAIL = b"%%EOF", 2048  # what is behind the end of a whole file is short
_BROKEN = "PDF ini rusak dan tidak dapat dibuka. Unduh ulang berkasnya, lalu lampirkan lagi."
_MADE_TO_HURT = "PDF ini tidak dapat diperiksa dengan aman. Unduh ulang berkasnya dari sumbernya, lalu lampirkan lagi."


def sha256(content: bytes) -> str:
    """SHA-256 of the file as 64 hex characters."""
    return hashlib.sha256(content).hexdigest()


def problem_with(beside: Beside, content: bytes) -> str | None:
    """Why `content` cannot be handed to a resident, as an Indonesian sentence; None when it can. Blocks for seconds."""
    if not content.startswith(b"%PDF-"):
        return "Berkas ini bukan PDF. Pilih berkas PDF hasil unduhan yang sudah ditandatangani secara elektronik."
    if _END not in content[-_TAIL:]:  # readers mend that, and print what is left
        return _BROKEN
    if cannot_grow_far(content):
        return opened(content)
    found = beside.ask(opened, content, limit_s=LIMIT_S)
    return _MADE_TO_HURT if isinstance(found, Failure) else found


def cannot_grow_far(content: bytes) -> bool:
    """Whether opening it takes little memory, whatever is in it. A name with # may be any name in disguise."""
    return len(content) <= _SMALL and b"#" not in content and not _CHAINED.search(content)


def opened(content: bytes) -> str | None:
    """What is wrong with a PDF once it is opened."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError:
        return "PDF ini terkunci kata sandi, jadi anjungan tidak dapat mencetaknya. Unduh PDF yang tidak terkunci."
    except pikepdf.PdfError:
        return _BROKEN
    return None if pages else "PDF ini tidak berisi halaman. Unduh ulang berkasnya, lalu lampirkan lagi."
