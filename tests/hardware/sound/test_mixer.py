"""The volume, set and read back: through a real PipeWire, through ALSA's words, and where there is no sound at all."""

from __future__ import annotations

import io
import re
import wave
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hardware.device import Fault
from hardware.programs import Answer
from hardware.sound import faults
from hardware.sound.mixer import MixerSound, open_sound
from hardware.sound.tone import RATE, tone
from tests.benches.pipewire import PipeWireBench


@pytest.fixture
def pipewire(tmp_path: Path) -> Iterator[PipeWireBench]:
    bench = PipeWireBench(tmp_path)
    yield bench
    bench.stop()


@pytest.mark.real
def test_pipewire_takes_and_tells_the_volume(pipewire: PipeWireBench) -> None:
    sound = open_sound(pipewire.output, pipewire.ask)
    assert isinstance(sound, MixerSound)
    assert sound.info().driver == "wpctl"
    for percent in (0, 40, 100):
        assert sound.set_volume(percent) is None
        assert sound.volume() == percent


@pytest.mark.real
def test_a_muted_output_is_silent_and_is_unmuted_by_setting(pipewire: PipeWireBench) -> None:
    sound = open_sound(pipewire.output, pipewire.ask)
    assert isinstance(sound, MixerSound)
    sound.set_volume(40)
    pipewire.ask(("wpctl", "set-mute", pipewire.output, "1"))
    assert sound.volume() == 0
    assert sound.set_volume(60) is None
    assert sound.volume() == 60


@pytest.mark.real
def test_an_output_that_went_away_is_a_value(pipewire: PipeWireBench) -> None:
    sound = open_sound(pipewire.output, pipewire.ask)
    assert isinstance(sound, MixerSound)
    pipewire.stop()
    assert sound.volume() == faults.NO_CARD
    assert sound.set_volume(50) == faults.NO_CARD


class Alsa:
    """A machine with a card and no PipeWire; amixer's own words, as Debian 12 prints them."""

    def __init__(self, percent: int = 30, on: bool = True, stuck: bool = False) -> None:
        self.percent, self.on, self.stuck = percent, on, stuck

    def __call__(self, command: Sequence[str]) -> Answer:
        if command[0] != "amixer":
            return Answer(worked=False, there=False)
        if "sset" in command and not self.stuck:
            wanted = re.search(r"(\d+)%", " ".join(command))
            self.percent, self.on = int(wanted[1]) if wanted else 0, True
        state = "on" if self.on else "off"
        side = f"Playback 27000 [{self.percent}%] [-17.00dB] [{state}]"
        return Answer(worked=True, text=f"Simple mixer control 'Master',0\n  Left: {side}\n  Right: {side}\n")


def test_without_pipewire_alsa_is_asked() -> None:
    sound = open_sound(ask=Alsa(percent=30))
    assert isinstance(sound, MixerSound)
    assert (sound.info().driver, sound.volume()) == ("amixer", 30)
    assert sound.set_volume(75) is None
    assert sound.volume() == 75


def test_a_muted_card_is_silent() -> None:
    sound = open_sound(ask=Alsa(percent=80, on=False))
    assert isinstance(sound, MixerSound)
    assert sound.volume() == 0


def test_a_volume_that_does_not_move_is_said() -> None:
    sound = open_sound(ask=Alsa(percent=30, stuck=True))
    assert isinstance(sound, MixerSound)
    assert sound.set_volume(90) == faults.NOT_SET


def test_no_mixer_and_no_card_are_told_apart() -> None:
    assert open_sound(ask=lambda _: Answer(worked=False, there=False)) == faults.NO_MIXER
    assert open_sound(ask=lambda _: Answer(worked=False, trouble="Mixer attach default error")) == faults.NO_CARD


@pytest.mark.real
def test_a_machine_without_sound_answers_with_values(tmp_path: Path) -> None:
    """The real programs, where no card and no server is: every call comes back, nothing raises."""
    sound = open_sound("no-such-output")
    assert sound in (faults.NO_CARD, faults.NO_MIXER)


def test_the_tone_is_a_wav_of_its_length_without_a_click() -> None:
    with wave.open(io.BytesIO(tone(1000, 0.5))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == RATE // 2
        samples = memoryview(file.readframes(RATE)).cast("h")
    assert samples[0] == 0
    assert abs(samples[-1]) < 500
    assert 11_000 < max(samples) < 13_000


@pytest.mark.parametrize("fault", faults.ALL, ids=lambda fault: fault.code)
def test_no_sound_stops_no_service(fault: Fault) -> None:
    assert {"file", "status", "collect"} <= set(fault.still_works)
