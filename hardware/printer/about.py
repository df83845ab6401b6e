"""Who the printer is, what is left in it and how much it has printed, from what it says over IPP.

Attributes: PWG 5100.9 and 5100.13 (printer-supply, printer-firmware-*), IEEE 1284 (printer-device-id), and CUPS's own
marker-* that it learns from a backend which can be asked nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from hardware.printer import ipp
from hardware.printer.media import Offer
from hardware.printer.port import Supply

WANTED = (
    "printer-make-and-model",
    "printer-device-id",
    "printer-firmware-string-version",
    "printer-supply",
    "printer-supply-description",
    "marker-names",
    "marker-levels",
    "marker-types",
    "printer-impressions-completed",
    "printer-pages-completed",
    "printer-media-sheets-completed",
    "media-supported",
    "media-ready",
    "sides-supported",
    "print-color-mode-supported",
)
_SERIAL = ("SN", "SERN", "SERIALNUMBER", "SER")  # as makers write it in the device id
_WASTE = ("wastetoner", "wasteink", "waste-toner", "waste-ink")
_COUNTERS = ("printer-media-sheets-completed", "printer-pages-completed", "printer-impressions-completed")


@dataclass(frozen=True)
class About:
    """Empty where the printer does not say."""

    model: str = ""
    serial: str = ""
    firmware: str = ""
    supplies: tuple[Supply, ...] = ()
    printed: int | None = None  # sheets, pages or sides in its life, whichever it counts
    media: Offer = field(default_factory=Offer)
    sides: tuple[str, ...] = ()
    colours: tuple[str, ...] = ()


def ask(device_uri: str) -> About | None:
    """What the printer at `device_uri` says of itself; None when it does not answer."""
    values = ipp.get_attributes(device_uri, ipp.GET_PRINTER_ATTRIBUTES, "printer-uri", WANTED)
    return None if values is None else read(values)


def read(values: ipp.Attributes) -> About:
    first = {name: words[0] for name in values if (words := ipp.words(values, name))}
    identity = device_id(first.get("printer-device-id", ""))
    return About(
        model=first.get("printer-make-and-model", "") or " ".join(_of(identity, "MFG", "MDL")),
        serial=next(iter(_of(identity, *_SERIAL)), ""),
        firmware=first.get("printer-firmware-string-version", ""),
        supplies=_supplies(values) or _markers(values),
        printed=next((count for name in _COUNTERS if (count := ipp.number(values, name))), None),
        media=Offer(ipp.words(values, "media-supported"), ipp.words(values, "media-ready")),
        sides=ipp.words(values, "sides-supported"),
        colours=ipp.words(values, "print-color-mode-supported"),
    )


def device_id(text: str) -> dict[str, str]:
    """ "MFG:Maker;MDL:Model;SN:123;" as a table."""
    fields = (field.partition(":") for field in text.split(";"))
    return {name.strip().upper(): value.strip() for name, separator, value in fields if separator}


def serial_in(device_uri: str) -> str:
    """CUPS names a USB printer by its serial number: `usb://Maker/Model?serial=123`."""
    return next(iter(parse_qs(urlsplit(device_uri).query).get("serial", ())), "")


def _of(identity: dict[str, str], *names: str) -> list[str]:
    return [identity[name] for name in names if identity.get(name)]


def _supplies(values: ipp.Attributes) -> tuple[Supply, ...]:
    names = ipp.words(values, "printer-supply-description")
    said = [_fields(each) for each in ipp.words(values, "printer-supply")]
    return tuple(_supply(names[at] if at < len(names) else "", each) for at, each in enumerate(said))


def _supply(name: str, said: dict[str, str]) -> Supply:
    most, level = said.get("maxcapacity", ""), said.get("level", "")
    percent = round(100 * int(level) / int(most)) if level.isdigit() and most.isdigit() and int(most) else None
    return Supply(name or said.get("type", ""), _is_waste(said.get("type", "")), percent)


def _markers(values: ipp.Attributes) -> tuple[Supply, ...]:
    """Negative levels: -1 not there, -2 unknown, -3 "some" (PWG 5100.9)."""
    names, kinds = ipp.words(values, "marker-names"), ipp.words(values, "marker-types")
    levels = [int.from_bytes(level, "big", signed=True) for level in values.get("marker-levels", ())]
    rows: Iterable[tuple[str, str, int]] = zip(names, kinds, levels, strict=False)
    return tuple(Supply(name, _is_waste(kind), level if level >= 0 else None) for name, kind, level in rows)


def _is_waste(kind: str) -> bool:
    return kind.lower() in _WASTE


def _fields(text: str) -> dict[str, str]:
    return {name: value for name, _, value in (field.partition("=") for field in text.split(";")) if name}
