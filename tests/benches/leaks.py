"""Looks for secrets in anything: as they stand, and inside archives, compressed streams, base64, hexadecimal, JSON."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import json
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_HEX = re.compile(rb"(?:[0-9a-fA-F]{2}[ :]?){6,}")
_DEEPEST = 5


def found(content: bytes, secrets: tuple[str, ...]) -> set[str]:
    """Those of `secrets` that occur anywhere in `content`, in any case, with or without what separates their parts."""
    layers = [_plain(layer) for layer in everything(content)]
    return {secret for secret in secrets if any(_plain(secret.encode()) in layer for layer in layers)}


def everything(content: bytes, depth: int = 0) -> Iterator[bytes]:
    """`content`, and all that can be unwrapped out of it."""
    yield content
    if depth < _DEEPEST:
        for inner in _unwrapped(content):
            yield from everything(inner, depth + 1)


def _unwrapped(content: bytes) -> Iterator[bytes]:
    yield from _archived(content)
    for unpack in (gzip.decompress, zlib.decompress):
        with suppress(OSError, EOFError, zlib.error):
            yield unpack(content)
    for match in _HEX.finditer(content):
        yield from _bytes_of_hex(match[0])
    for match in _BASE64.finditer(content):
        yield from _bytes_of_base64(match[0])
    if b"\\u" in content:
        with suppress(ValueError, UnicodeDecodeError):
            yield json.dumps(json.loads(content), ensure_ascii=False).encode()
    if b"\0" in content:
        yield content.replace(b"\0", b"")  # UTF-16 and 32


def _archived(content: bytes) -> Iterator[bytes]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield "\n".join(archive.namelist()).encode()
            for name in archive.namelist():
                yield archive.read(name)
    if content.startswith(b"SQLite format 3\0"):
        database = sqlite3.connect(":memory:")
        with suppress(sqlite3.Error):
            database.deserialize(content)
            yield "\n".join(database.iterdump()).encode()
        database.close()


def _bytes_of_hex(text: bytes) -> Iterator[bytes]:
    with suppress(ValueError):
        yield bytes.fromhex(text.decode().replace(":", " "))


def _bytes_of_base64(text: bytes) -> Iterator[bytes]:
    for start in range(4):  # it may begin in the middle of something else
        piece = text[start:].rstrip(b"=")
        padded = piece + b"=" * (-len(piece) % 4)
        with suppress(binascii.Error, ValueError):
            yield base64.b64decode(padded, altchars=b"-_") if set(padded) & set(b"-_") else base64.b64decode(padded)


def _plain(content: bytes) -> bytes:
    return re.sub(rb"[\s.\-]", b"", content).lower()
