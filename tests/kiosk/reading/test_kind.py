"""What a page is by its words: a KK is no KTP-el, and what is neither is not called by either name."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from bench.eyes.specimens import draw_f102, draw_kk, draw_ktp, draw_nikah
from hardware.scanner.port import ScannedSheet
from kiosk.asked import Kind
from kiosk.capture.pipeline import capture
from kiosk.capture.reading import door
from kiosk.capture.reading.kind import told_by

KTP_LINES = ("PROVINSIJAWATIMUR", "KABUPATENJOMBANG", "NIK", "NAMA", "TEMPATTGLLAHIR", "RTRW", "KELDESA")
KK_LINES = ("KARTUKELUARGA", "NO", "NAMAKEPALAKELUARGA", "ALAMAT", "PROVINSI", "DESAKELURAHAN")


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (KTP_LINES, Kind.KTP),
        (("PR0VINSIJAWATIMUR", "TEMPATTGILAHIR", "KELDESA"), Kind.KTP),  # read a little wrong
        (KK_LINES, Kind.KK),
        (("KARTUKELUARCA", "NAMAKEPALAKELUARGA"), Kind.KK),
        # the title torn off: nobody knows, and least of all is it a KTP-el
        ((*KK_LINES[1:], "JENISKELAMIN", "TANGGALLAHIR"), Kind.AUTO),
        (("PROVINSIJAWATIMUR", "NAMALENGKAP", "TEMPATTGLLAHIR", "KELDESA"), Kind.AUTO),
        (("FORMULIRPENDAFTARAN", "KARTUKELUARGA", "NAMAKEPALAKELUARGA"), Kind.AUTO),
        (("KARTUKELUARGA", "KTPEL", "NAMALENGKAP"), Kind.AUTO),  # a form that offers both
        (("PEMERINTAHKABUPATENJOMBANG", "NAMA", "TEMPATTGLLAHIR", "KELDESA", "AGAMA"), Kind.AUTO),  # a village's letter
        ((), Kind.AUTO),
    ],
)
def test_words_that_tell_and_words_that_do_not(lines: tuple[str, ...], kind: Kind) -> None:
    assert told_by(lines) is kind


def test_no_more_is_read_than_it_takes() -> None:
    lines = iter((*KTP_LINES, "SISANYA"))
    assert told_by(lines) is Kind.KTP
    assert next(lines) == "SISANYA"


def page_of(drawn: object) -> bytes:
    """A drawn paper as the kiosk keeps it."""
    return capture(ScannedSheet(np.ascontiguousarray(np.asarray(drawn, np.uint8)), 300)).jpeg


@pytest.mark.parametrize(
    ("jpeg", "kind"),
    [
        (lambda: page_of(draw_ktp(4000)[0]), Kind.KTP),
        (lambda: page_of(draw_kk(4000)[0]), Kind.KK),
        (lambda: page_of(draw_f102(4000)[0]), Kind.AUTO),
        (lambda: page_of(draw_nikah(4000)[0]), Kind.AUTO),
    ],
    ids=["ktp", "kk", "f102", "nikah"],
)
def test_papers_that_were_drawn(jpeg: object, kind: Kind) -> None:
    assert callable(jpeg)
    assert door.load()
    assert door.kind(jpeg()) is kind


@pytest.mark.parametrize("jpeg", [b"", b"no picture", cv2.imencode(".jpg", np.zeros((8, 8, 3), np.uint8))[1].tobytes()])
def test_whatever_arrives_there_is_an_answer(jpeg: bytes) -> None:
    assert door.kind(jpeg) is Kind.AUTO
