"""A tone to test a loudspeaker with."""

from __future__ import annotations

import io
import math
import wave
from array import array

RATE = 22_050  # samples a second
_LOUD = 12_000  # of 32767: clear, and no shock for who stands beside it
_FADE_S = 0.02  # without it the ends click


def tone(hertz: float = 1000.0, seconds: float = 1.0) -> bytes:
    """A WAV file: one channel, 16 bit."""
    length = int(seconds * RATE)
    samples = array(
        "h", (int(_LOUD * _fade(i, length) * math.sin(2 * math.pi * hertz * i / RATE)) for i in range(length))
    )
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def _fade(sample: int, length: int) -> float:
    return min(1.0, sample / (_FADE_S * RATE), (length - sample) / (_FADE_S * RATE))
