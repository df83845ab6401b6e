"""The handbook's scenarios, played: each fault on the machine, then exactly the touches that `docs/technician.md`
names, read from there, and in between exactly the words that it promises. A scenario without hands here is red, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import assets.sentences
from kiosk import identity as identities
from kiosk.doctor.evidence.codes import CODES
from kiosk.doctor.model import Outcome
from tests.benches.wait import wait_until
from tests.endtoend.technician import Technician, technician_at_kiosk
from tests.kiosk.doctor import printed_sheet
from tests.kiosk.spool.sample import CATALOGUE, filing, sure
from tests.kiosk.uplink.bench import enrolled
from tests.kiosk.uplink.small_office import Answer, SmallOffice, no, serve

pytestmark = pytest.mark.timeout(120)

HANDBOOK = Path(__file__).parents[2] / "docs" / "technician.md"
STEP = re.compile(r"^\* (Tampak|Sentuh|Terbaca|Kode|Kerjakan): (.+)$", re.MULTILINE)
BOLD = re.compile(r"\*\*([^*]+)\*\*")


def scenarios() -> dict[str, list[tuple[str, str]]]:
    """Heading -> its steps, as the handbook has them."""
    text = HANDBOOK.read_text(encoding="utf-8").partition("## Gangguan satu per satu")[2]
    chapters = (chapter.partition("\n") for chapter in text.split("\n### ")[1:])
    return {title: STEP.findall(body) for title, _, body in chapters}


class Office(SmallOffice):
    """An office that may refuse what is delivered."""

    refuses = False

    def _delivery(self, delivery_id: str, body: dict[str, Any]) -> Answer:
        return no(409, "conflict") if self.refuses else super()._delivery(delivery_id, body)

    def falls_silent(self) -> None:
        self.lose_answer = lambda _method, _path: True

    def answers_again(self) -> None:
        self.lose_answer = lambda _method, _path: False


@dataclass
class Scene:
    """Where a scenario is played."""

    technician: Technician
    office: Office
    home: Path

    @property
    def parts(self) -> Any:
        return self.technician.parts

    @property
    def reserve(self) -> Path:
        return identities.folder(self.home) / "spool" / "reserve"

    def lay_blank(self, *, dirty: bool) -> None:
        sheet = printed_sheet.blank()
        for number in range(20 if dirty else 0):
            x, y = printed_sheet.px(30 + 7 * number), printed_sheet.px(40 + 10 * number)
            sheet[y : y + 8, x : x + 8] = 60
        self.parts.scanner.put(sheet, printed_sheet.DPI)

    def lay_under_the_camera(self) -> None:
        self.parts.camera.table.put(printed_sheet.clean(), printed_sheet.DPI)

    def show(self, *texts: str) -> None:
        """The next one is held there once the one before was ticked off."""
        names = {code.text: code.name for code in CODES}
        technician = self.technician
        technician.until_page("staff-codes")
        for text in texts:
            self.parts.reader.show(text)
            technician.window.until(
                lambda name=names[text]: (  # type: ignore[misc]
                    technician.state_of(name) == "Terbaca" or technician.page == "staff-findings"
                ),
                f"{names[text]} is ticked off",
            )

    def fill_disk(self) -> None:
        """Where the reserve was, nothing can be written any more. The machine may be filling it up just then."""
        wait_until(self._without_reserve, "the place of the reserve is taken")

    def _without_reserve(self) -> bool:
        self.reserve.unlink(missing_ok=True)
        try:
            self.reserve.mkdir()
        except FileExistsError:
            return False
        return True

    def refuse_one(self) -> None:
        self.office.refuses = True
        sure(self.technician.kiosk.spool.commit_filing(filing(), CATALOGUE))
        self.technician.kiosk.uplink.wake()

    def turn_clock(self, minutes: float) -> None:
        self.office.clock_ahead = timedelta(minutes=minutes)


Hand = Callable[[Scene], None]


@dataclass(frozen=True)
class Hands:
    """What happens to the machine before the technician comes, and at each "Kerjakan"."""

    before: Hand
    work: tuple[Hand, ...] = field(default=())
    noticed: str = ""  # the fault that stands by the time somebody comes


def _part(kind: str, before: str, after: str, *arguments: int, noticed: str = "") -> Hands:
    """A fault and its cure as moves of one part of the dock."""
    return Hands(
        lambda scene: getattr(getattr(scene.parts, kind), before)(),
        (lambda scene: getattr(getattr(scene.parts, kind), after)(*arguments),),
        noticed,
    )


def _camera(before: Hand, after: Hand) -> Hands:
    def cured(scene: Scene) -> None:
        after(scene)
        scene.lay_under_the_camera()

    return Hands(before, (cured,))


def _nothing(_scene: Scene) -> None:
    """It begins with the machine as it is."""


HANDS: dict[str, Hands] = {
    "Kertas A4 habis": _part("printer", "take_paper_away", "load_paper", 50),
    "Kertas A4 macet": _part("printer", "jam", "clear_jam"),
    "Tutup pencetak A4 terbuka": _part("printer", "open_cover", "close_cover"),
    "Toner habis": Hands(lambda s: s.parts.printer.set_toner(0), (lambda s: s.parts.printer.set_toner(100),)),
    "Pencetak A4 mati": _part("printer", "pull_cable", "plug_in"),
    "Antrean cetak terhenti": Hands(lambda s: s.parts.printer.pause_queue()),
    "Gulungan slip habis": _part("slip_printer", "take_paper_away", "load_paper"),
    "Tutup pencetak slip terbuka": _part("slip_printer", "open_cover", "close_cover"),
    "Pencetak slip diam": _part("slip_printer", "fall_silent", "speak_again"),
    "Pemindai terlepas": _part("scanner", "pull_cable", "plug_in", noticed="scanner.not_found"),
    "Tutup pemindai terbuka": _part("scanner", "open_cover", "close_cover"),
    "Kaca pemindai kotor": Hands(_nothing, (lambda s: s.lay_blank(dirty=True), lambda s: s.lay_blank(dirty=False))),
    "Kamera hitam": _camera(lambda s: s.parts.camera.table.cover_lens(), lambda s: s.parts.camera.table.uncover_lens()),
    "Kamera membeku": _camera(lambda s: s.parts.camera.freeze(), lambda s: s.parts.camera.thaw()),
    "Kamera terlepas": _part("camera", "pull_cable", "plug_in", noticed="camera.not_found"),
    "Pembaca kode terlepas": _part("reader", "pull_cable", "plug_in", noticed="reader.not_found"),
    "Pembaca kode tidak membaca": Hands(
        _nothing,
        (lambda s: s.show(CODES[0].text), _nothing, lambda s: s.show(*(code.text for code in CODES))),
    ),
    "Kantor tidak terjangkau": Hands(lambda s: s.office.falls_silent(), (lambda s: s.office.answers_again(),)),
    "Kiriman ditolak kantor": Hands(Scene.refuse_one, (lambda s: setattr(s.office, "refuses", False),)),
    "Disk penuh": Hands(Scene.fill_disk, (lambda s: s.reserve.rmdir(),)),
    "Listrik padam": _part("power", "cut_mains", "restore_mains"),
    "Baterai UPS aus": _part("power", "wear_out", "change_battery"),
    "Jam salah": Hands(lambda s: s.turn_clock(12), (lambda s: s.turn_clock(0),)),
}


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """One machine for all of them, as in the field: every scenario leaves it well."""
    assets.sentences.compile_all()
    home, office = tmp_path_factory.mktemp("anjungan"), Office()
    enrolled(office, home)
    with serve(office) as url, technician_at_kiosk(home, url) as technician:
        yield Scene(technician, office, home)


def test_every_scenario_of_the_handbook_is_played() -> None:
    assert sorted(scenarios()) == sorted(HANDS)


@pytest.mark.parametrize("title", HANDS)
def test_the_handbook_s_touches_end_in_the_fault_s_name(title: str, scene: Scene) -> None:
    steps, hands = scenarios()[title], HANDS[title]
    assert len(hands.work) == sum(verb == "Kerjakan" for verb, _ in steps)
    began, work = datetime.now().astimezone(), iter(hands.work)
    hands.before(scene)
    scene.technician.kiosk.uplink.wake()
    _struck(scene, hands.noticed)
    scene.technician.sign_in()
    for verb, words in steps:
        if verb == "Kerjakan":
            next(work)(scene)
            _noticed(scene)
        else:
            _follow(scene.technician, verb, words, began)
    scene.technician.leave()


def _struck(scene: Scene, code: str) -> None:
    technician, supervisor = scene.technician, scene.technician.kiosk.supervisor
    technician.window.until(
        lambda: not code or code in {fault.code for _, fault in supervisor.availability.faults}, f"the fault {code!r}"
    )


def _noticed(scene: Scene) -> None:
    """The five seconds that the handbook asks for: the machine sees that the cause is gone."""
    technician, supervisor = scene.technician, scene.technician.kiosk.supervisor
    scene.technician.kiosk.uplink.wake()
    technician.window.until(lambda: supervisor.availability.faults == (), "every device to be well again")


def _follow(technician: Technician, verb: str, words: str, began: datetime) -> None:
    match verb:
        case "Tampak":
            label, state = BOLD.findall(words)[0], words.rpartition(", ")[2]
            technician.until_marked(label, state)
        case "Sentuh":
            technician.walk(*BOLD.findall(words))
        case "Terbaca":
            technician.read(words.strip('"'))
        case "Kode":
            technician.window.until(lambda: _named(technician, words.strip("`"), began), f"the name {words}")


def _named(technician: Technician, code: str, began: datetime) -> bool:
    """On a page that was opened, or as a test in the records that did not pass."""
    found = technician.newest(code)
    told = found is not None and found.at >= began and found.outcome in (Outcome.WARN, Outcome.FAIL)
    return told or any(code in page for page in (*technician.seen, technician.words))
