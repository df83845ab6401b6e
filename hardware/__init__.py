"""Drivers for the things a kiosk is built of: one folder per kind of device, each with the same files.

`port.py` says what may be asked of the device, `faults.py` what can go wrong (as values), `fake.py` plays the physical
thing, and every other file is one way to reach a real one. All of a device's methods block, and all but `cancel` are
called from the one thread that owns the device. Expected failures are returned as `Fault`; an exception is a bug.
This package knows nothing of residents, services or screens.
"""
