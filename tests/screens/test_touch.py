"""A finger on the real window: the right touch, with the serial of the page it was made on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.events import BarKey, BarPressed, Chosen, Erased, Typed
from kiosk.views import AttractView, Frame, HelpCard, IdleWarning, Settings
from tests.screens.checks import one
from tests.screens.samples import HELP, REASONS, frames
from tests.screens.stage import Stage

FRAMES = frames()


@pytest.mark.parametrize("tile", REASONS, ids=lambda tile: tile.id)
def test_a_tile_is_chosen(stage: Stage, tile: object) -> None:
    stage.show(replace(FRAMES["choice-reason"], serial=41))

    stage.tap(f"choose:{tile.id}")

    assert stage.touches == [(Chosen(tile.id), 41)]


def test_digits_are_typed_and_erased(stage: Stage) -> None:
    stage.show(replace(FRAMES["keypad-nik"], serial=7))

    for key in ("type:3", "type:5", "type:0", "erase"):
        stage.tap(key)

    assert stage.touches == [(Typed("3"), 7), (Typed("5"), 7), (Typed("0"), 7), (Erased(), 7)]


def test_words_have_digits_and_a_name_has_none(stage: Stage) -> None:
    stage.show(replace(FRAMES["keyboard-words"], serial=9))
    for key in ("type:R", "type:T", "type: ", "type:3", "type:/", "type:,"):
        stage.tap(key)
    stage.show(replace(FRAMES["keyboard-name"], serial=10))

    assert stage.touches == [(Typed(char), 9) for char in "RT 3/,"]
    assert stage.app.find("type:3") is None


def test_a_key_acts_when_it_is_pressed_and_only_once(stage: Stage) -> None:
    stage.show(replace(FRAMES["keypad-nik"], serial=8))
    finger = stage.finger("type:9")

    finger.down()
    assert stage.touches == [(Typed("9"), 8)]

    finger.up()
    assert len(stage.touches) == 1


def test_letters_space_and_signs_of_a_name(stage: Stage) -> None:
    stage.show(FRAMES["keyboard-name"])

    for char in "QA' -.":
        stage.tap(f"type:{char}")

    assert [touch for touch, _ in stage.touches] == [Typed(char) for char in "QA' -."]


def test_a_code_can_be_typed_whole(stage: Stage) -> None:
    stage.show(FRAMES["keypad-code"])

    for char in "JGR7K3M9QX2W4ZDPB8C":
        stage.tap(f"type:{char}")

    assert "".join(touch.char for touch, _ in stage.touches) == "JGR7K3M9QX2W4ZDPB8C"


def test_a_button_acts_when_the_finger_is_lifted_on_it(stage: Stage) -> None:
    stage.show(FRAMES["review"])
    finger = stage.finger("choose:send")

    finger.down()
    assert stage.touches == []

    finger.up()
    assert [touch for touch, _ in stage.touches] == [Chosen("send")]


def test_a_finger_that_slides_off_a_button_chooses_nothing(stage: Stage) -> None:
    stage.show(FRAMES["review"])
    finger = stage.finger("choose:send")

    finger.down()
    finger.move(540, 700)
    finger.up()

    assert stage.touches == []


def test_a_press_that_began_on_a_page_already_gone_carries_its_serial(stage: Stage) -> None:
    """GIVEN a finger on a tile WHEN the page changes under it THEN the touch still says what it was made on."""
    stage.show(replace(FRAMES["choice-service"], serial=20))
    finger = stage.finger("choose:kk")
    finger.down()

    stage.show(replace(FRAMES["choice-reason"], serial=21))
    finger.up()

    assert stage.touches in ([], [(Chosen("kk"), 20)])


def test_an_answer_can_be_changed_by_touching_its_line(stage: Stage) -> None:
    stage.show(FRAMES["review"])

    stage.tap("choose:edit:nik")

    assert [touch for touch, _ in stage.touches] == [Chosen("edit:nik")]


def test_every_key_of_the_bar_reports_itself(stage: Stage) -> None:
    keys = [key for key in BarKey if key not in (BarKey.STAY, BarKey.LEAVE_CONFIRMED, BarKey.GO_ON_LATER)]
    stage.show(FRAMES["keypad-nik"])

    for key in keys:
        stage.tap(f"bar:{key.value}")

    assert [touch for touch, _ in stage.touches] == [BarPressed(key) for key in keys]


def test_nothing_to_go_back_to_and_nothing_to_leave_on_the_attract_page(stage: Stage) -> None:
    stage.show(FRAMES["attract"])

    assert stage.app.find("bar:back") is None
    assert stage.app.find("bar:leave") is None
    assert stage.app.find("bar:help") is not None


def test_what_does_not_work_now_cannot_be_chosen(stage: Stage) -> None:
    stage.show(FRAMES["attract-trouble"])

    assert stage.app.find("choose:collect") is None
    assert stage.app.find("choose:file") is not None


def test_pages_of_a_list_turn_and_tell_that_somebody_is_here(stage: Stage) -> None:
    stage.show(one(FRAMES["choice-village"], low_reach=True, text_scale=1.5))
    assert stage.app.find("choose:35.17.19.2010") is None

    for _ in range(10):
        if stage.app.find("page:after"):
            stage.tap("page:after")

    assert stage.app.find("choose:35.17.19.2010") is not None
    assert {touch for touch, _ in stage.touches} == {BarPressed(BarKey.STAY)}


def test_a_list_stays_on_its_page_while_only_the_size_changes(stage: Stage) -> None:
    stage.show(FRAMES["attract"])
    stage.show(one(FRAMES["choice-village"], low_reach=True))
    stage.tap("page:after")
    second = {target.touch_id for target in stage.app.glass.targets()}

    stage.show(one(FRAMES["choice-village"], low_reach=True, high_contrast=True))

    assert {target.touch_id for target in stage.app.glass.targets()} == second


def test_any_touch_answers_still_here(stage: Stage) -> None:
    stage.show(replace(FRAMES["review"], serial=50, overlay=IdleWarning(12)))

    stage.tap("anywhere")

    assert stage.touches == [(BarPressed(BarKey.STAY), 50)]


def test_a_card_shuts_off_the_page_behind_it(stage: Stage) -> None:
    stage.show(FRAMES["review"])
    finger = stage.finger("choose:send")
    stage.show(replace(FRAMES["review"], serial=51, overlay=HELP))

    finger.down()
    finger.up()

    assert stage.touches == []


def test_leaving_is_asked_and_answered(stage: Stage) -> None:
    stage.show(FRAMES["overlay-leave"])

    stage.tap("bar:leave-confirmed")
    stage.tap("bar:stay")

    assert [touch for touch, _ in stage.touches] == [BarPressed(BarKey.LEAVE_CONFIRMED), BarPressed(BarKey.STAY)]


def test_the_countdown_changes_on_the_open_card(stage: Stage) -> None:
    stage.show(replace(FRAMES["review"], overlay=IdleWarning(12)))
    stage.show(replace(FRAMES["review"], overlay=IdleWarning(11)))

    assert any("11" in line.text for line in stage.app.glass.card.lines)


def test_a_press_is_seen_at_once(stage: Stage) -> None:
    stage.show(FRAMES["review"])
    finger = stage.finger("choose:send")
    button = next(part for part in stage.app.glass.page.parts() if getattr(part, "touch_id", "") == "choose:send")

    finger.down()
    assert button.pressed

    finger.up()
    assert not button.pressed


def test_nothing_of_a_person_stays_on_any_screen(stage: Stage) -> None:
    """GIVEN every sample was shown WHEN the attract page is back THEN no widget holds a word of it, shown or not."""
    for frame in FRAMES.values():
        stage.show(frame)
    stage.show(replace(FRAMES["review"], serial=60, overlay=HelpCard(HELP.lines)))
    stage.show(Frame(serial=61, view=FRAMES["attract"].view))

    left = [
        part.text
        for view, screen in stage.app.glass.screens.items()
        if view is not AttractView
        for part in _all_parts(screen)
        if getattr(part, "text", "")
    ]
    assert left == []


def _all_parts(screen: object) -> list[object]:
    from screens.widgets.keys import Key

    found = []
    waiting = list(screen._all)
    while waiting:
        part = waiting.pop()
        if isinstance(part, Key):
            continue
        found.append(part)
        waiting += [*part.children, *getattr(part, "rows", []), *getattr(part, "tiles", [])]
    return found


def test_the_same_frame_again_draws_nothing(stage: Stage) -> None:
    frame = replace(FRAMES["review"], serial=70)
    stage.show(frame)
    placed = stage.app.glass.page.place
    calls: list[object] = []
    stage.app.glass.page.place = lambda *args: calls.append(args)
    try:
        stage.show(replace(frame))
        assert calls == []
        stage.show(replace(frame, settings=Settings(high_contrast=True)))
        assert len(calls) == 1
    finally:
        stage.app.glass.page.place = placed


def test_the_touch_that_lights_a_dark_glass_presses_nothing(stage: Stage) -> None:
    dark = [True, False]
    stage.app.wakes = lambda: dark.pop(0) if dark else False
    try:
        stage.show(replace(FRAMES["attract"], serial=60))
        stage.tap("choose:file")
        assert stage.touches == []
        stage.tap("choose:file")
        assert stage.touches == [(Chosen("file"), 60)]
    finally:
        stage.app.wakes = lambda: False
