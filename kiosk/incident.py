"""What a log may say about a bug: its kind and its place, never its words, which may quote a resident."""

from __future__ import annotations

import traceback
from pathlib import Path

_INNERMOST = 3  # frames: where it broke, and who asked for it


def described(error: BaseException) -> str:
    """E.g. `ValueError at sane.py:88, keeper.py:71`; the innermost place first."""
    frames = traceback.extract_tb(error.__traceback__)[-_INNERMOST:]
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames)]
    return f"{type(error).__name__} at {', '.join(places) or 'an unknown place'}"
