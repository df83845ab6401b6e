"""The guided tests that there are, by part. Those that need no hand are not here: they run by themselves."""

from __future__ import annotations

from kiosk.say import say
from kiosk.technician.guided import Codes, Colours, Grid, GuidedTest, Instruction, Question, Work

_DARK, _LIGHT = "#000000", "#FFFFFF"
_CELLS = (8, 8)  # of 42 x 75 mm on a 27 inch panel, upright or lying: two fingers wide

PANEL_TOUCH = GuidedTest(
    "panel.touch",
    "panel",
    say("technician.test.panel_touch"),
    say("technician.test.panel_touch.about"),
    "touch_app",
    say("technician.found.touch"),
    (Grid(*_CELLS),),
)
PANEL_COLOURS = GuidedTest(
    "panel.colours",
    "panel",
    say("technician.test.panel_colours"),
    say("technician.test.panel_colours.about"),
    "image",
    say("technician.found.colours"),
    (
        Instruction(say("technician.test.panel_colours"), say("technician.test.panel_colours.do")),
        Colours((_LIGHT, _DARK, "#FF0000", "#00FF00", "#0000FF", "#808080")),
        Question(
            say("technician.test.panel_colours.ask"),
            say("technician.test.panel_colours.ask_body"),
            say("technician.found.colours_bad"),
        ),
    ),
)
SOUND = GuidedTest(
    "sound.tone",
    "sound",
    say("technician.test.sound"),
    say("technician.test.sound.about"),
    "volume_up",
    say("technician.found.sound"),
    (
        Question(
            say("technician.test.sound.ask"),
            say("technician.test.sound.ask_body"),
            say("technician.found.sound_bad"),
            sound="test-tone",
        ),
    ),
)
READER_CODES = GuidedTest(
    "reader.codes",
    "reader",
    say("technician.test.reader"),
    say("technician.test.reader.about"),
    "barcode_scanner",
    say("technician.found.reader"),
    (Codes(),),
)
UPS = GuidedTest(
    "power.unplugged",
    "power",
    say("technician.test.power"),
    say("technician.test.power.about"),
    "power_off",
    say("technician.found.power"),
    (
        Instruction(say("technician.test.power"), say("technician.test.power.out")),
        Work("power.on_battery", say("technician.test.power.asking")),
        Instruction(say("technician.test.power"), say("technician.test.power.in")),
        Work("power.on_mains", say("technician.test.power.asking")),
    ),
)

PRINTED_PAGE = GuidedTest(
    "printer.page",
    "printer",
    say("technician.test.page"),
    say("technician.test.page.about"),
    "print",
    say("evidence.printer.good"),
    (
        Work("printer.print_sheet", say("technician.test.page.printing")),
        Instruction(say("technician.test.page"), say("technician.test.page.lay"), "place-a4"),
        Work("printer.measure_sheet", say("technician.test.page.measuring")),
    ),
)
SCANNER_GLASS = GuidedTest(
    "scanner.dirt",
    "scanner",
    say("technician.test.dirt"),
    say("technician.test.dirt.about"),
    "scanner",
    say("evidence.scanner.clean"),
    (
        Instruction(say("technician.test.dirt"), say("technician.test.dirt.lay"), "place-a4"),
        Work("scanner.measure_blank", say("technician.test.page.measuring")),
    ),
)

CAMERA_SHARPNESS = GuidedTest(
    "camera.sharpness",
    "camera",
    say("technician.test.camera"),
    say("technician.test.camera.about"),
    "photo_camera",
    say("evidence.sharp"),
    (
        Instruction(say("technician.test.camera"), say("technician.test.camera.lay"), "place-a4"),
        Work("camera.measure_sheet", say("technician.test.camera.looking")),
    ),
)
READER_LESSON = GuidedTest(
    "reader.taught",
    "reader",
    say("technician.test.teach"),
    say("technician.test.teach.about"),
    "barcode_scanner",
    say("setup.learnt"),
    (
        Work("reader.print_setup_page", say("technician.test.teach.printing")),
        Instruction(say("technician.test.teach"), say("technician.test.teach.ready"), "show-code"),
        Work("reader.teach", say("setup.step.show")),
    ),
)

ALL: tuple[GuidedTest, ...] = (
    PRINTED_PAGE,
    SCANNER_GLASS,
    CAMERA_SHARPNESS,
    READER_CODES,
    READER_LESSON,
    UPS,
    PANEL_TOUCH,
    PANEL_COLOURS,
    SOUND,
)


def tests_of(part: str) -> tuple[GuidedTest, ...]:
    """The guided tests of `part`; all with ""."""
    return tuple(test for test in ALL if part in ("", test.part))
