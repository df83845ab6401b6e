"""The officer of the desa and the resident beside them: one visit between signing in and signing out."""

from __future__ import annotations

from anjungan.robot.person import Deed, Touch, primary
from anjungan.robot.tour.guest import Guest, ShowCode
from kiosk.views import ChoiceView, Frame, MessageView

OFFICER = "PD-03"


class AssistedGuest(Guest):
    """Begins on the officer's page, agrees to be helped, and files like any other; then the officer ends it."""

    _served = False

    def deed(self, frame: Frame) -> Deed | ShowCode | None:
        match frame.view:
            case ChoiceView(name="assist-next"):
                return Touch("choose:end" if self._served else "choose:next")
            case ChoiceView(name="assist-consent"):
                return Touch("choose:yes")
            case ChoiceView(name="assist-errand"):
                self._served = True
                return Touch(f"choose:{self._errand.value}")
            case MessageView(name="assist-over", buttons=buttons):
                return primary(buttons)
        return super().deed(frame)
