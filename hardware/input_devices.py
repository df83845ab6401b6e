"""The keyboards of this machine, as the kernel describes them in /sys: nothing is opened, nobody needs a right."""

from __future__ import annotations

from pathlib import Path

from hardware.usb import Part

_SYS = Path("/sys/class/input")
_KEY_ENTER, _KEY_A = 28, 30


def parts(folder: Path = _SYS) -> tuple[Part, ...]:
    """Every input device that can type, in no order that means anything."""
    return tuple(_part(node) for node in folder.glob("event*") if _types(node / "device"))


def _part(node: Path) -> Part:
    about = node / "device"
    return Part(
        path=f"/dev/input/{node.name}",
        vendor=int(_said(about / "id" / "vendor") or "0", 16),
        product=int(_said(about / "id" / "product") or "0", 16),
        serial=_said(about / "uniq"),
        place=_said(about / "phys").rpartition("/")[0],  # "usb-0000:00:14.0-2/input0": the socket, then the interface
        name=_said(about / "name"),
    )


def _types(about: Path) -> bool:
    """Whether it has an A and an Enter: `capabilities/key` is one long number, 64 bits a word, the highest first."""
    words = _said(about / "capabilities" / "key").split()
    has = int(words[-1], 16) if words else 0
    return bool(has >> _KEY_A & has >> _KEY_ENTER & 1)


def _said(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # unplugged this moment, or a device that does not say
        return ""
