"""Technicians' screens under a real finger: quiet places, their own bar, grid, colours, the code to photograph."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.events import BarKey, BarPressed, CellTouched, Chosen, Knocked
from kiosk.views import Frame, HelpCard, Mark, StaffListView, StaffRow, TouchGridView
from tests.screens.samples import HELP, frames
from tests.screens.stage import Finger, Stage

FRAMES = frames()
CORNER = (30, 30)


def tap(stage: Stage, x: float, y: float) -> None:
    finger = Finger(stage, x, y)
    finger.down()
    finger.up()


@pytest.mark.parametrize("page", ["attract", "out-of-order", "busy", "keypad-nik", "status"])
def test_the_upper_left_corner_is_a_quiet_place_on_every_page(stage: Stage, page: str) -> None:
    stage.show(replace(FRAMES[page], serial=300))
    tap(stage, *CORNER)
    assert stage.touches == [(Knocked(), 300)]


def test_elsewhere_a_finger_on_nothing_means_nothing(stage: Stage) -> None:
    stage.show(replace(FRAMES["attract"], serial=301))
    tap(stage, 700, 60)
    tap(stage, 120, 30)
    assert stage.touches == []


def test_a_dimmed_kembali_is_a_quiet_place_and_a_live_one_goes_back(stage: Stage) -> None:
    stage.show(replace(FRAMES["attract"], serial=302))
    back = stage.app.glass.bar.keys[BarKey.BACK]
    tap(stage, back.center_x, stage.app.glass.look.height - back.center_y)
    stage.show(replace(FRAMES["keypad-nik"], serial=303))
    tap(stage, back.center_x, stage.app.glass.look.height - back.center_y)
    assert stage.touches == [(Knocked(), 302), (BarPressed(BarKey.BACK), 303)]


def test_in_front_of_a_card_nobody_knocks(stage: Stage) -> None:
    stage.show(replace(FRAMES["keypad-nik"], serial=304, overlay=HelpCard(HELP.lines)))
    tap(stage, *CORNER)
    assert stage.touches == []


def test_a_technician_s_bar_has_two_keys_and_the_resident_s_comes_back_whole(stage: Stage) -> None:
    stage.show(replace(FRAMES["staff-overview"], serial=305))
    staff = {target.touch_id for target in stage.app.glass.targets() if target.touch_id.startswith("bar:")}
    stage.show(replace(FRAMES["keypad-nik"], serial=306))
    resident = {target.touch_id for target in stage.app.glass.targets() if target.touch_id.startswith("bar:")}
    assert staff == {"bar:back", "bar:leave"}
    assert len(resident) == len(BarKey) - 3  # those of cards, not of the bar


def test_a_row_opens_its_device_and_what_is_only_read_opens_nothing(stage: Stage) -> None:
    stage.show(replace(FRAMES["staff-overview"], serial=307))
    stage.tap("choose:slip_printer")
    assert stage.touches == [(Chosen("slip_printer"), 307)]
    assert stage.app.find("choose:camera") is None


def test_refreshing_a_list_stays_on_the_page_that_is_open(stage: Stage) -> None:
    rows = tuple(StaffRow("", "info", HELP.lines[0], HELP.lines * 2) for _ in range(12))
    view = StaffListView("staff-log", HELP.lines[0], rows)
    stage.show(Frame(308, view, staff=True))
    stage.tap("page:after")
    stage.show(Frame(308, replace(view, rows=(replace(rows[0], mark=Mark.GOOD), *rows[1:])), staff=True))
    assert stage.app.glass.page.ids.rows.page == 1


def test_the_grid_feels_a_stroke_up_to_the_edges(stage: Stage) -> None:
    grid = TouchGridView(8, 8, frozenset(), HELP.lines[0])
    stage.show(Frame(309, grid, staff=True))
    finger = Finger(stage, 2, 2)
    finger.down()
    for x in range(100, 1080, 60):
        finger.move(x, 2)
    finger.move(1078, 1918)
    finger.up()
    assert [touch for touch, _ in stage.touches if touch == CellTouched(63)] == [CellTouched(63)]
    assert {touch.index for touch, _ in stage.touches} == {*range(8), 63}
    assert not any(target.touch_id.startswith("bar:") for target in stage.app.glass.targets())


def test_cells_turn_green_without_a_new_layout(stage: Stage) -> None:
    grid = TouchGridView(8, 8, frozenset(), HELP.lines[0])
    stage.show(Frame(310, grid, staff=True))
    before = stage.pixels().getpixel((60, 60))
    stage.show(Frame(310, replace(grid, touched=frozenset({0})), staff=True))
    assert stage.pixels().getpixel((60, 60)) != before
    assert stage.pixels().getpixel((60, 500)) == before


def test_a_colour_fills_the_glass_to_its_last_pixel(stage: Stage) -> None:
    view = replace(FRAMES["staff-colour"].view, colour="#FF0000")
    stage.show(Frame(311, view, staff=True))
    assert stage.pixels().getcolors() == [(1080 * 1920, (255, 0, 0))]
    tap(stage, 540, 1900)
    assert stage.touches == [(Chosen("next"), 311)]


def test_after_a_whole_glass_page_the_bar_is_back(stage: Stage) -> None:
    stage.show(Frame(312, FRAMES["staff-colour"].view, staff=True))
    stage.show(replace(FRAMES["staff-findings"], serial=313))
    assert stage.app.find("bar:leave") is not None


def test_the_code_of_a_kiosk_out_of_order_is_read_by_our_own_decoder(stage: Stage, tmp_path: Path, tree: Path) -> None:
    stage.show(replace(FRAMES["out-of-order"], serial=314))
    photograph = tmp_path / "photograph.png"
    stage.photograph(photograph)
    command = [sys.executable, "-m", "anjungan", "decode", "--json", "--office", "JGR", str(photograph)]
    read = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=90, check=True)
    assert [code["text"] for code in json.loads(read.stdout)["codes"]] == [FRAMES["out-of-order"].view.payload]
