"""Files that are made to hurt: small on the wire, huge when somebody opens them, or not what they say they are."""

from __future__ import annotations

import io
import zipfile
import zlib

MEGABYTE = 1024 * 1024


def inflating(size: int) -> bytes:
    """Zeros of `size`, deflated a thousandfold, without ever holding them."""
    packer = zlib.compressobj(9)
    block = bytes(MEGABYTE)
    return b"".join([*(packer.compress(block) for _ in range(size // MEGABYTE)), packer.flush()])


def pdf_whose_table_inflates(size: int) -> bytes:
    """A PDF whose cross-reference stream, which every reader opens first, unpacks to `size`."""
    packed = inflating(size)
    head = b"%PDF-1.7\n"
    entry = f"<</Type/XRef/Size 2/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length {len(packed)}>>".encode()
    stream = b"1 0 obj\n" + entry + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
    return head + stream + f"startxref\n{len(head)}\n%%EOF\n".encode()


def zip_that_inflates(size: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("kk.pdf", "w") as inside:
        for _ in range(size // MEGABYTE):
            inside.write(bytes(MEGABYTE))
    return buffer.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")
