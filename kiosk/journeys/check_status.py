"""The resident asks where a request stands: code, or number and NIK, then the timeline and what can be done now."""

from __future__ import annotations

from kiosk.journeys.collect import Collect
from kiosk.journeys.find_request import Asked, FindRequest
from kiosk.journeys.page import Effects
from kiosk.journeys.standing import status_page
from kiosk.office_answers import Standing
from kiosk.views import Progress


class CheckStatus(FindRequest):
    """Shows where it stands; completing and collecting are one touch away."""

    area = "status"

    _answered = False

    @property
    def progress(self) -> Progress | None:
        return Progress(2 if self._answered else 1, 2)

    def _ask_for_code(self) -> Effects:
        self._answered = False
        return super()._ask_for_code()

    def _found(self, asked: Asked, standing: Standing) -> Effects:
        self._answered = True
        ways = {
            "done": self._finish,
            "complete": lambda: self._complete(standing),
            "collect": lambda: self._hand_over(Collect(self.desk, asked, standing)),
        }
        return self._open(status_page(self.desk.catalogue, standing, ways), back=self._ask_for_code)
