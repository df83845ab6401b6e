"""A form that has one of everything a form of the law can have, and values for it."""

from __future__ import annotations

import assets
from adminduk.forms.model import Form, FormValues
from paper.forms.known import Known
from paper.forms.typeface import Faces

FACES = Faces(
    assets.path("fonts", "AtkinsonHyperlegible-Regular.ttf"), assets.path("fonts", "AtkinsonHyperlegible-Bold.ttf")
)
LISTS = {
    "jk": {"1": "Laki-laki", "2": "Perempuan"},
    "lampiran": {str(each): f"Surat keterangan contoh nomor {each}" for each in range(1, 17)},
    "pekerjaan": {str(each): f"Pekerjaan {each}" for each in range(1, 109)},
}
KNOWN = Known(LISTS, lambda code: "Contohan, Kecamatan Uji" if code == "99.01.01.2001" else "")


def _said(text: str) -> dict[str, str]:
    return {"id": text, "jv": text, "en": text}


def _field(name: str, kind: str, **more: object) -> dict[str, object]:
    return {"id": name, "printed": name.replace("-", " ").capitalize(), "question": _said(name), "kind": kind, **more}


FORM = Form.model_validate(
    {
        "code": "F-1.06",
        "version": "Permendagri 6/2026",
        "printed": "SURAT PERNYATAAN CONTOH",
        "name": _said("Contoh"),
        "opening": "Yang bertanda tangan di bawah ini menyatakan dengan sebenarnya:",
        "sections": [
            {
                "id": "pemohon",
                "printed": "I. DATA PEMOHON",
                "name": _said("Pemohon"),
                "fields": [
                    _field("nama", "nama", no="1"),
                    _field("nik", "nik", no="2"),
                    _field("nomor-kk", "nomor-kk", no="3"),
                    _field("alamat", "kata", no="4", longest=120),
                    _field("rt", "angka", no="5", exactly=3),
                    _field("desa", "wilayah", no="6", level=4),
                    _field("lahir", "tanggal", no="7"),
                    _field("jam", "jam", no="8"),
                    _field("kelamin", "kode", no="9", codes="jk"),
                    _field("pekerjaan", "kode", no="10", codes="pekerjaan"),
                    _field("telepon", "telepon", no="11"),
                    _field("kode-kantor", "angka", no="12", exactly=6, officer=True),
                    _field("lampiran", "kode-banyak", no="13", codes="lampiran"),
                ],
            },
            {
                "id": "anggota",
                "printed": "II. ANGGOTA KELUARGA",
                "name": _said("Anggota"),
                "row_name": _said("Anggota"),
                "rows": 5,
                "fields": [
                    _field("nama", "nama", no="2"),
                    _field("nik", "nik", no="3"),
                    _field("kelamin", "kode", no="4", codes="jk"),
                    _field("lahir", "tanggal", no="5"),
                    _field("keterangan", "kata", no="6"),
                ],
            },
        ],
        "signatures": [
            {"id": "pemohon", "printed": "Yang menyatakan", "meterai": True, "thumb": True, "named": "pemohon.nama"},
            {"id": "petugas", "printed": "Petugas", "officer": True},
        ],
        "copies": ["Lembar 2 arsip Dinas", "Lembar 3 arsip Kecamatan"],
    }
)


def values(rows: int = 3) -> FormValues:
    """A whole family of nobody."""
    filled = {
        "pemohon.nama": "SITI AMINAH CONTOH",
        "pemohon.nik": "9901014107900001",
        "pemohon.nomor-kk": "9901010101200001",
        "pemohon.alamat": "Jalan Melati Raya Gang Sempit nomor 12 B, Dusun Contoh, di belakang balai desa yang lama",
        "pemohon.rt": "003",
        "pemohon.desa": "99.01.01.2001",
        "pemohon.lahir": "1990-07-01",
        "pemohon.jam": "07:30",
        "pemohon.kelamin": "2",
        "pemohon.pekerjaan": "88",
        "pemohon.telepon": "081234567890",
        "pemohon.lampiran": "1,5,16",
    }
    for row in range(1, rows + 1):
        filled |= {
            f"anggota.{row}.nama": f"ANAK KE {row} CONTOH",
            f"anggota.{row}.nik": f"990101010115{row:04d}",
            f"anggota.{row}.kelamin": str(1 + row % 2),
            f"anggota.{row}.lahir": f"20{row:02d}-02-15",
            f"anggota.{row}.keterangan": "pindah",
        }
    return filled
