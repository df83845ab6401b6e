"""Words, and icons, on the glass."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, Rectangle
from kivy.properties import BooleanProperty, OptionProperty, StringProperty

import assets
from screens.box import Box, Span
from screens.letters import drawable
from screens.theme import Look
from screens.widgets.part import Part, rgba

REGULAR = str(assets.path("fonts", "AtkinsonHyperlegible-Regular.ttf"))
BOLD = str(assets.path("fonts", "AtkinsonHyperlegible-Bold.ttf"))
SYMBOLS = str(assets.path("icons", "MaterialSymbols.ttf"))
LINE_HEIGHT = 1.06
TIGHT_LINE_HEIGHT = 0.94
UNKNOWN_ICON = "description"


class Writing(Part):
    """A text of one style. It breaks into lines, and takes a smaller size (never under 30 px) when its box is small."""

    text = StringProperty("")
    role = StringProperty("body")  # see theme.ROLES
    bold = BooleanProperty(False)
    colour = StringProperty("ink")  # a colour of the palette
    ground = StringProperty("paper")  # what it is drawn on; for the contrast test
    tight = BooleanProperty(False)  # lines close together, for the two words of a key
    align = OptionProperty("left", options=("left", "center", "right"))
    valign = OptionProperty("top", options=("top", "middle", "bottom"))

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._drawn: tuple[object, ...] = ()
        self._core: CoreLabel | None = None
        self._measured: dict[tuple[object, ...], float] = {}  # of this text only: words are not kept longer
        self.font_size = 0
        self.fits = True  # False when even the smallest size does not fit its box
        with self.canvas:
            self._ink = Color()
            self._quad = Rectangle(size=(0, 0))

    def _label(self, size: int, width: float | None) -> CoreLabel:
        """`width` None: one line however long."""
        return CoreLabel(
            text=drawable(self.text),
            font_name=BOLD if self.bold else REGULAR,
            font_size=size,
            halign=self.align,
            line_height=TIGHT_LINE_HEIGHT if self.tight else LINE_HEIGHT,
            text_size=(None if width is None else int(width), None),
        )

    def on_text(self, *_: object) -> None:
        self._measured = {}

    def height_at(self, size: int, width: float) -> float:
        """Its height when `width` pixels wide, in this size of text."""
        return self._measure(("height", size, int(width)), lambda: self._label(size, width).render()[1])

    def width_at(self, size: int) -> float:
        """Its width on one line."""
        return self._measure(("width", size), lambda: self._label(size, None).render()[0])

    def words_fit(self, size: int, width: float) -> bool:
        """True when no single word is broken."""
        return self._measure(("word", size), lambda: self._longest_word(size)) <= width

    def _longest_word(self, size: int) -> float:
        label = self._label(size, None)
        label.resolve_font_name()
        return max((label.get_extents(word)[0] for word in drawable(self.text).split()), default=0)

    def block_width(self, size: int, width: float) -> float:
        """The width of its longest line, when it breaks into lines of at most `width`."""
        return self._measure(("block", size, int(width)), lambda: self._longest_line(size, width))

    def _longest_line(self, size: int, width: float) -> float:
        label = self._label(size, width)
        label.render()
        return max((line.w for line in label._cached_lines), default=0)  # noqa: SLF001

    def _measure(self, what: tuple[object, ...], measure: Callable[[], float]) -> float:
        if not self.text:
            return 0.0
        key = (*what, self.bold)
        if key not in self._measured:
            self._measured[key] = float(measure())
        return self._measured[key]

    def span(self, look: Look, width: float) -> Span:
        if not self.text:
            return Span.fixed(0)
        size = next((s for s in look.steps(self.role) if self.words_fit(s, width)), look.steps(self.role)[-1])
        return Span.fixed(self.height_at(size, width))

    def best_size(self, look: Look, width: float, height: float) -> int:
        """The largest size of this role that fits; 0 when none does."""
        for size in look.steps(self.role):
            if self.words_fit(size, width) and self.height_at(size, width) <= height + 1:
                return size
        return 0

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        self._ink.rgba = rgba(look.palette[self.colour])
        size = self.best_size(look, box.width, box.height)
        self.fits = bool(size) or not self.text
        self._draw(size or look.steps(self.role)[-1], box)

    def _draw(self, size: int, box: Box) -> None:
        self.font_size = size
        wanted = (self.text, self.bold, size, int(box.width), self.align)
        if wanted != self._drawn:
            self._render(self._label(size, box.width))
            self._drawn = wanted
        height = self._quad.size[1]
        y = {"top": box.top - height, "bottom": box.y, "middle": box.y + (box.height - height) / 2}[self.valign]
        self._quad.pos = round(box.x), round(y)

    def _render(self, label: CoreLabel | None) -> None:
        """Show this label's picture instead of the last one. Label and texture hold each other: let go by hand, or the
        memory of every text ever shown waits for the garbage collector, which sees only small objects there."""
        self._quad.texture, self._quad.size = None, (0, 0)
        if self._core is not None:
            self._core.texture = None
        self._core = label if self.text else None
        if self._core is not None:
            self._core.refresh()
            self._quad.texture, self._quad.size = self._core.texture, self._core.texture.size

    def forget(self) -> None:
        self.text = ""
        self._drawn, self._measured = (), {}
        self._render(None)


@cache
def codepoints() -> dict[str, int]:
    """The character of every icon, by its Material Symbols name. Shipped data, read once."""
    table: dict[str, int] = json.loads(assets.path("icons", "codepoints.json").read_text(encoding="utf-8"))
    return table


class Icon(Writing):
    """One symbol, as large as its box. `name` is a Material Symbols name."""

    name = StringProperty("")

    def place(self, look: Look, box: Box) -> None:
        Part.place(self, look, box)
        self._ink.rgba = rgba(look.palette[self.colour])
        code = codepoints().get(self.name, codepoints()[UNKNOWN_ICON])
        self.text = chr(code) if self.name else ""
        self._draw_symbol(2 * round(min(box.width, box.height) / 2), box)

    def _draw_symbol(self, size: int, box: Box) -> None:
        wanted = (self.text, size)
        if wanted != self._drawn:
            self._render(CoreLabel(text=self.text, font_name=SYMBOLS, font_size=size))
            self._drawn = wanted
        width, height = self._quad.size
        self._quad.pos = round(box.x + (box.width - width) / 2), round(box.y + (box.height - height) / 2)

    def forget(self) -> None:
        super().forget()
        self.name = ""
