"""Scanning one document: how it lies on the glass, and how it came out."""

from __future__ import annotations

from kiosk.views import ScanStage, ScanView
from screens.page import Page
from screens.words import Words

ICONS = {
    ScanStage.WAITING: "arrow_circle_right",
    ScanStage.SCANNING: "hourglass_top",
    ScanStage.JUDGING: "hourglass_top",
    ScanStage.GOOD: "check_circle",
    ScanStage.BAD: "error",
}


class ScanScreen(Page):
    """See scan.kv."""

    def fill(self, view: ScanView, words: Words, *, turned: bool) -> None:
        self.ids.count.text = words.key("scan.document", ordinal=view.ordinal, total=view.total)
        self.ids.title.text = words.of(view.document)
        self.ids.preview.show(view.preview)
        self.ids.picture.show("" if self.ids.preview.shown else view.picture)
        self.ids.body.icon_name = ICONS[view.stage]
        self.ids.body.colours = {ScanStage.BAD: "notice"}.get(view.stage, "tint")
        self.ids.body.say(words.of(view.body))
        self.ids.buttons.show(view.buttons, words)
