"""One resident at a time: the attract page, the journey that was chosen, the bottom bar, the patience, the end."""

from kiosk.visit.visit import Visit

__all__ = ["Visit"]
