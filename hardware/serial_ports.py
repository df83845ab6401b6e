"""The serial lines of this machine that hang on USB, as the kernel and udev describe them."""

from __future__ import annotations

from serial.tools.list_ports import comports

from hardware.usb import Part


def parts() -> tuple[Part, ...]:
    """Every USB serial line that is plugged in now."""
    return tuple(
        Part(
            path=port.device,
            vendor=port.vid,
            product=port.pid or 0,
            serial=port.serial_number or "",
            place=port.location or "",
            name=port.product or port.description or "",
        )
        for port in comports()
        if port.vid is not None
    )
