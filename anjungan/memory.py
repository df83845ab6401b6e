"""Keeping a process that runs for months small: what glibc's allocator would keep for later goes back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys

_M_ARENA_MAX = -8  # malloc.h
_ARENAS = 2  # one for the screen's thread, one for all others: each further arena keeps its own leftovers


def use_few_arenas() -> None:
    """Call before the first thread starts. Does nothing where the C library is not glibc."""
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_M_ARENA_MAX, _ARENAS)


def leave_out_command_lines() -> None:
    """Call before httpx is imported: it brings a command line of its own along where `rich` is installed (for typer),
    5 MB and 40 ms that no program of ours uses. A module that is None cannot be imported, and httpx does without."""
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]


def give_back() -> None:
    """Collect garbage and return free memory. Takes some 50 ms: between two visits, never in one."""
    gc.collect()
    libc = ctypes.CDLL(None)
    if hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)
