"""What a reader wraps around each code, and how that is learnt from codes whose text is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

LINE = "line"  # CR, LF or both end a code
PAUSE = ""  # nothing ends it but that the reader falls silent

_LINE_END = re.compile(rb"(\r\n|\n\r|\r|\n)$")


@dataclass(frozen=True)
class Framing:
    """`terminator`: LINE, PAUSE, or the text that ends each code ("\\t")."""

    prefix: str = ""
    suffix: str = ""
    terminator: str = LINE


class Doubt(Enum):
    """Why nothing could be learnt."""

    NOTHING_HEARD = auto()  # the reader did not say a word: cable, or not in serial mode
    NOISE = auto()  # it spoke, but not in these codes: another speed, another code shown
    TOO_FEW = auto()  # one code is not enough to tell its text from what is wrapped around it
    UNEVEN = auto()  # different codes come wrapped differently: the reader names the kind of each code


def learn(bursts: Sequence[bytes], shown: Sequence[str]) -> Framing | Doubt:
    """What is wrapped around the codes `shown`, each burst being what the reader sent for one of them.

    Bursts without a known code are passed over: half a code, or something else held before the reader by chance.
    """
    if not any(bursts):
        return Doubt.NOTHING_HEARD
    wraps = {text: wrap for burst in bursts if (found := _split(burst, shown)) for text, wrap in [found]}
    if not wraps:
        return Doubt.NOISE
    if len(wraps) == 1:
        return Doubt.TOO_FEW
    if len(set(wraps.values())) > 1:
        return Doubt.UNEVEN
    return _framing(*next(iter(wraps.values())))


def known(burst: bytes, shown: Sequence[str]) -> str | None:
    """Which of the codes `shown` stands in `burst`."""
    found = _split(burst, shown)
    return found[0] if found else None


def _split(burst: bytes, shown: Sequence[str]) -> tuple[str, tuple[bytes, bytes]] | None:
    for text in shown:
        before, found, after = burst.partition(text.encode())
        if found:
            return text, (before, after)
    return None


def _framing(before: bytes, after: bytes) -> Framing | Doubt:
    """An unusual wrap falls back to the pause: better a code that takes half a second longer than a wrong one."""
    try:
        prefix, rest = before.decode(), after.decode()
    except UnicodeDecodeError:
        return Doubt.UNEVEN
    ending = _LINE_END.search(after)
    if ending is not None:
        suffix, terminator, breaks = rest[: ending.start()], LINE, "\r\n"
    elif rest and not rest[-1].isprintable():  # a printable one may stand in a code as well
        suffix, terminator, breaks = rest[:-1], rest[-1], rest[-1]
    else:
        return Framing(prefix, rest, PAUSE)
    bare = prefix.lstrip(breaks)  # what ends lines, before a code, only makes empty lines
    if set(breaks) & set(bare + suffix):
        return Framing(prefix, rest, PAUSE)
    return Framing(bare, suffix, terminator)
