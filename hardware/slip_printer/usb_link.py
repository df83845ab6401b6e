"""A slip printer on the USB bus itself, through libusb: for printers that the kernel's usblp driver leaves alone (those
set to "vendor class"), or where that driver loses status. `links.FileLink` is the way through usblp.

The printer is named by what it is, not by the order of plugging in: `04b8:0e15`, or `04b8:0e15:SERIAL` where there are
two of a make. pyusb's errors are OSErrors already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hardware.slip_printer.links import SEND_TIMEOUT_S

if TYPE_CHECKING:
    from usb.backend import IBackend

_ADDRESS = re.compile(r"(?:usb:)?(?P<maker>[0-9a-fA-F]{4}):(?P<product>[0-9a-fA-F]{4})(?::(?P<serial>.+))?")
_PRINTER_CLASS = 7
_CHUNK = 64


@dataclass(frozen=True)
class _Opened:
    """The printer while we have it. `back` is None for one that only listens."""

    device: Any  # usb.core.Device; pyusb has no types
    interface: int
    forth: Any  # usb.core.Endpoint
    back: Any


class UsbLink:
    """`VVVV:PPPP[:SERIAL]`, both numbers as `lsusb` prints them. `backend` is libusb unless a test brings another."""

    def __init__(self, address: str, backend: IBackend | None = None) -> None:
        found = _ADDRESS.fullmatch(address)
        if found is None:
            raise ValueError(f"{address!r}: not VVVV:PPPP or VVVV:PPPP:SERIAL")
        self.address = address
        self._maker, self._product, self._serial = int(found["maker"], 16), int(found["product"], 16), found["serial"]
        self._backend = backend
        self._opened: _Opened | None = None
        self._two_way = True  # until it is seen that it is not

    @property
    def answers(self) -> bool:
        return self._two_way

    def open(self) -> None:
        self._open()

    def send(self, data: bytes) -> None:
        import usb.core

        try:
            self._open().forth.write(data, timeout=_ms(SEND_TIMEOUT_S))
        except usb.core.USBTimeoutError as timeout:
            raise TimeoutError("the printer takes no more bytes") from timeout

    def receive(self, timeout_s: float) -> bytes:
        import usb.core

        back = self._open().back
        if back is None:
            return b""
        try:
            return bytes(back.read(max(_CHUNK, back.wMaxPacketSize), timeout=max(1, _ms(timeout_s))))
        except usb.core.USBTimeoutError:
            return b""

    def close(self) -> None:
        import usb.util

        if self._opened is not None:
            usb.util.dispose_resources(self._opened.device)
        self._opened = None

    def _open(self) -> _Opened:
        if self._opened is None:
            self._opened = self._claim(self._find())
            self._two_way = self._opened.back is not None
        return self._opened

    def _find(self) -> Any:
        import usb.core

        def is_it(device: Any) -> bool:
            return self._serial is None or device.serial_number == self._serial

        try:
            device = usb.core.find(
                idVendor=self._maker, idProduct=self._product, custom_match=is_it, backend=self._backend
            )
        except usb.core.NoBackendError as missing:
            raise OSError("libusb is not installed") from missing
        if device is None:
            raise FileNotFoundError(self.address)
        return device

    def _claim(self, device: Any) -> _Opened:
        """Take the printer's interface from the kernel, and find the ways to it and back."""
        import usb.util

        interface = self._interface(device)
        number = interface.bInterfaceNumber
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
        usb.util.claim_interface(device, number)
        forth, back = (_bulk(interface, direction) for direction in (usb.util.ENDPOINT_OUT, usb.util.ENDPOINT_IN))
        if forth is None:
            raise OSError("it has no way in")
        return _Opened(device, number, forth, back)

    def _interface(self, device: Any) -> Any:
        """The one of the printer class, else the first: a printer set to vendor class has no other."""
        interfaces = list(device.get_active_configuration())
        printers = (each for each in interfaces if each.bInterfaceClass == _PRINTER_CLASS)
        return next(printers, interfaces[0])


def _bulk(interface: Any, direction: int) -> Any:
    from usb.util import ENDPOINT_TYPE_BULK, endpoint_direction, endpoint_type

    def is_it(endpoint: Any) -> bool:
        same_way = endpoint_direction(endpoint.bEndpointAddress) == direction
        return bool(same_way and endpoint_type(endpoint.bmAttributes) == ENDPOINT_TYPE_BULK)

    return next((endpoint for endpoint in interface if is_it(endpoint)), None)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
