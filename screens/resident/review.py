""" "Periksa jawaban Anda": everything that will be sent, each line changeable."""

from __future__ import annotations

from kiosk.views import ReviewRow, ReviewView
from screens.page import Page
from screens.widgets.paged import PagedList
from screens.widgets.rows import ReviewLine
from screens.words import Words


class AnswerList(PagedList):
    """The answers; touching one changes it."""

    def fill(self, answers: tuple[ReviewRow, ...], words: Words, *, turned: bool) -> None:
        rows = [row for row in self.rows if isinstance(row, ReviewLine)][: len(answers)]
        rows += [ReviewLine() for _ in range(len(answers) - len(rows))]
        for row, answer in zip(rows, answers, strict=True):
            row.stand_for(answer, words)
        self.show(rows, words, from_start=turned)


MOST_AT_A_GLANCE = 8  # so many answers fit above the lines in the widest words and largest letters


class ReviewScreen(Page):
    """See review.kv. Down in "jangkauan rendah" only a few lines fit on a page: where there is room, all answers stand
    above them too."""

    def fill(self, view: ReviewView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.overview.text = overview(view.rows, words)
        self.ids.overview.shown = self.low_reach and len(view.rows) <= MOST_AT_A_GLANCE
        self.ids.answers.fill(view.rows, words, turned=turned)
        self.ids.declaration.say(words.of(view.declaration))
        self.ids.buttons.show(view.buttons, words)


def overview(rows: tuple[ReviewRow, ...], words: Words) -> str:
    """Every answer, a line each, only to be read."""
    return "\n".join(f"{words.of(row.label)}: {words.of(row.value)}" for row in rows)
