"""What one visit of the tour was: the pages in order, what was touched, the number, the papers that were named."""

from __future__ import annotations

from dataclasses import dataclass, field

from anjungan.robot.person import LaySheet, Touch
from anjungan.robot.tour.guest import ShowCode
from kiosk.say import Text
from kiosk.views import AttractView, BriefingView, Frame, NumberView, ScanView


@dataclass
class Walk:
    """`stuck_at` is "" where the visit came to its end."""

    screens: list[str] = field(default_factory=list)
    touches: list[str] = field(default_factory=list)  # the page of each touch in order, keys aside
    typed: int = 0
    ticket: str = ""
    slip_code: str = ""
    named: list[Text] = field(default_factory=list)  # what the list of needs said
    stuck_at: str = ""
    began: bool = False

    def see(self, frame: Frame) -> None:
        """The page that is on the glass now."""
        view, page = frame.view, page_of(frame)
        self.began = self.began or not isinstance(view, AttractView)
        if not self.screens or self.screens[-1] != page:
            self.screens.append(page)
        if isinstance(view, BriefingView):
            self.named = [need.label for need in view.needs]
        if isinstance(view, NumberView):
            self.ticket, self.slip_code = view.number, view.slip_code

    def count(self, deed: Touch | LaySheet | ShowCode | None) -> None:
        """What the guest has just done."""
        match deed:
            case Touch(touch_id=touch_id) if touch_id.startswith("type:") or touch_id == "erase":
                self.typed += 1
            case Touch():
                self.touches.append(self.screens[-1])

    def stuck(self, where: str) -> Walk:
        self.stuck_at = where
        return self


def page_of(frame: Frame) -> str:
    """A page in one word, whatever stage it is in: "reason", "nik", "scan:kk"."""
    view = frame.view
    if isinstance(view, ScanView):
        return f"scan:{view.requirement}"
    return str(getattr(view, "name", "")) or type(view).__name__.removesuffix("View").lower()
