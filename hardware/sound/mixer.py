"""The loudspeaker through the mixer that this system has: PipeWire's `wpctl`, else ALSA's `amixer`; `aplay` plays."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hardware import programs
from hardware.device import DeviceInfo, Fault
from hardware.programs import Ask
from hardware.sound import faults

_CLOSE = 3  # percent: mixers have steps of their own
_PLAY_S = 10.0


@dataclass(frozen=True)
class _Words:
    """How one mixer is asked; `{output}` and `{percent}` are filled in."""

    driver: str
    output: str  # what it calls the usual one
    get: tuple[str, ...]
    put: tuple[tuple[str, ...], ...]
    said: re.Pattern[str]  # groups: volume, and something when it is muted
    scale: float  # from its number to percent


_PIPEWIRE = _Words(
    "wpctl",
    "@DEFAULT_AUDIO_SINK@",
    ("wpctl", "get-volume", "{output}"),
    (("wpctl", "set-mute", "{output}", "0"), ("wpctl", "set-volume", "{output}", "{percent}%")),
    re.compile(r"Volume: ([\d.]+)( \[MUTED\])?"),
    100.0,
)
_ALSA = _Words(
    "amixer",
    "Master",
    ("amixer", "-M", "sget", "{output}"),
    (("amixer", "-M", "-q", "sset", "{output}", "{percent}%", "unmute"),),
    re.compile(r"\[(\d+)%\](?:[^\n]*(\[off\]))?"),
    1.0,
)


def open_sound(output: str = "", ask: Ask = programs.ask) -> MixerSound | Fault:
    """The loudspeaker `output` as the mixer names it ("" is the usual one): NO_CARD when no mixer knows one, NO_MIXER
    when there is no mixer either."""
    mixers = [MixerSound(words, output or words.output, ask) for words in (_PIPEWIRE, _ALSA)]
    for mixer in mixers:
        if not isinstance(mixer.volume(), Fault):
            return mixer
    installed = any(ask((words.driver, "--version")).there for words in (_PIPEWIRE, _ALSA))
    return faults.NO_CARD if installed else faults.NO_MIXER


class MixerSound:
    """One output of one mixer."""

    def __init__(self, words: _Words, output: str, ask: Ask) -> None:
        self._words, self._output, self._ask = words, output, ask

    def info(self) -> DeviceInfo:
        return DeviceInfo(kind="sound", driver=self._words.driver, address=self._output)

    def volume(self) -> int | Fault:
        """The answer counts, not the exit code: `wpctl` ends with 0 when there is no output at all."""
        said = self._words.said.search(self._ask(self._filled(self._words.get)).text)
        if said is None:
            return faults.NO_CARD
        return 0 if said[2] else round(float(said[1]) * self._words.scale)

    def set_volume(self, percent: int) -> Fault | None:
        wanted = max(0, min(percent, 100))
        for command in self._words.put:
            self._ask(self._filled(command, wanted))
        now = self.volume()
        if isinstance(now, Fault):
            return now
        return None if abs(now - wanted) <= _CLOSE else faults.NOT_SET

    def play(self, wav: bytes) -> Fault | None:
        said = programs.ask(("aplay", "-q", "-"), wav, _PLAY_S)
        return None if said.worked else faults.NOT_PLAYED

    def _filled(self, command: tuple[str, ...], percent: int = 0) -> tuple[str, ...]:
        return tuple(part.format(output=self._output, percent=percent) for part in command)
