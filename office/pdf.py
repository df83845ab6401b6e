"""Is this file really a finished PDF? It is printed byte for byte later, so it is never rewritten here."""

from __future__ import annotations

import hashlib
import io


def sha256(content: bytes) -> str:
    """SHA-256 of the file as 64 hex characters."""
    return hashlib.sha256(content).hexdigest()


def problem_with(content: bytes) -> str | None:
    """Why `content` cannot be handed to a resident, as an Indonesian sentence; None when it can."""
    import pikepdf

    if not content.startswith(b"%PDF-"):
        return "Berkas ini bukan PDF. Pilih berkas PDF hasil unduhan yang sudah ditandatangani secara elektronik."
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            pages = len(document.pages)
    except pikepdf.PasswordError:
        return "PDF ini terkunci kata sandi, jadi anjungan tidak dapat mencetaknya. Unduh PDF yang tidak terkunci."
    except pikepdf.PdfError:
        return "PDF ini rusak dan tidak dapat dibuka. Unduh ulang berkasnya, lalu lampirkan lagi."
    return None if pages else "PDF ini tidak berisi halaman. Unduh ulang berkasnya, lalu lampirkan lagi."
