"""The search itself: a secret is found however deep it was wrapped, and nothing is found where nothing is."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable

import pytest

from tests.benches.leaks import found

NAME, NIK = "CONTOH SPECIMEN WARGA", "9917190101010001"
SECRETS = (NAME, NIK)


def zipped(content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/b.txt", content)
    return buffer.getvalue()


WRAPS: dict[str, Callable[[bytes], bytes]] = {
    "plain": lambda text: text,
    "json": lambda text: json.dumps({"x": text.decode()}).encode(),
    "base64": lambda text: b'{"x": "' + base64.b64encode(b"xyz" + text) + b'"}',
    "urlsafe": base64.urlsafe_b64encode,
    "hex": lambda text: b'"hex": "' + text.hex().encode() + b'"',
    "spaced hex": lambda text: text.hex(" ").encode(),
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "zip": zipped,
    "zip in zip": lambda text: zipped(zipped(text)),
    "gzip in base64 in zip": lambda text: zipped(base64.b64encode(gzip.compress(text))),
    "utf-16": lambda text: text.decode().encode("utf-16-le"),
    "grouped": lambda text: b"9917 1901 0101 0001 " + text[:21].lower(),
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=WRAPS.keys())
def test_a_secret_is_found_however_it_was_wrapped(wrap: Callable[[bytes], bytes]) -> None:
    assert found(wrap(f"{NAME} {NIK}".encode()), SECRETS) == set(SECRETS)


def test_nothing_is_found_where_nothing_is() -> None:
    content = zipped(json.dumps({"x": base64.b64encode(b"CONTOH SPECIMEN").decode(), "y": "99171901"}).encode())
    assert found(content, SECRETS) == set()
