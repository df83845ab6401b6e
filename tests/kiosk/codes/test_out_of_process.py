"""A decoder that hangs, dies or is fed with something hostile costs one answer, never the kiosk."""

from __future__ import annotations

import os
import signal
import struct
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk import worker
from kiosk.codes.answers import Advice, FileRead, Unreadable
from kiosk.codes.code import Code
from kiosk.worker import Worker
from tests.kiosk.codes.drawn_codes import drawn

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def beside() -> Iterator[Worker]:
    worker = Worker()
    worker.start()
    yield worker
    worker.stop()


def _decode_with(decoder: str) -> object:
    """In the process beside: zxing replaced by something that hangs or dies, then a picture to look at."""
    from kiosk.codes import readers
    from kiosk.codes.decode import decode_all

    def dies(*_: object, **__: object) -> list[object]:
        os.kill(os.getpid(), signal.SIGSEGV)
        return []

    def hangs(*_: object, **__: object) -> list[object]:
        time.sleep(60)
        return []

    readers.zxingcpp.read_barcodes = {"hangs": hangs, "dies": dies}[decoder]
    return decode_all(drawn("contoh"))


@pytest.mark.parametrize(("decoder", "fault"), [("hangs", worker.TOO_SLOW), ("dies", worker.STOPPED)])
def test_a_decoder_that_misbehaves_is_a_fault_and_the_next_picture_is_read(
    beside: Worker, decoder: str, fault: object
) -> None:
    assert beside.ask(os.getpid, limit_s=30) != os.getpid()
    assert beside.ask(_decode_with, decoder, limit_s=2.0) == fault
    found = beside.decode_all(drawn("contoh"))
    assert isinstance(found, tuple)
    assert [(code.text, code.format) for code in found] == [("contoh", "QR")]


def test_codes_come_back_with_kind_and_place_still_and_live(beside: Worker) -> None:
    for live in (False, True):
        found = beside.decode_all(drawn("contoh", 10), 1.0, live)
        assert isinstance(found, tuple)
        (code,) = found
        assert isinstance(code, Code)
        assert np.allclose(code.corners[0], (40, 40), atol=6)


@pytest.mark.parametrize("pixels", [None, np.zeros((0, 5, 3), np.uint8), np.zeros((9, 9, 3), np.float32)])
def test_what_is_no_picture_needs_no_process(beside: Worker, pixels: object) -> None:
    assert beside.decode_all(pixels) == ()  # type: ignore[arg-type]


def _read(beside: Worker, path: Path) -> object:
    return beside.decode_file(str(path), 0.5)


def test_files_that_are_pictures(beside: Worker, tmp_path: Path) -> None:
    code = Image.fromarray(drawn("contoh", 8))
    code.convert("CMYK").save(tmp_path / "cmyk.jpg")
    code.convert("1").save(tmp_path / "bits.png")
    code.convert("P").save(tmp_path / "palette.gif")
    Image.fromarray(np.asarray(code.convert("L"), np.uint16) * 200).save(tmp_path / "deep.tif")
    seen_through = Image.new("RGBA", code.size)
    seen_through.paste((0, 0, 0, 255), mask=Image.eval(code.convert("L"), lambda level: 255 - level))
    seen_through.save(tmp_path / "clear.png")
    for path in sorted(tmp_path.iterdir()):
        read = _read(beside, path)
        assert isinstance(read, FileRead), path.name
        assert [code.text for code in read.codes] == ["contoh"], path.name
        assert read.advice is Advice.NONE


def test_files_that_are_none(beside: Worker, tmp_path: Path) -> None:
    Image.fromarray(drawn("contoh", 8)).save(tmp_path / "whole.png")
    whole = (tmp_path / "whole.png").read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "text.png").write_text("halo")
    (tmp_path / "empty.png").write_bytes(b"")
    for name in ("cut.png", "text.png", "empty.png", "."):
        assert _read(beside, tmp_path / name) in (Unreadable.NOT_A_PICTURE, Unreadable.MISSING), name
    assert _read(beside, tmp_path / "nobody.png") is Unreadable.MISSING


def test_a_small_file_that_unpacks_to_gigabytes_is_refused_unopened(beside: Worker, tmp_path: Path) -> None:
    Image.new("1", (8, 8)).save(tmp_path / "bomb.png")
    small = (tmp_path / "bomb.png").read_bytes()
    header = b"IHDR" + struct.pack(">II", 40_000, 40_000) + small[24:29]
    (tmp_path / "bomb.png").write_bytes(small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:])
    begun = time.monotonic()
    assert _read(beside, tmp_path / "bomb.png") is Unreadable.TOO_LARGE
    assert time.monotonic() - begun < 5


def test_a_wide_picture_is_looked_at_and_one_that_no_device_makes_is_refused(beside: Worker, tmp_path: Path) -> None:
    Image.new("L", (30_000, 400), 128).save(tmp_path / "wider.png")
    assert _read(beside, tmp_path / "wider.png") is Unreadable.TOO_LARGE
    Image.new("L", (14_000, 400), 128).save(tmp_path / "wide.png")
    read = _read(beside, tmp_path / "wide.png")
    assert isinstance(read, FileRead)
    assert read.codes == ()


def test_a_phone_held_too_close_gets_advice(beside: Worker, tmp_path: Path) -> None:
    """Waves that lean through the whole picture: the dots of its glass beating with the camera's."""
    rows, columns = np.mgrid[0:700, 0:900]
    waves = 120 + 60 * np.sin(2 * np.pi * (columns * 0.21 + rows * 0.13))
    Image.fromarray(waves.astype(np.uint8)).save(tmp_path / "phone.png")
    read = _read(beside, tmp_path / "phone.png")
    assert isinstance(read, FileRead)
    assert read.advice is Advice.SCREEN_MOIRE


def test_a_reflection_on_the_glass_gets_advice(beside: Worker, tmp_path: Path) -> None:
    rows, columns = np.mgrid[0:700, 0:900]
    lamp = 90 + 400 * np.exp(-(((rows - 350) ** 2 + (columns - 450) ** 2) / 90**2))
    Image.fromarray(np.clip(lamp, 0, 255).astype(np.uint8)).save(tmp_path / "lamp.png")
    read = _read(beside, tmp_path / "lamp.png")
    assert isinstance(read, FileRead)
    assert read.advice is Advice.SCREEN_GLARE
