"""Nobody can be served here now: where to go instead, and a code that tells the technician what is wrong."""

from __future__ import annotations

from kiosk.views import OutOfOrderView
from screens.page import Page
from screens.words import Words


class OutOfOrderScreen(Page):
    """See out_of_order.kv."""

    def fill(self, view: OutOfOrderView, words: Words, *, turned: bool) -> None:
        self.ids.title.text = words.of(view.title)
        self.ids.body.text = words.of(view.body)
        self.ids.code.show(view.payload)
        self.ids.caption.text = words.of(view.caption)
        self.ids.detail.say(words.of(view.detail))
