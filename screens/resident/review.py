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


class ReviewScreen(Page):
    """See review.kv."""

    def fill(self, view: ReviewView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.answers.fill(view.rows, words, turned=turned)
        self.ids.declaration.say(words.of(view.declaration))
        self.ids.buttons.show(view.buttons, words)
