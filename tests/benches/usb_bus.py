"""A USB bus with one slip printer on it, for pyusb: it stands where libusb would, everything above it is the real one.

It exists because a slip printer cannot be plugged into a test machine. Descriptors as USB 2.0 chapter 9 and the printer
class 1.1 have them.
"""

from __future__ import annotations

import array
import errno
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import usb.core
from usb.backend import IBackend

from tests.benches.paper_path import PaperPath

MAKER, PRODUCT, SERIAL = 0x04B8, 0x0E15, "CONTOH0042"
_OUT, _IN = 0x01, 0x82
_GET_DESCRIPTOR, _STRING, _SERIAL_INDEX = 0x06, 0x03, 3


class UsbBench(PaperPath, IBackend):  # type: ignore[misc]  # pyusb is not typed
    """A paper path on a bus. `one_way` has no endpoint back; `vendor_class` hides that it is a printer."""

    address = f"{MAKER:04x}:{PRODUCT:04x}:{SERIAL}"

    def __init__(self, *, one_way: bool = False, vendor_class: bool = False) -> None:
        super().__init__()
        self._endpoints = (_OUT,) if one_way else (_OUT, _IN)
        self._class = 0xFF if vendor_class else 7
        self._plugged_in = True
        self._kernel_has_it = not vendor_class  # usblp
        self._said = b""

    def __enter__(self) -> UsbBench:
        return self

    def __exit__(self, *_: object) -> None:
        """A bus needs no end."""

    def plug_in(self) -> None:
        self._plugged_in, self._kernel_has_it = True, True

    def pull_cable(self) -> None:
        self._plugged_in, self._said = False, b""

    # --- the bus, as pyusb asks for it ---

    def enumerate_devices(self) -> Iterator[object]:
        return iter((self,) if self._plugged_in else ())

    def get_device_descriptor(self, _dev: object) -> SimpleNamespace:
        numbers = {"idVendor": MAKER, "idProduct": PRODUCT, "bcdDevice": 0x100, "bcdUSB": 0x200}
        names = {"iManufacturer": 0, "iProduct": 0, "iSerialNumber": _SERIAL_INDEX}
        kinds = {"bDeviceClass": 0, "bDeviceSubClass": 0, "bDeviceProtocol": 0, "bMaxPacketSize0": 64}
        place = {"address": 4, "bus": 1, "port_number": 4, "port_numbers": (1, 4), "speed": 3}
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bNumConfigurations=1, **numbers, **names, **kinds, **place
        )

    def get_configuration_descriptor(self, _dev: object, config: int) -> SimpleNamespace:
        if config:
            raise IndexError
        kinds = {"bLength": 9, "bDescriptorType": 2, "wTotalLength": 32, "bNumInterfaces": 1}
        rest = {"bConfigurationValue": 1, "iConfiguration": 0, "bmAttributes": 0xC0, "bMaxPower": 1}
        return SimpleNamespace(**kinds, **rest, extra_descriptors=[])

    def get_interface_descriptor(self, _dev: object, intf: int, alt: int, config: int) -> SimpleNamespace:
        if intf or alt or config:
            raise IndexError
        kinds = {"bInterfaceClass": self._class, "bInterfaceSubClass": 1, "bInterfaceProtocol": 2}
        rest = {"bInterfaceNumber": 0, "bAlternateSetting": 0, "bNumEndpoints": len(self._endpoints), "iInterface": 0}
        return SimpleNamespace(bLength=9, bDescriptorType=4, **kinds, **rest, extra_descriptors=[])

    def get_endpoint_descriptor(self, _dev: object, ep: int, _intf: int, _alt: int, _config: int) -> SimpleNamespace:
        rest = {"bmAttributes": 2, "wMaxPacketSize": 64, "bInterval": 0, "bRefresh": 0, "bSynchAddress": 0}
        address = self._endpoints[ep]
        return SimpleNamespace(bLength=7, bDescriptorType=5, bEndpointAddress=address, **rest, extra_descriptors=[])

    def open_device(self, dev: object) -> object:
        self._here()
        return dev

    def close_device(self, _handle: object) -> None:
        """Nothing is held."""

    def get_configuration(self, _handle: object) -> int:
        return 1

    def is_kernel_driver_active(self, _handle: object, _intf: int) -> bool:
        return self._kernel_has_it

    def detach_kernel_driver(self, _handle: object, _intf: int) -> None:
        self._kernel_has_it = False

    def claim_interface(self, _handle: object, _intf: int) -> None:
        if self._kernel_has_it:
            raise usb.core.USBError("Resource busy", errno=errno.EBUSY)

    def release_interface(self, _handle: object, _intf: int) -> None:
        """Nobody else wants it."""

    def ctrl_transfer(self, _handle: object, _kind: int, request: int, value: int, _index: int, *rest: Any) -> int:
        """String descriptors, of which the first lists the languages."""
        assert (request, value >> 8) == (_GET_DESCRIPTOR, _STRING)
        text = SERIAL.encode("utf-16-le") if value & 0xFF else b"\x09\x04"
        answer = bytes((len(text) + 2, _STRING)) + text
        data: array.array[int] = rest[0]
        data[: len(answer)] = array.array("B", answer)
        return len(answer)

    def bulk_write(self, _handle: object, _ep: int, _intf: int, data: array.array[int], _timeout: int) -> int:
        self._here()
        self._said += self.feed(data.tobytes())
        return len(data)

    def bulk_read(self, _handle: object, _ep: int, _intf: int, data: array.array[int], _timeout: int) -> int:
        self._here()
        self._said += self.take_news()
        part, self._said = self._said[: len(data)], self._said[len(data) :]
        if not part:
            raise usb.core.USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        data[: len(part)] = array.array("B", part)
        return len(part)

    def _here(self) -> None:
        if not self._plugged_in:
            raise usb.core.USBError("No such device", errno=errno.ENODEV)
