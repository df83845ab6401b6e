"""From key presses to text, on a US keyboard: what a reader in keyboard mode sends when it is set to that country.

Codes are those of Linux (`input-event-codes.h`), under their names in `evdev.ecodes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from evdev import ecodes

SPOILT = "\0"  # stands for what got lost: the line that holds it is no code

_PLAIN = "1234567890-=qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./ "
_SHIFTED = '!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"~|ZXCVBNM<>? '
_KEYS = (
    *range(ecodes.KEY_1, ecodes.KEY_EQUAL + 1),
    *range(ecodes.KEY_Q, ecodes.KEY_RIGHTBRACE + 1),
    *range(ecodes.KEY_A, ecodes.KEY_GRAVE + 1),
    *range(ecodes.KEY_BACKSLASH, ecodes.KEY_SLASH + 1),
    ecodes.KEY_SPACE,
)
_TEXT = dict(zip(_KEYS, zip(_PLAIN, _SHIFTED, strict=True), strict=True))
_PAD = {
    **{getattr(ecodes, f"KEY_KP{digit}"): str(digit) for digit in range(10)},
    ecodes.KEY_KPMINUS: "-",
    ecodes.KEY_KPPLUS: "+",
    ecodes.KEY_KPDOT: ".",
    ecodes.KEY_KPASTERISK: "*",
    ecodes.KEY_KPSLASH: "/",
    ecodes.KEY_ENTER: "\r",
    ecodes.KEY_KPENTER: "\r",
    ecodes.KEY_TAB: "\t",
}
_SHIFTS = (ecodes.KEY_LEFTSHIFT, ecodes.KEY_RIGHTSHIFT)
_CONTROLS = (ecodes.KEY_LEFTCTRL, ecodes.KEY_RIGHTCTRL)
_SILENT = (
    ecodes.KEY_LEFTALT,
    ecodes.KEY_RIGHTALT,
    ecodes.KEY_LEFTMETA,
    ecodes.KEY_RIGHTMETA,
    ecodes.KEY_CAPSLOCK,
    ecodes.KEY_NUMLOCK,
)
_PRESSED, _RELEASED = 1, 0


class Press(Protocol):
    """One event of a keyboard, as `evdev.InputEvent` has it."""

    @property
    def type(self) -> int: ...

    @property
    def code(self) -> int: ...

    @property
    def value(self) -> int: ...


class Typist:
    """Remembers which of the keys that change others are held down."""

    def __init__(self) -> None:
        self._held: set[int] = set()

    def text(self, presses: Iterable[Press]) -> str:
        """What was typed. A key that this keyboard does not know, and an event that the kernel dropped, spoil the line
        they stand in: what is left of a code would be a wrong code."""
        return "".join(self._one(press) for press in presses)

    def _one(self, press: Press) -> str:
        if press.type == ecodes.EV_SYN and press.code == ecodes.SYN_DROPPED:
            return SPOILT
        if press.type != ecodes.EV_KEY:
            return ""
        if press.code in (*_SHIFTS, *_CONTROLS):
            (self._held.discard if press.value == _RELEASED else self._held.add)(press.code)
            return ""
        return self._key(press.code) if press.value == _PRESSED and press.code not in _SILENT else ""

    def _key(self, code: int) -> str:
        if code in _PAD:
            return _PAD[code]
        plain, shifted = _TEXT.get(code, (SPOILT, SPOILT))
        char = shifted if self._held.intersection(_SHIFTS) else plain
        return chr(ord(char) & 0x1F) if self._held.intersection(_CONTROLS) else char
