"""A resident on a bad day: reads what the machine says went wrong, does what it offers, and calls for help at last."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from anjungan.robot.person import Deed, Person, Touch
from anjungan.robot.plan import Plan
from kiosk.views import AttractView, Button, Emphasis, Frame, LeaveQuestion, MessageView, ScanStage, ScanView

_LATER = 0.3  # of the papers that may be brought later are
_HELP_AFTER = 6  # troubles


class UnluckyPerson(Person):
    """`call_help`: a technician comes and puts everything right."""

    def __init__(self, plan: Plan, dice: Random, call_help: Callable[[], None]) -> None:
        super().__init__(plan, dice)
        self._call_help = call_help
        self._troubles = 0  # pages on which the machine could not do what was asked of it

    def next(self, frame: Frame) -> Deed | None:
        if isinstance(frame.overlay, LeaveQuestion):
            return Touch("bar:leave-confirmed")
        if frame.overlay is None:
            match frame.view:
                case AttractView(tiles=tiles):
                    return self._begin(any(tile.id == "file" and tile.enabled for tile in tiles))
                case MessageView(buttons=buttons):
                    self._trouble()
                    return _way_out(buttons)
                case ScanView() as scan:
                    return self._before_the_scanner(scan, frame)
        return super().next(frame)

    def _before_the_scanner(self, scan: ScanView, frame: Frame) -> Deed | None:
        open_ways = {button.id for button in scan.buttons if button.enabled}
        if scan.stage is ScanStage.WAITING and "later" in open_ways and self._dice.random() < _LATER:
            return Touch("choose:later")
        if scan.stage is ScanStage.BAD:
            self._trouble()
        return super().next(frame) if open_ways else None

    def _begin(self, served: bool) -> Deed | None:
        if not served:
            self._call_help()
        return Touch("choose:file") if served else None

    def _trouble(self) -> None:
        self._troubles += 1
        if self._troubles > _HELP_AFTER:
            self._troubles = 0
            self._call_help()


def _way_out(buttons: tuple[Button, ...]) -> Deed | None:
    """The main way on, else the last one; None where there is nothing but to wait."""
    ways = [button for button in buttons if button.enabled]
    main = [button for button in ways if button.emphasis is Emphasis.PRIMARY]
    return Touch(f"choose:{(main or ways)[-1].id}") if ways else None
