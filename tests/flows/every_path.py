"""Every path that every shipped catalogue has: reason by reason, answer by answer, and a hand that goes along one."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import assets
from adminduk.catalogue.loader import load_catalogues
from adminduk.catalogue.model import Catalogue, Reading, Service
from adminduk.catalogue.requirements import questions_for
from adminduk.numbers import parse_slip_code
from kiosk.events import Committed, SheetScanned
from kiosk.journeys.place_finding import SEARCH
from kiosk.views import BriefingView, ChoiceView, Frame, KeyboardView, KeypadView, ReviewView, ScanView
from tests.flows.samples import NAMA, NIK, NOMOR_KK, TELEPON, page
from tests.flows.script import Kiosk, all_forms, can_touch, regions

TYPED = {
    "nik": NIK,
    "nama": NAMA,
    "nomor-kk": NOMOR_KK,
    "telepon": TELEPON,
    "keperluan": "KEPERLUAN CONTOH",
    "instansi": "INSTANSI CONTOH",
    "tanggal": "24122026",
    "alamat-tujuan": "JALAN CONTOH 1 RT 1 RW 2",
    "nomor-akta": "9999-LU-01011990-0001",
    "email": "PEMOHON@CONTOH.ID",
}
MOST_PAGES = 60  # no filing is longer; a walk that is goes round in circles


@functools.cache
def offices() -> tuple[Catalogue, ...]:
    """Every shipped catalogue."""
    return load_catalogues(assets.path("catalogue"), regions())


@dataclass(frozen=True)
class Path:
    """One way through one service: what is touched. `thorough`: nothing is skipped and every paper is scanned."""

    catalogue: Catalogue
    service: Service
    reason: str
    answers: tuple[tuple[str, str], ...]
    thorough: bool

    @property
    def name(self) -> str:
        answers = [f"{question}={option}" for question, option in self.answers]
        how = "thorough" if self.thorough else "hasty"
        office = f"{self.catalogue.office.id}-{self.catalogue.reading.value}"
        return "-".join([office, self.service.id, self.reason, *answers, how])


def every_path() -> Iterator[Path]:
    """Of every office under either reading: services, reasons, all combinations of answers; once more in haste under
    the office's own reading."""
    for shipped in offices():
        for reading in Reading:
            catalogue = shipped.model_copy(update={"reading": reading})
            for service in catalogue.services:
                for reason in service.reasons:
                    for answers in every_answer(service, reason.id, reading, {}):
                        given = tuple(answers.items())
                        yield Path(catalogue, service, reason.id, given, thorough=True)
                        if reading is shipped.reading:
                            yield Path(catalogue, service, reason.id, given, thorough=False)


def every_answer(service: Service, reason: str, reading: Reading, given: dict[str, str]) -> Iterator[dict[str, str]]:
    """Every way to answer the questions of `reason`, as the kiosk asks them: one after the other."""
    open_ones = [each for each in questions_for(service, reason, given, reading) if each.id not in given]
    if not open_ones:
        yield given
        return
    for option in open_ones[0].options:
        yield from every_answer(service, reason, reading, {**given, open_ones[0].id: option.id})


class Walk:
    """A resident on one path, from the attract page. `frames` are the pages they saw, in order."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.at = Kiosk(catalogue=path.catalogue, forms=all_forms())
        self.frames: list[Frame] = [self.at.frame]

    @property
    def pages(self) -> list[str]:
        return [page_word(frame) for frame in self.frames]

    def to_review(self) -> None:
        """Up to the last look. AssertionError when a page leads nowhere, or in circles."""
        self.at.touch("file")
        while not isinstance(self.at.view, ReviewView):
            self._see()
            before = self.at.page
            self._step()
            assert self.at.page != before, f"{self.path.name}: no way on from {before!r}"
            assert len(self.frames) < MOST_PAGES, f"{self.path.name}: goes round in circles: {self.pages}"
        self._see()

    def to_number(self) -> None:
        """From the review to the number and its slip."""
        self.at.touch("send", "busy")
        self._see()
        self.at.happens(committed(self.path.catalogue), "number printing")
        self._see()

    def _see(self) -> None:
        self.frames.append(self.at.frame)

    def _step(self) -> None:
        """The one thing that a resident on this path does on the open page."""
        match self.at.view:
            case ChoiceView():
                self.at.touch(self._choice(self.at.view))
            case BriefingView():
                self.at.touch("next")
            case KeypadView() | KeyboardView():
                self._type(self.at.page)
            case ScanView():
                self._paper()
            case view:
                raise AssertionError(f"{self.path.name}: nothing to do on {view}")

    def _choice(self, view: ChoiceView) -> str:
        """What the path says of this question; of a place the first one."""
        wanted = {
            "service": self.path.service.id,
            "reason": self.path.reason,
            "forms-how": "paper",
            "form-how": "paper",
            **{f"question-{question}": option for question, option in self.path.answers},
        }
        return (
            wanted[view.name] if view.name in wanted else next(each.id for each in view.tiles if each.id != SEARCH.id)
        )

    def _type(self, field: str) -> None:
        if not self.path.thorough and can_touch(self.at.view, "skip"):
            self.at.touch("skip")
            return
        view = self.at.view
        only_letters = isinstance(view, KeyboardView) and not view.digits and not view.mail
        assert not (only_letters and any(char.isdigit() for char in TYPED[field])), f"{field}: no keys for its digits"
        self.at.type(TYPED[field])
        self.at.touch("next")

    def _paper(self) -> None:
        if not self.path.thorough:
            self.at.touch("later")
            return
        self.at.touch("scan")
        self.at.happens(SheetScanned())
        self.at.happens(page())
        self.at.touch("next")


def page_word(frame: Frame) -> str:
    """A page in one word, whatever stage it is in: "reason", "nik", "scan:kk"."""
    view = frame.view
    if isinstance(view, ScanView):
        return f"scan:{view.requirement}"
    return str(getattr(view, "name", "")) or type(view).__name__.removesuffix("View").lower()


def committed(catalogue: Catalogue) -> Committed:
    """The machine's word that a filing of this office is kept: number and code begin with the office's own letters."""
    office = catalogue.office.code
    codes = (parse_slip_code(f"{office}7K3M9QX2W4ZDPB8{symbol}") for symbol in "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    code = str(next(found for found in codes if found is not None))
    return Committed(f"{office}-01-000042", code, f"https://kantor.example/s/{code}", office_reachable=True)
