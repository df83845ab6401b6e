"""A paper under the document camera: the living picture, and one sentence for what the camera sees.

Nothing else is on this page, since every picture has the whole glass drawn again.
"""

from __future__ import annotations

from kiosk.views import CameraView, Sight
from screens.page import Page
from screens.words import Words

ICONS = {Sight.STARTING: "arrow_circle_right", Sight.NOTHING: "arrow_circle_right", Sight.HOLD: "check_circle"}
ADVICE = (Sight.TOO_DARK, Sight.GLARE, Sight.BLURRED, Sight.TAKEN)


class CameraScreen(Page):
    """See camera.kv."""

    def fill(self, view: CameraView, words: Words, *, turned: bool) -> None:
        self.ids.count.text = words.key("scan.document", ordinal=view.ordinal, total=view.total)
        self.ids.title.text = words.of(view.document)
        self.ids.live.watch()
        self.ids.body.icon_name = ICONS.get(view.sight, "error" if view.sight in ADVICE else "hourglass_top")
        self.ids.body.colours = "notice" if view.sight in ADVICE else "tint"
        self.ids.body.say(words.of(view.body))
        self.ids.buttons.show(view.buttons, words)
