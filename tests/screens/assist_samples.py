"""Pages of an officer of the desa who helps, as the visit itself makes them, with as long a label as there is."""

from __future__ import annotations

from kiosk.views import View
from tests.flows.script import Kiosk

HELPER = "198001012010011001"  # as long as a NIP
ASSISTED = ("keypad-nik", "scan-good", "review", "number-asking")  # pages that are looked at with the quiet line


def assist_views() -> dict[str, View]:
    """By name."""
    at = Kiosk()
    at.officer_comes(HELPER)
    views = {"assist-next": at.view}
    for touched, name in (("next", "assist-consent"), ("yes", "assist-errand")):
        at.touch(touched, name)
        views[name] = at.view
    at.officer_comes(HELPER)
    at.touch("end")
    return views | {"assist-over": at.view}
