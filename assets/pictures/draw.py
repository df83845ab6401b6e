"""Draws the pictures that show what to do with paper, card and machine: `python -m assets.pictures.draw`.

The results are in the tree; run this again only after changing a drawing here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assets.pictures.pen import AMBER, INK, PALE, SOFT, STEEL, TEAL, WHITE, Pen

FOLDER = Path(__file__).parent
FONT = str(FOLDER.parent / "fonts" / "AtkinsonHyperlegible-Bold.ttf")


def card(pen: Pen) -> None:
    """A KTP-el, its first line of digits marked: the NIK stands here."""
    pen.box(110, 110, 620, 400, WHITE, radius=34)
    pen.box(150, 150, 540, 44, PALE, edge=None, radius=8)
    pen.box(150, 216, 352, 70, SOFT, radius=12)
    pen.words(326, 252, "NIK 0123456…", 44)
    for i, end in enumerate((470, 430, 480, 400)):
        pen.line([(160, 326 + i * 42), (end, 326 + i * 42)], STEEL, 12)
    pen.box(540, 226, 150, 190, PALE, radius=12)
    pen.person(615, 408, 54)
    pen.arrow((60, 80), (146, 210))


def family_card(pen: Pen) -> None:
    """A Kartu Keluarga, the number under its heading marked."""
    pen.box(90, 90, 660, 440, WHITE, radius=12)
    pen.words(420, 146, "KARTU KELUARGA", 46)
    pen.box(250, 184, 340, 66, SOFT, radius=12)
    pen.words(420, 218, "No. 0123456…", 42)
    for y in (300, 346, 392, 438, 484):
        pen.line([(126, y), (714, y)], STEEL, 6)
    for x in (126, 300, 440, 580, 714):
        pen.line([(x, 300), (x, 484)], STEEL, 6)
    pen.arrow((120, 190), (236, 218))


def clock(pen: Pen) -> None:
    pen.disc(420, 310, 220, WHITE)
    for x, y in ((420, 120), (610, 310), (420, 500), (230, 310)):
        pen.disc(x, y, 11, INK, edge=None)
    pen.line([(420, 310), (420, 180)], INK, 22)
    pen.line([(420, 310), (516, 366)], TEAL, 22)
    pen.disc(420, 310, 18, AMBER)


def counter(pen: Pen) -> None:
    """Somebody behind a counter, and the way there."""
    pen.box(560, 70, 190, 96, TEAL, radius=12)
    pen.words(655, 120, "LOKET", 46, WHITE)
    pen.person(560, 360, 96)
    pen.box(330, 350, 420, 60, PALE)
    pen.box(356, 410, 368, 140, WHITE)
    pen.arrow((90, 440), (300, 440), stroke=36)


def _scanner_body(pen: Pen, glass: str = PALE) -> None:
    """A flatbed scanner from above."""
    pen.box(150, 120, 540, 400, STEEL, radius=26)
    pen.box(186, 156, 420, 328, glass, radius=8)
    pen.disc(648, 450, 18, WHITE)


def place_a4(pen: Pen) -> None:
    """A sheet, its blank side up, pushed into the corner of the glass."""
    _scanner_body(pen, glass="#DFF3F7")
    pen.box(190, 160, 290, 250, WHITE, radius=4)
    pen.shape([(480, 350), (480, 410), (420, 410)], PALE)
    pen.shape([(190, 160), (262, 160), (190, 232)], AMBER)
    pen.arrow((430, 372), (276, 242), stroke=34)


def _camera_arm(pen: Pen, lens: str = PALE) -> None:
    """A document camera from the side: foot, arm and an eye that looks down."""
    pen.box(90, 500, 660, 44, STEEL, radius=18)
    pen.box(650, 110, 46, 400, STEEL, radius=16)
    pen.box(300, 70, 396, 62, STEEL, radius=24)
    pen.box(310, 120, 120, 58, WHITE, radius=14)
    pen.disc(370, 178, 26, lens)


def _under_it(pen: Pen, light: str) -> None:
    """What the camera sees: light, and a sheet that lies on the foot with its print up."""
    pen.shape([(352, 210), (388, 210), (566, 430), (174, 430)], light, edge=None)
    pen.shape([(212, 420), (528, 420), (590, 496), (150, 496)], WHITE)
    for y, left, right in ((440, 232, 508), (458, 220, 470), (476, 206, 534)):
        pen.line([(left, y), (right, y)], STEEL, 9)


def place_camera(pen: Pen) -> None:
    """A sheet under the camera, its print up."""
    _camera_arm(pen)
    _under_it(pen, "#DFF3F7")
    pen.arrow((56, 330), (150, 452), stroke=34)


def photographing(pen: Pen) -> None:
    """The camera takes it: leave the sheet alone."""
    _camera_arm(pen, lens=AMBER)
    _under_it(pen, SOFT)
    for x, y in ((258, 196), (482, 196)):
        pen.line([(x, y), (x + (x - 370) * 0.42, y - 6)], AMBER, 16)
    for x, y in ((282, 250), (458, 250)):
        pen.line([(x, y), (x + (x - 370) * 0.42, y + 28)], AMBER, 16)


def camera_fault(pen: Pen) -> None:
    _camera_arm(pen, lens=STEEL)
    pen.warning(372, 360, 180)


def scanning(pen: Pen) -> None:
    """The lid is closed, light runs under it: leave the sheet alone."""
    pen.box(130, 330, 580, 150, STEEL, radius=26)
    pen.box(130, 270, 580, 84, WHITE, radius=22)
    pen.box(170, 352, 500, 22, AMBER, edge=None, radius=10)
    pen.line([(230, 410), (470, 410)], INK, 12)
    pen.disc(640, 412, 18, "#7FD99A")
    for x in (270, 420, 570):
        pen.line([(x, 220), (x, 170)], AMBER, 16)
    pen.line([(190, 230), (160, 190)], AMBER, 16)
    pen.line([(650, 230), (680, 190)], AMBER, 16)


def cover_open(pen: Pen) -> None:
    """The lid stands open: press it down."""
    pen.box(150, 390, 540, 130, STEEL, radius=26)
    pen.box(190, 380, 460, 34, "#DFF3F7", radius=8)
    pen.shape([(160, 384), (600, 120), (630, 172), (196, 420)], WHITE)
    pen.disc(172, 404, 22, INK)
    pen.arrow((672, 170), (672, 350), stroke=36)


def _printer(pen: Pen, tray: str = WHITE) -> None:
    pen.box(160, 250, 520, 210, STEEL, radius=30)
    pen.box(220, 360, 400, 34, INK, edge=None, radius=12)
    pen.box(230, 200, 380, 70, tray, radius=12)
    pen.disc(624, 306, 16, "#7FD99A")


def take_paper(pen: Pen) -> None:
    """A sheet comes out of the machine: take it."""
    _printer(pen)
    pen.sheet(260, 376, 320, 190, lines=3)
    pen.box(220, 356, 400, 34, INK, edge=None, radius=12)
    pen.arrow((700, 420), (700, 560), stroke=34)


def sign_form(pen: Pen) -> None:
    """A form with a pen over its box; the meterai stands beside it."""
    pen.sheet(200, 50, 400, 520, lines=0)
    for y, right in ((130, 566), (190, 566), (250, 566), (310, 440)):
        pen.line([(236, y), (right, y)], STEEL, 10)
    for start, end in (
        ((236, 386), (340, 386)),
        ((340, 386), (340, 520)),
        ((340, 520), (236, 520)),
        ((236, 520), (236, 386)),
    ):
        pen.dashes(start, end, INK, 8)
    pen.box(252, 402, 72, 102, PALE, edge=None, radius=6)
    pen.box(362, 386, 206, 134, SOFT, radius=10)
    pen.line([(384, 478), (416, 432), (438, 482), (470, 430), (498, 474), (540, 452)], TEAL, 10)
    pen.line([(548, 448), (700, 250)], INK, 40)
    pen.line([(576, 412), (692, 258)], AMBER, 24)


def no_paper(pen: Pen) -> None:
    """An empty tray."""
    _printer(pen)
    for start, end in (((270, 396), (270, 556)), ((270, 556), (570, 556)), ((570, 556), (570, 396))):
        pen.dashes(start, end, INK, 10)
    pen.warning(420, 140, 150)


def paper_jam(pen: Pen) -> None:
    """Crumpled paper in the slot."""
    _printer(pen)
    folded = [
        (280, 380),
        (300, 470),
        (340, 420),
        (380, 500),
        (430, 425),
        (470, 505),
        (510, 430),
        (550, 480),
        (566, 380),
    ]
    pen.shape(folded, WHITE)
    pen.box(220, 356, 400, 34, INK, edge=None, radius=12)
    pen.warning(420, 140, 150)


def printer_fault(pen: Pen) -> None:
    _printer(pen)
    pen.warning(420, 140, 150)
    pen.line([(330, 440), (510, 440)], INK, 10)


def scanner_fault(pen: Pen) -> None:
    pen.box(130, 360, 580, 150, STEEL, radius=26)
    pen.box(130, 300, 580, 84, WHITE, radius=22)
    pen.line([(230, 444), (470, 444)], INK, 12)
    pen.disc(640, 444, 18, WHITE)
    pen.warning(420, 170, 180)


def papers(pen: Pen) -> None:
    """Your papers: take them along."""
    pen.sheet(250, 90, 280, 380, lines=6, fill=PALE)
    pen.sheet(300, 120, 280, 380, lines=6, fill="#DCE9EC")
    pen.sheet(350, 150, 280, 380, lines=6)
    pen.arrow((150, 470), (150, 250), stroke=34)


def show_code(pen: Pen) -> None:
    """The slip under the reader's light."""
    pen.box(280, 60, 280, 120, STEEL, radius=26)
    pen.box(340, 150, 160, 34, "#FF8A7A", radius=8)
    pen.shape([(352, 184), (488, 184), (600, 400), (240, 400)], "#FFD9D2", edge=None)
    pen.box(260, 290, 320, 290, WHITE, radius=10)
    pen.qr(328, 322, 184)
    pen.line([(310, 544), (530, 544)], STEEL, 12)
    pen.arrow((700, 560), (700, 380), stroke=34)


def _phone(pen: Pen, x: float, y: float, lean: float) -> None:
    """A phone that shows a code; `lean` moves its upper end to the right."""
    pen.shape([(x + lean, y), (x + 200 + lean, y), (x + 200, y + 340), (x, y + 340)], INK)
    glass = [(x + 16 + lean, y + 24), (x + 184 + lean, y + 24), (x + 186, y + 310), (x + 14, y + 310)]
    pen.shape(glass, WHITE, edge=None)
    pen.qr(x + 36 + lean / 2, y + 104, 128)


def tilt_phone(pen: Pen) -> None:
    """A lamp's light comes back from the glass of a phone: lean it a little."""
    pen.disc(180, 120, 60, AMBER)
    pen.line([(236, 176), (396, 320)], AMBER, 16)
    pen.line([(396, 320), (250, 450)], AMBER, 16)
    _phone(pen, 380, 190, 70)
    pen.arrow((350, 110), (600, 110), stroke=34)


def phone_farther(pen: Pen) -> None:
    """A phone too near to the eye that reads it: a hand's width away from it."""
    pen.box(90, 180, 150, 260, STEEL, radius=26)
    pen.disc(165, 310, 46, WHITE)
    pen.disc(165, 310, 20, INK, edge=None)
    _phone(pen, 540, 130, 0)
    pen.arrow((290, 310), (500, 310), stroke=34)


def wait(pen: Pen) -> None:
    """An hourglass."""
    pen.shape(
        [
            (300, 130),
            (540, 130),
            (540, 190),
            (440, 310),
            (540, 430),
            (540, 490),
            (300, 490),
            (300, 430),
            (400, 310),
            (300, 190),
        ],
        WHITE,
    )
    pen.shape([(338, 208), (502, 208), (420, 304)], AMBER, edge=None)
    pen.shape([(420, 372), (508, 468), (332, 468)], AMBER, edge=None)
    pen.line([(420, 300), (420, 400)], AMBER, 10)
    pen.box(262, 96, 316, 46, TEAL, radius=18)
    pen.box(262, 478, 316, 46, TEAL, radius=18)


def done(pen: Pen) -> None:
    """A sheet with a tick: it is done."""
    pen.sheet(250, 90, 310, 420, lines=6)
    pen.disc(550, 430, 118, "#0E7A45")
    pen.check(546, 430, 120)


def info(pen: Pen) -> None:
    pen.sheet(220, 100, 310, 420, lines=6)
    pen.disc(540, 400, 118, TEAL)
    pen.line([(540, 390), (540, 456)], WHITE, 28)
    pen.line([(540, 338), (540, 339)], WHITE, 32)


def lock(pen: Pen) -> None:
    """Locked for a while."""
    pen.line([(310, 300), (310, 220), (336, 160), (390, 132), (430, 132), (484, 160), (510, 220), (510, 300)], INK, 40)
    pen.line(
        [(310, 300), (310, 220), (336, 160), (390, 132), (430, 132), (484, 160), (510, 220), (510, 300)], STEEL, 22
    )
    pen.box(240, 280, 340, 260, AMBER, radius=34)
    pen.disc(590, 470, 92, WHITE)
    pen.line([(590, 470), (590, 414)], INK, 14)
    pen.line([(590, 470), (628, 494)], TEAL, 14)
    pen.disc(410, 384, 28, INK)
    pen.line([(410, 390), (410, 460)], INK, 22)


def network(pen: Pen) -> None:
    """The line between this machine and the office is cut."""
    pen.box(90, 150, 190, 300, WHITE, radius=24)
    pen.box(118, 184, 134, 170, PALE, radius=10)
    pen.line([(150, 404), (220, 404)], STEEL, 14)
    pen.shape([(560, 240), (665, 150), (770, 240)], TEAL)
    pen.box(580, 240, 170, 210, WHITE, radius=6)
    pen.box(640, 340, 50, 110, PALE, radius=4)
    pen.dashes((296, 320), (376, 320), INK, 14, 20)
    pen.dashes((464, 320), (556, 320), INK, 14, 20)
    pen.line([(388, 288), (452, 352)], "#B3261E", 24)
    pen.line([(452, 288), (388, 352)], "#B3261E", 24)


def sorry(pen: Pen) -> None:
    """This machine needs help."""
    pen.box(270, 60, 300, 400, WHITE, radius=34)
    pen.box(306, 98, 228, 240, PALE, radius=14)
    pen.box(350, 460, 140, 60, STEEL, radius=6)
    pen.box(290, 508, 260, 46, STEEL, radius=16)
    pen.disc(372, 190, 14, INK, edge=None)
    pen.disc(468, 190, 14, INK, edge=None)
    pen.line([(372, 278), (396, 258), (420, 252), (444, 258), (468, 278)], INK, 14)
    pen.warning(590, 400, 170)


PICTURES: dict[str, Callable[[Pen], None]] = {
    "camera-fault": camera_fault,
    "card": card,
    "clock": clock,
    "counter": counter,
    "cover-open": cover_open,
    "done": done,
    "family-card": family_card,
    "info": info,
    "lock": lock,
    "network": network,
    "no-paper": no_paper,
    "paper-jam": paper_jam,
    "papers": papers,
    "phone-farther": phone_farther,
    "photographing": photographing,
    "place-a4": place_a4,
    "place-camera": place_camera,
    "printer-fault": printer_fault,
    "scanner-fault": scanner_fault,
    "scanning": scanning,
    "show-code": show_code,
    "sign-form": sign_form,
    "sorry": sorry,
    "take-paper": take_paper,
    "tilt-phone": tilt_phone,
    "wait": wait,
}


def main() -> None:
    """Draw them all."""
    for name, draw in PICTURES.items():
        pen = Pen(FONT)
        draw(pen)
        pen.finish().save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
