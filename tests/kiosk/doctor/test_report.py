"""The readiness report: what stands in it, who signed it, how it reaches the office, and trends over weeks."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest

from adminduk.localised import Language
from hardware.device import Fault
from kiosk.codes.decode import decode
from kiosk.doctor import table
from kiosk.doctor.examination import Examination, device_rows
from kiosk.doctor.model import By, Finding, Measure, Outcome
from kiosk.doctor.report import signature, trend
from kiosk.doctor.report.carrier import ReportCarrier
from kiosk.doctor.report.content import gather
from kiosk.doctor.report.wordbook import Wordbook
from kiosk.doctor.report.writing import Desk, Written, draw_beside, draw_here
from kiosk.identity import Credentials, Identity
from kiosk.say import say
from kiosk.uplink.answers import NotNow
from kiosk.uplink.faults import NOT_ENROLLED
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.wording import wording
from tests.kiosk.doctor.kit import PRINTER, Machine, identity
from tests.kiosk.spool.sample import sure
from tests.kiosk.uplink.bench import enrolled
from tests.kiosk.uplink.small_office import SmallOffice, no

DAY = timedelta(days=1)
WORDS = Wordbook(wording(Language.INDONESIAN))


def examined(pc: Machine, by: By = By.NIGHT) -> Examination:
    found = table.run(replace(pc.ground, by=by))
    pc.ground.history.record(found, pc.clock.now())
    return Examination("JGR-01", "0.1.0", pc.clock.now(), found, device_rows(pc.ground))


def desk(pc: Machine) -> Desk:
    return Desk(pc.ground.history, pc.folder / "doctor" / "reports", "Kecamatan Jogoroto", draw_here)


def me(pc: Machine) -> Identity:
    assert isinstance(pc.ground.identity, Identity)
    return pc.ground.identity


@pytest.fixture
def written(pc: Machine) -> Written:
    pc.has(PRINTER)
    return sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))


def text_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout


def test_the_page_says_who_when_how_and_every_test(pc: Machine, written: Written, tmp_path: Path) -> None:
    said = text_of(written.pdf, tmp_path)
    assert "Laporan kesiapan anjungan" in said
    assert "Anjungan JGR-01" in said
    assert "Jumat, 20 November 2026, 08.05, dibuat sendiri pada malam hari" in said
    assert "Dapat melayani." in said
    for finding in pc.ground.history.newest():
        assert WORDS.test(finding.test) in said


def test_what_was_found_lies_in_the_file_for_programs(written: Written) -> None:
    with pikepdf.open(io.BytesIO(written.pdf)) as document:
        attached = json.loads(document.attachments["laporan.json"].get_file().read_bytes())
    assert attached["kiosk"] == "JGR-01"
    assert {each["kind"] for each in attached["devices"]} >= {"printer", "power"}


def test_the_signature_beside_it_is_the_kiosk_s_over_every_byte(pc: Machine, written: Written) -> None:
    signed = signature.parsed(written.file.with_name(written.file.name + ".sig").read_bytes())
    assert signed is not None
    assert (signed.kiosk, signed.key) == ("JGR-01", signature.public_key(me(pc)))
    assert signature.is_good(written.pdf, signed)
    assert not signature.is_good(written.pdf.replace(b"%PDF-1.", b"%PDF-2.", 1), signed)
    assert not signature.is_good(written.pdf, signed.model_copy(update={"signature": signed.signature[::-1]}))
    assert not signature.is_good(written.pdf, signed.model_copy(update={"sha256": "0" * 64}))
    assert not signature.is_good(written.pdf, signed.model_copy(update={"key": signature.public_key(identity())}))


def test_the_code_on_the_paper_is_read_and_verifies(pc: Machine, written: Written, tmp_path: Path) -> None:
    (tmp_path / "r.pdf").write_bytes(written.pdf)
    subprocess.run(["pdftoppm", "-r", "200", "-png", str(tmp_path / "r.pdf"), str(tmp_path / "p")], check=True)
    last = max(tmp_path.glob("p-*.png"))
    picture = cv2.cvtColor(cv2.imread(str(last)), cv2.COLOR_BGR2RGB)
    (said,) = decode(np.ascontiguousarray(picture))
    assert said.startswith("ANJUNGAN-LAPORAN 1 JGR-01 2026-11-20T08:05+07:00 warn ")
    key = signature.public_key(me(pc))
    assert signature.paper_is_good(said, key)
    assert not signature.paper_is_good(said.replace(" warn ", " pass "), key)
    with pikepdf.open(io.BytesIO(written.pdf)) as document:
        attached = document.attachments["laporan.json"].get_file().read_bytes()
    assert said.split()[5] == hashlib.sha256(attached).hexdigest()


def test_a_kiosk_that_is_not_enrolled_writes_one_that_nobody_signed(pc: Machine, tmp_path: Path) -> None:
    made = sure(desk(pc).write(examined(pc), By.SHELL, NOT_ENROLLED))
    assert "Tidak ditandatangani" in text_of(made.pdf, tmp_path)
    assert not made.file.with_name(made.file.name + ".sig").exists()
    assert pc.ground.history.reports() == ()


def test_drawing_beside_the_kiosk_gives_the_same_page(pc: Machine) -> None:
    content = gather(examined(pc), By.NIGHT, pc.ground.history, "Kecamatan Jogoroto")
    beside = draw_beside(content, WORDS, b"{}", "", "")
    assert not isinstance(beside, Fault)
    assert beside.startswith(b"%PDF-")


# --- on its way ----------------------------------------------------------------------------------------------------


@pytest.fixture
def office(pc: Machine, tmp_path: Path) -> SmallOffice:
    office = SmallOffice()
    pc.change(identity=enrolled(office, tmp_path / "enrolled"))
    return office


def carrier(pc: Machine, office: SmallOffice) -> ReportCarrier:
    line = Line("http://office.invalid", office.transport())
    client = OfficeClient(line, Credentials(me(pc), office.now))
    return ReportCarrier(pc.ground.history, pc.folder / "doctor" / "reports", client)


def test_a_report_reaches_the_office_once(pc: Machine, office: SmallOffice) -> None:
    made = sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))
    assert carrier(pc, office).carry() is None
    assert carrier(pc, office).carry() is None
    assert list(office.reports) == [made.id]
    assert office.asked[f"/reports/{made.id}"] == 1
    assert [each.settled for each in pc.ground.history.reports()] == ["sent"]


def test_an_answer_that_was_lost_is_asked_for_again(pc: Machine, office: SmallOffice) -> None:
    made = sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))
    office.lose_answer = lambda method, path: path.startswith("/reports/")
    assert isinstance(carrier(pc, office).carry(), NotNow)
    assert pc.ground.history.reports()[0].settled == ""
    office.lose_answer = lambda method, path: False
    assert carrier(pc, office).carry() is None
    assert office.asked[f"/reports/{made.id}"] == 2
    assert len(office.reports) == 1


def test_what_the_office_refuses_for_good_is_not_sent_for_ever(pc: Machine, office: SmallOffice) -> None:
    made = sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))
    office.answers[f"/reports/{made.id}"] = no(422, "signature")
    assert carrier(pc, office).carry() is None
    assert pc.ground.history.reports()[0].settled == "signature"


def test_files_that_are_gone_hold_back_no_other_report(pc: Machine, office: SmallOffice) -> None:
    lost = sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))
    pc.clock.pass_time(60)
    made = sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))
    lost.file.unlink()
    assert carrier(pc, office).carry() is None
    assert list(office.reports) == [made.id]


def test_old_reports_that_the_office_has_go(pc: Machine, office: SmallOffice) -> None:
    old = sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))
    carrier(pc, office).carry()
    pc.clock.pass_time(61 * 86400)
    kept = sure(desk(pc).write(examined(pc), By.NIGHT, me(pc)))
    desk(pc).tidy(examined(pc))
    names = {each.name.partition(".")[0] for each in kept.file.parent.iterdir()}
    assert names == {kept.id}
    assert old.id != kept.id


# --- trends --------------------------------------------------------------------------------------------------------


def points(pc: Machine, *values: float) -> list[tuple[object, float]]:
    now = pc.clock.now()
    return [(now - (len(values) - 1 - at) * DAY, value) for at, value in enumerate(values)]


FLAT = [0.0] * 40


@pytest.mark.parametrize(
    ("values", "limit", "rising", "days"),
    [
        ([*FLAT, *([1.0, 2, 2, 3, 3, 4] * 1), *[4.0] * 15], 0.0, True, 21),
        ([60.0 + (at % 2) for at in range(40)] + [62 + at for at in range(1, 15)], 80.0, True, 14),
        ([100.0] * 30 + [100 - 3 * at for at in range(1, 15)], 10.0, False, 14),
    ],
    ids=["streaks that came three weeks ago", "heat that wavered before", "room that shrinks"],
)
def test_a_trend_and_since_when(pc: Machine, values: list[float], limit: float, rising: bool, days: int) -> None:
    made = points(pc, *values)
    way = trend.slope(made, limit)  # type: ignore[arg-type]
    assert way is not None
    assert way.rising is rising
    assert (pc.clock.now() - way.since).days == pytest.approx(days, abs=1)


@pytest.mark.parametrize(
    ("values", "limit"),
    [
        ([5.0] * 40, 100.0),
        ([5.0, 6, 5, 6, 5, 7, 5, 6, 5, 6, 6, 5, 7, 6], 100.0),
        ([5.0, 50.0], 100.0),
        ([5.0] * 20 + [90.0] + [5.0] * 5, 100.0),
        ([5.0, 9.0] * 10 + [9.0], None),
    ],
    ids=["flat", "wavering", "too few", "one spike", "wavering without a limit"],
)
def test_no_trend(pc: Machine, values: list[float], limit: float | None) -> None:
    assert trend.slope(points(pc, *values), limit) is None  # type: ignore[arg-type]


def dirty(pc: Machine, days_ago: int, streaks: float, outcome: Outcome = Outcome.WARN) -> Finding:
    at = pc.clock.now() - days_ago * DAY
    measures = (Measure("streaks", streaks, "", 0),)
    return Finding("scanner.dirt", "scanner", outcome, say("evidence.scanner.clean"), at, By.NIGHT, measures)


def test_the_report_says_it_in_words(pc: Machine) -> None:
    history = pc.ground.history
    for day in range(60, -1, -1):
        found = dirty(pc, day, 0 if day >= 21 else (27 - day) // 6, Outcome.PASS if day >= 21 else Outcome.WARN)
        history.record((found,), pc.clock.now())
    content = gather(examined(pc), By.NIGHT, history, "")
    row = next(each for each in content.rows if each.finding.test == "scanner.dirt")
    assert row.trend is not None
    assert WORDS.of(row.trend) == "garis kotor bertambah sejak 3 minggu"


def test_a_trouble_without_numbers_says_how_long_it_stands(pc: Machine) -> None:
    history = pc.ground.history
    plain = Finding("sound.card", "sound", Outcome.WARN, say("doctor.sound.none"), pc.clock.now() - 9 * DAY, By.NIGHT)
    history.record((replace(plain, at=plain.at - 3 * DAY, outcome=Outcome.PASS), plain), pc.clock.now())
    row = next(each for each in gather(examined(pc), By.NIGHT, history, "").rows if each.finding.test == "sound.card")
    assert row.trend is not None
    assert WORDS.of(row.trend) == "begini sejak 9 hari"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [(1024, "MB", "1.024 MB"), (12.5, "ms", "12,5 ms"), (3, "d", "3 hari"), (0, "", "0"), (61.0, "°C", "61 °C")],
)
def test_amounts_as_they_are_written_here(value: float, unit: str, said: str) -> None:
    assert WORDS.amount(value, unit) == said
