"""What can go wrong with the power, as values. Their sentences: `assets/sentences/*/power.po`."""

from __future__ import annotations

from hardware.device import Fault

# Capability names: "finish" is the visit that runs; a new one is not begun on a battery.
_FINISH = ("finish",)
_ALL = ("finish", "begin")

ON_BATTERY = Fault("power.on_battery", still_works=_FINISH)  # mains gone: finish the visit, take no new one, deliver
BATTERY_LOW = Fault("power.battery_low", still_works=())  # minutes left: close cleanly

# The UPS itself is the trouble; the mains carry on.
REPLACE_BATTERY = Fault("power.replace_battery", still_works=_ALL)
OVERLOAD = Fault("power.overload", still_works=_ALL)
UNPLUGGED = Fault("power.unplugged", still_works=_ALL)  # its data cable is out
NOT_FOUND = Fault("power.not_found", still_works=_ALL)  # the UPS service does not answer or does not know it
STALE = Fault("power.stale", still_works=_ALL)  # the UPS service lost touch with it

ALL = (ON_BATTERY, BATTERY_LOW, REPLACE_BATTERY, OVERLOAD, UNPLUGGED, NOT_FOUND, STALE)
