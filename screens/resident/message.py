"""One situation, one sentence, one picture, one or two ways on."""

from __future__ import annotations

from kiosk.views import MessageView, Tone
from screens.page import Page
from screens.words import Words


class MessageScreen(Page):
    """See message.kv."""

    def fill(self, view: MessageView, words: Words, *, turned: bool) -> None:
        self.ids.picture.show(view.picture)
        self.ids.title.text = words.of(view.title)
        self.ids.body.text = words.of(view.body)
        self.ids.detail.icon_name, self.ids.detail.colours = TONES[view.tone]
        self.ids.detail.say(words.of(view.detail))
        self.ids.buttons.show(view.buttons, words)


TONES = {Tone.INFO: ("info", "tint"), Tone.SUCCESS: ("check_circle", "tint"), Tone.SORRY: ("info", "notice")}
