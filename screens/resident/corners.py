"""Showing the four corners of a paper by hand."""

from __future__ import annotations

from dataclasses import replace

from kiosk.views import CornersView
from screens.page import Page
from screens.words import Words


class CornersScreen(Page):
    """See corners.kv."""

    def fill(self, view: CornersView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.body.text = words.of(view.body)
        self.ids.pad.show(view)
        self.ids.buttons.show(view.buttons, words)

    def follow(self, before: CornersView, view: CornersView) -> bool:
        """A corner that is dragged moves alone: nothing else on the page is laid out or drawn anew."""
        if replace(before, corners=view.corners, chosen=view.chosen) != view:
            return False
        self.ids.pad.follow(view)
        return True
