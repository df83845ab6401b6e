"""The slip on a sheet: everything that is on the roll, at A4 size, with a code that a phone reads."""

from __future__ import annotations

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pyzbar import pyzbar

from adminduk.localised import Language, Localised
from hardware.printer.media import A4, page_size
from hardware.slip_printer.port import Line
from kiosk.slip_on_a4 import on_a4
from kiosk.slips import slip
from tests.flows.samples import NUMBER, QR
from tests.flows.script import words
from tests.flows.test_slip import FACTS

MANY = tuple(Localised(id=f"Berkas {i}", jv=f"Berkas {i}", en=f"Paper {i}") for i in range(40))


@pytest.mark.parametrize("language", list(Language))
def test_every_line_of_the_slip_is_on_the_sheet(language: Language, tmp_path: Path) -> None:
    roll = slip(replace(FACTS, delivered=False), words(language))
    sheet = tmp_path / "slip.pdf"
    sheet.write_bytes(on_a4(roll))
    read = subprocess.run(["pdftotext", "-layout", str(sheet), "-"], capture_output=True, check=True, text=True)
    words_there = " ".join(read.stdout.split())
    for line in (part for part in roll if isinstance(part, Line)):
        assert " ".join(line.text.split()) in words_there


def test_it_is_one_sheet_of_a4_and_its_code_reads(tmp_path: Path) -> None:
    pdf = on_a4(slip(FACTS, words(Language.INDONESIAN)))
    assert page_size(pdf) == pytest.approx(A4, abs=0.5)
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 1
    (tmp_path / "slip.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "72", "-png", "-singlefile", "slip.pdf", "slip"], cwd=tmp_path, check=True)
    assert [code.data.decode() for code in pyzbar.decode(Image.open(tmp_path / "slip.png"))] == [QR]


def test_very_many_papers_go_on_to_a_second_sheet_and_the_code_stays_whole(tmp_path: Path) -> None:
    pdf = on_a4(slip(replace(FACTS, bring=MANY), words(Language.INDONESIAN)))
    assert len(pikepdf.open(io.BytesIO(pdf)).pages) == 2
    (tmp_path / "slip.pdf").write_bytes(pdf)
    subprocess.run(
        ["pdftoppm", "-r", "72", "-png", "-f", "2", "-singlefile", "slip.pdf", "2"], cwd=tmp_path, check=True
    )
    assert [code.data.decode() for code in pyzbar.decode(Image.open(tmp_path / "2.png"))] == [QR]


def test_the_number_is_the_largest_thing_on_it(tmp_path: Path) -> None:
    (tmp_path / "slip.pdf").write_bytes(on_a4(slip(FACTS, words(Language.INDONESIAN))))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "slip.pdf", "-"], cwd=tmp_path, capture_output=True, check=True, text=True
    ).stdout
    heights = {
        line.partition(">")[2].partition("<")[0]: _height(line) for line in boxes.splitlines() if "<word" in line
    }
    assert max(heights, key=lambda word: heights[word]) == NUMBER


def _height(word: str) -> float:
    edges = dict(part.split("=") for part in word.strip(" <>").split(">")[0].split()[1:])
    return float(edges["yMax"].strip('"')) - float(edges["yMin"].strip('"'))
