"""Who opens the devices, watches them, opens them again, and lets one caller at a time use each.

A thread per device, because drivers block and some libraries may only be used by the thread that opened them.
`keeper` decides about one device and knows no thread; `thread` runs it; `steady` keeps a loose cable from making
news every second; `supervisor` has them all and publishes what works.
"""

from kiosk.devices.supervisor import Supervisor

__all__ = ["Supervisor"]
