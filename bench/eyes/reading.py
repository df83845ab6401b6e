"""How well KTP-el and KK are read, beside tesseract alone: `python -m bench.eyes.reading [CARDS OF EACH KIND]`.

Drawn specimens, degraded in the ways of `bench.eyes.specimens.WAYS`. Nobody looked at these seeds while reading was
built. A field is silently wrong when it is not what is printed and no doubt is told; that province 99 is in no table is
not counted as a doubt. Times are processor time of the reading process, its memory is the peak of that process.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from PIL import Image

from bench.eyes.row import Row
from bench.eyes.specimens import ORDINARY, WAYS, degrade, draw_kk, draw_ktp
from hardware.device import Fault
from hardware.scanner.port import Pixels
from kiosk.capture.reading import door
from kiosk.capture.reading.model import MISSING, Doubt, KkReading, KtpReading, ReadField
from kiosk.card_reader import MEMORY_MB
from kiosk.worker import Worker

CARDS, SHEETS, BESIDE, HARDER = 60, 10, 12, 12
FIRST_SEED = 9000
TODAY = date(2026, 11, 20)
LIMIT_S = 60.0


@dataclass
class Score:
    """One way of coming in: how many fields were read right, and which were wrong without a word."""

    papers: int = 0
    fields: int = 0
    right: int = 0
    nik: int = 0
    nama: int = 0
    silent: int = 0
    silent_nik: int = 0
    cpu_ms: list[float] = field(default_factory=list)

    def count(self, name: str, printed: str, read: ReadField) -> None:
        good = read.text == printed
        self.fields += 1
        self.right += good
        self.nik += good and name == "nik"
        self.nama += good and name == "nama"
        silent = not good and not set(read.doubts) - {Doubt.UNKNOWN_REGION}
        self.silent += silent
        self.silent_nik += silent and name == "nik"

    def __str__(self) -> str:
        times = f"CPU median {np.median(self.cpu_ms) / 1000:.2f} s, most {max(self.cpu_ms) / 1000:.2f}"
        of = f"of {self.papers}"
        fields = f"fields {self.right} of {self.fields}"
        return f"NIK {self.nik} {of}, nama {self.nama} {of}, {fields}, silently wrong {self.silent}; {times}"

    def add(self, other: Score) -> None:
        for name in ("papers", "fields", "right", "nik", "nama", "silent", "silent_nik"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.cpu_ms += other.cpu_ms


def ktp(pixels: Pixels, today: date) -> tuple[KtpReading, float]:
    """In the reading process: the card and the milliseconds of processor time."""
    door.load()
    begun = time.process_time()
    return door.ktp(pixels, today), (time.process_time() - begun) * 1000


def kk(pixels: Pixels, today: date) -> tuple[KkReading, float]:
    """In the reading process: the sheet and the milliseconds of processor time."""
    door.load()
    begun = time.process_time()
    return door.kk(pixels, today), (time.process_time() - begun) * 1000


def peak_mb() -> float:
    """In the reading process: the most memory it ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cards(worker: Worker, kind: str, seeds: range) -> Score:
    """Cards that come in the way `kind`, read."""
    score = Score()
    for seed in seeds:
        image, printed = draw_ktp(seed)
        answer = worker.ask_about(degrade(image, kind, seed).pixels, ktp, TODAY, limit_s=LIMIT_S)
        if answer is None or isinstance(answer, Fault):
            raise SystemExit(f"reading failed: {answer}")
        reading, cpu_ms = answer
        score.papers += 1
        score.cpu_ms.append(cpu_ms)
        for name, text in printed.items():
            score.count(name, text, reading.fields[name])
    return score


def sheets(worker: Worker, kind: str, seeds: range) -> Score:
    """Family sheets that come in the way `kind`, read: number, head, and four fields of each member."""
    score = Score()
    for seed in seeds:
        image, printed = draw_kk(seed)
        answer = worker.ask_about(degrade(image, kind, seed).pixels, kk, TODAY, limit_s=LIMIT_S)
        if answer is None or isinstance(answer, Fault):
            raise SystemExit(f"reading failed: {answer}")
        reading, cpu_ms = answer
        score.papers += 1
        score.cpu_ms.append(cpu_ms)
        score.count("nik", printed["nomor"], reading.nomor)
        score.count("nama", printed["kepala"], reading.kepala)
        _count_members(score, printed["anggota"], reading)
    return score


def _count_members(score: Score, printed: list[dict[str, str]], reading: KkReading) -> None:
    for place, member in enumerate(printed):
        for name in ("nama", "nik", "jenis_kelamin", "tanggal_lahir"):
            found = getattr(reading.anggota[place], name) if place < len(reading.anggota) else MISSING
            score.count(f"anggota.{name}", member[name], found)


def tesseract(kind: str, seeds: range) -> Score | None:
    """The same cards by tesseract alone (Indonesian, one block of text); None where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            image, printed = draw_ktp(seed)
            file = Path(folder) / "card.png"
            Image.fromarray(degrade(image, kind, seed).pixels).save(file)
            before = _children_s()
            text = _tesseract(program, file)
            score.papers += 1
            score.cpu_ms.append((_children_s() - before) * 1000)
            for name, found in _fields_in(text):
                score.count(name, printed[name], ReadField(found, 1.0))
    return score


def _tesseract(program: str, file: Path) -> str:
    command = [program, str(file), "stdout", "-l", "ind", "--psm", "6"]
    one_core = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=one_core).stdout


def _fields_in(text: str) -> Iterator[tuple[str, str]]:
    """NIK and name as kindly as can be: any sixteen digits, and what follows the word "Nama"."""
    number = re.search(r"\d{16}", text.replace(" ", ""))
    name = re.search(r"Nama\W*([A-Z' ]+)", text)
    yield "nik", number.group() if number else ""
    yield "nama", name.group(1).strip() if name else ""


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(count: int = CARDS) -> list[Row]:
    """The figures of this part. Takes about ten minutes of processor time with 60 cards of each kind."""
    worker = Worker(MEMORY_MB)
    try:
        return [*_ordinary(worker, count), *_harder(worker, count), *_families(worker, count), *_beside(count)]
    finally:
        worker.stop()


def _ordinary(worker: Worker, count: int) -> list[Row]:
    rows, everything = [], Score()
    for kind in ORDINARY:
        score = cards(worker, kind, range(FIRST_SEED, FIRST_SEED + count))
        everything.add(score)
        rows.append(Row(f"KTP-el, {WAYS[kind].label}", str(score)))
    of = everything.papers
    memory = worker.ask(peak_mb, limit_s=LIMIT_S)
    return [
        *rows,
        Row(
            "NIK exact; silently wrong", f"{_share(everything.nik, of)}; {everything.silent_nik}", "98 %; 0", "100 %; 0"
        ),
        Row("nama exact", _share(everything.nama, of), "95 %", "100 %"),
        Row("all fields exact", _share(everything.right, everything.fields), "97 %", "99.5 %"),
        Row("fields silently wrong", f"{everything.silent} of {everything.fields}"),
        Row("card, image to fields", f"{np.median(everything.cpu_ms) / 1000:.2f} CPU s", "2.0 CPU s", "1.2"),
        Row("reading process, memory after cards", f"{memory:.0f} MB", "500 MB", "400"),
    ]


def _harder(worker: Worker, count: int) -> list[Row]:
    seeds = range(FIRST_SEED, FIRST_SEED + min(count, HARDER))
    kinds = [kind for kind in WAYS if kind not in ORDINARY]
    return [Row(f"KTP-el, {WAYS[kind].label}", str(cards(worker, kind, seeds))) for kind in kinds]


def _families(worker: Worker, count: int) -> list[Row]:
    seeds = range(FIRST_SEED, FIRST_SEED + min(count, SHEETS))
    rows = [Row(f"KK, {WAYS[kind].label}", str(sheets(worker, kind, seeds))) for kind in ORDINARY]
    memory = worker.ask(peak_mb, limit_s=LIMIT_S)
    return [*rows, Row("reading process, memory after sheets", f"{memory:.0f} MB", "500 MB", "400")]


def _beside(count: int) -> list[Row]:
    rows = []
    for kind in ORDINARY:
        score = tesseract(kind, range(FIRST_SEED, FIRST_SEED + min(count, BESIDE)))
        said = "not installed" if score is None else str(score)
        rows.append(Row(f"tesseract alone, {WAYS[kind].label}", said))
    return rows


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f} %"


def main() -> None:
    """Print the table."""
    for row in table(int(sys.argv[1]) if len(sys.argv) > 1 else CARDS):
        print(f"{row.figure:44} must {row.must:10} aim {row.aim:10} {row.measured}")


if __name__ == "__main__":
    main()
