"""The whole glass as cells that turn green under a finger; edges and corners too, where panels die first."""

from __future__ import annotations

from kivy.app import App
from kivy.graphics import Color, Line, Rectangle

from kiosk.events import CellTouched
from kiosk.views import TouchGridView
from screens.box import Box, Span
from screens.page import Page
from screens.theme import Look
from screens.widgets.part import Part, rgba
from screens.widgets.plate import Plate
from screens.widgets.writing import Writing
from screens.words import Words


class Cells(Part):
    """Drawn by hand: sixty widgets would be laid out anew with every cell. Reports each cell a finger passes, once."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.columns = self.row_count = 1
        self.touched_cells: frozenset[int] = frozenset()
        self._look: Look | None = None

    def span(self, look: Look, width: float) -> Span:
        return Span.fixed(0)

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._look = look
        self.draw()

    def draw(self) -> None:
        look = self._look
        if look is None:
            return
        self.canvas.clear()
        with self.canvas:
            for index in range(self.columns * self.row_count):
                self._draw_cell(look, index)

    def _draw_cell(self, look: Look, index: int) -> None:
        cell = self.cell(index)
        Color(*rgba(look.palette["good" if index in self.touched_cells else "surface"]))
        Rectangle(pos=cell[:2], size=cell[2:])
        Color(*rgba(look.palette["edge"]))
        Line(rectangle=cell, width=1)

    def cell(self, index: int) -> Box:
        width, height = self.width / self.columns, self.height / self.row_count
        row, column = divmod(index, self.columns)
        return Box(self.x + column * width, self.top - (row + 1) * height, width, height)

    def _cell_at(self, x: float, y: float) -> int:
        column = min(self.columns - 1, max(0, int((x - self.x) / self.width * self.columns)))
        row = min(self.row_count - 1, max(0, int((self.top - y) / self.height * self.row_count)))
        return row * self.columns + column

    def on_touch_down(self, touch: object) -> bool:
        self._felt(touch)
        return True

    def on_touch_move(self, touch: object) -> bool:
        self._felt(touch)
        return True

    def _felt(self, touch: object) -> None:
        cell = self._cell_at(*touch.pos)  # type: ignore[attr-defined]
        if cell not in self.touched_cells:
            hand = App.get_running_app().hand
            hand.report(CellTouched(cell), hand.serial)


class TouchGridScreen(Page):
    """Cells up to the bezel, and what to do in the middle of them."""

    whole_glass = True

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.cells, self.plate = Cells(), Plate()
        self.word = Writing(role="label", bold=True, align="center", valign="middle", ground="surface")
        for part in (self.cells, self.plate, self.word):
            self.add_widget(part)

    def fill(self, view: TouchGridView, words: Words, *, turned: bool) -> None:
        self.cells.columns, self.cells.row_count, self.cells.touched_cells = view.columns, view.rows, view.touched
        self.word.text = words.of(view.hint)

    def follow(self, before: TouchGridView, view: TouchGridView) -> bool:
        self.cells.touched_cells = view.touched
        self.cells.draw()
        return True

    def _arrange(self, look: Look, box: Box) -> bool:
        self.cells.place(look, box)
        middle = box.centred(min(box.width * 0.7, look.px(760)), look.line("label") * 4.4)
        self.plate.place(look, middle)
        self.plate.tone(look, "surface", "edge", 3, 24)
        self.word.place(look, middle.inset(look.px(28), look.px(12)))
        return self.word.fits
