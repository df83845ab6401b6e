"""What can go wrong with the glass, as values. None of it stops a service: the glass simply stays on."""

from __future__ import annotations

from hardware.device import Fault

_ALL = ("file", "status", "collect")

NO_DISPLAY = Fault("panel.no_display", still_works=_ALL)  # the X server does not answer
NO_SWITCH = Fault("panel.no_switch", temporary=False, still_works=_ALL)  # it cannot be switched off from here
NO_BRIGHTNESS = Fault("panel.no_brightness", temporary=False, still_works=_ALL)  # set with the buttons of the monitor
ACCESS_DENIED = Fault("panel.access_denied", temporary=False, still_works=_ALL)  # no right to the backlight

ALL = (NO_DISPLAY, NO_SWITCH, NO_BRIGHTNESS, ACCESS_DENIED)
