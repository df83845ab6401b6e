"""The real letter reader, in its own process: one card as the scanner's bed shows it, and what is no card at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from dock.samples import sample
from hardware.device import Fault
from kiosk.capture.reading.model import NO_CARD, NO_SHEET, KkReading, KtpReading
from kiosk.card_reader import CardReader
from kiosk.codes.answers import Unreadable
from kiosk.events import CardField, CardKind, CardRead
from tests.kiosk.fake_clock import FakeClock

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def reader() -> Iterator[CardReader]:
    loaded = threading.Event()
    reader = CardReader(FakeClock())
    assert not reader.works
    reader.start(loaded.set)
    assert loaded.wait(60)
    assert reader.works
    yield reader
    reader.stop()
    assert not reader.works
    assert isinstance(reader.read(CardKind.KTP, np.zeros((64, 64, 3), np.uint8)), Fault)


def test_a_card_askew_on_the_bed_is_read_whole(reader: CardReader) -> None:
    card = reader.read_ktp(sample("ktp").pixels())
    assert isinstance(card, KtpReading)
    assert {name: each.text for name, each in card.fields.items()} == {
        "nik": "9917194107900001", "nama": "CONTOH PEMOHON", "tempat_lahir": "JOMBANG", "tanggal_lahir": "01-07-1990",
        "jenis_kelamin": "PEREMPUAN", "gol_darah": "O", "alamat": "DUSUN CONTOH", "rt_rw": "001/002",
        "kel_desa": "CONTOHREJO", "kecamatan": "CONTOHSARI", "agama": "ISLAM", "status_perkawinan": "KAWIN",
        "pekerjaan": "PETANI/PEKEBUN", "kewarganegaraan": "WNI", "berlaku_hingga": "SEUMUR HIDUP",
    }  # fmt: skip
    assert [name for name, each in card.fields.items() if each.doubts] == ["nik"], "province 99 is in no table"


def test_a_kk_is_read_with_its_members_and_goes_into_the_form_as_its_number(reader: CardReader) -> None:
    pixels = sample("kk").pixels()
    sheet = reader.read_kk(np.ascontiguousarray(np.rot90(pixels)))
    assert isinstance(sheet, KkReading)
    assert (sheet.nomor.text, sheet.kepala.text) == ("9917190101100001", "CONTOH SUAMI")
    assert [member.nama.text for member in sheet.anggota] == ["CONTOH PEMOHON", "CONTOH SUAMI", "CONTOH ANAK"]
    assert [member.nik.text[-4:] for member in sheet.anggota] == ["0001", "0001", "0002"]
    assert reader.read(CardKind.KK, pixels) == CardRead((CardField("nomor-kk", "9917190101100001", True),))


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((0, 0, 3), np.uint8),
        np.zeros((40, 40), np.uint8),
        np.zeros((300, 400, 3), np.float64),
        np.full((600, 900, 3), 255, np.uint8),
        np.random.default_rng(1).integers(0, 256, (500, 700, 3), np.uint8),
        np.zeros((70, 9000, 3), np.uint8),
    ],
    ids=["nothing", "grey", "floats", "white", "noise", "ribbon"],
)
def test_what_is_no_card_is_a_value(reader: CardReader, pixels: np.ndarray) -> None:
    assert reader.read_ktp(pixels) == NO_CARD
    assert reader.read(CardKind.KTP, pixels) == CardRead(())
    assert reader.read_kk(pixels) == NO_SHEET


def test_files_that_are_no_picture_are_said_to_be_none(reader: CardReader) -> None:
    assert reader.read_file(__file__, CardKind.KTP) is Unreadable.NOT_A_PICTURE
