"""The album shows every page of the office: one that somebody adds tomorrow is missing there until it has a scene."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.office.scenes import FOUND_ON, PRINTED_PAGES, SCENES
from tests.office.test_every_route import everything

NO_PAGES = {  # files, pictures, pieces of a page, streams
    *("/", "/healthz", "/huruf/{weight}", "/static/{file_path}", "/warna.css", "/layar/isi", "/papan/isi"),
    *("/antrean/isi", "/antrean/peristiwa", "/meja/isi", "/anjungan/isi", "/panggilan/sekarang"),
    *("/anjungan/{number}/laporan/{report_id}", "/arsip/{record_id}/pdf", "/dokumen-jadi/{staged}/isi"),
    *("/laporan/pdf", "/laporan/xlsx", "/register/{book}/pdf", "/register/{book}/xlsx"),
    *("/permohonan/{number}/berkas", "/permohonan/{number}/berkas/{requirement}", "/permohonan/{number}/dokumen"),
    *("/permohonan/{number}/dokumen-latihan", "/permohonan/{number}/formulir/{code}/{size}"),
    *("/permohonan/{number}/halaman/{position}", "/permohonan/{number}/halaman/{position}/asli"),
    *("/permohonan/{number}/kabar", "/permohonan/{number}/periksa/berikutnya"),
    *("/permohonan/{number}/tanda-terima/{size}", "/pengaduan/{complaint}/bukti/{size}"),
}
WITHOUT_A_SCENE = {
    "/masuk/kode",  # only on the way in of somebody with a second factor
    "/permohonan/{number}/banding/{other}",  # a link on a twin's page; tests/office/test_browser_review.py looks at it
}


def test_every_page_of_the_office_has_a_scene() -> None:
    pages = {each.path for each in everything() if each.method == "GET"} - NO_PAGES - WITHOUT_A_SCENE
    shown = {scene.route or scene.path.partition("?")[0] for scene in SCENES}
    assert pages - shown == set()
    assert {scene.route for scene in SCENES if scene.route} <= pages


def test_no_picture_is_painted_over_by_another() -> None:
    assert [name for name, times in Counter(scene.name for scene in SCENES).items() if times > 1] == []


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_every_place_in_a_path_is_found_somewhere(scene: object) -> None:
    places = {part.partition("}")[0] for part in str(getattr(scene, "path", "")).split("{")[1:]}
    assert places <= {*FOUND_ON, "slip"}


def test_what_is_printed_is_a_scene() -> None:
    assert set(PRINTED_PAGES) <= {scene.name for scene in SCENES}
