"""What the kernel alone can tell about the clock and about this boot."""

from __future__ import annotations

import ctypes
from pathlib import Path

_SIZE_OF_TIMEX = 512  # more than any kernel's `struct timex`
_MAXERROR_AT = 3 * ctypes.sizeof(ctypes.c_long)  # modes (padded to a long), offset, freq, then maxerror


def clock_error_us() -> int | None:
    """The kernel's own estimate of how wrong its clock may be, in microseconds; None where it cannot be asked.

    `timedatectl` calls a clock synchronised by this very figure (below 16 s), and needs D-Bus and systemd to say it.
    """
    if ctypes.sizeof(ctypes.c_long) != 8:
        return None
    timex = ctypes.create_string_buffer(_SIZE_OF_TIMEX)  # all zero: nothing is set, everything is told
    if ctypes.CDLL(None, use_errno=True).adjtimex(timex) < 0:
        return None
    return int.from_bytes(timex.raw[_MAXERROR_AT : _MAXERROR_AT + 8], "little", signed=True)


def boot_id() -> str:
    """Another one after each start of the machine; "" where the kernel does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""
