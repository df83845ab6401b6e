""" "Langkah 3 dari 6", and the quiet line that says who helps."""

from __future__ import annotations

from kiosk.say import Verbatim
from kiosk.views import Progress
from screens.box import Box
from screens.theme import Look
from screens.widgets.part import Part
from screens.widgets.plate import Plate
from screens.widgets.writing import Writing
from screens.words import Words

_BETWEEN = 6.0  # pixels between the two lines


class ProgressStrip(Part):
    """The step in words, and one bar for each step; above it, or beside it on a wide panel, the label of the officer of
    the desa who helps."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.word = Writing(role="note", bold=True, colour="on_tint", valign="middle")
        self.helper = Writing(role="note", colour="muted", valign="middle")
        self.add_widget(self.word)
        self.add_widget(self.helper)
        self._bars: list[Plate] = []
        self._progress: Progress | None = None

    def show(self, progress: Progress | None, words: Words, helper: str = "") -> None:
        self._progress = progress
        self.helper.text = words.key("chrome.assisted", officer=Verbatim(helper)) if helper else ""
        self.word.text = words.key("chrome.step", step=progress.step, total=progress.total) if progress else ""
        wanted = progress.total if progress else 0
        while len(self._bars) < wanted:
            self._bars.append(Plate())
            self.add_widget(self._bars[-1])
        for bar in self._bars[wanted:]:
            self.remove_widget(bar)
        del self._bars[wanted:]

    def height_on(self, look: Look) -> float:
        steps = look.line("note") + look.px(6 + 14) if self._progress else 0.0
        return steps + self._above(look)

    def _above(self, look: Look) -> float:
        """What the helper's line takes of the height."""
        beside = look.wide and self._progress is not None
        return look.line("note") + look.px(_BETWEEN) if self.helper.text and not beside else 0.0

    def place(self, look: Look, box: Box) -> None:
        super().place(look, box)
        line, above = look.line("note"), self._above(look)
        left = box.width / 2 if self.helper.text and not above else 0.0
        self.helper.place(look, Box(box.x + left, box.top - line, box.width - left, line))
        self._place_steps(look, Box(box.x, box.y, box.width, box.height - above), box.width - left)

    def _place_steps(self, look: Look, box: Box, width: float) -> None:
        """`width` is for the words."""
        if self._progress is None:
            self.word.place(look, box)
            return
        height = look.line("note")
        self.word.place(look, Box(box.x, box.top - height, width, height))
        line = Box(box.x, box.top - height - look.px(6 + 14), box.width, look.px(14))
        for number, (bar, place) in enumerate(
            zip(self._bars, line.columns(len(self._bars), look.px(8)), strict=True), 1
        ):
            bar.place(look, place)
            passed = number <= self._progress.step
            bar.tone(look, "on_tint" if passed else "paper", "" if passed else "edge", 2, 7)
