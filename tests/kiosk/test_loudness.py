"""Every visit begins with the office's volume; no loudspeaker is no trouble."""

from __future__ import annotations

import pytest

from hardware.sound import faults
from hardware.sound.fake import FakeSound
from kiosk.loudness import Loudness
from kiosk.voice import Programs, Voice
from tests.benches.wait import wait_until

SILENT = Programs("no-such-espeak", "no-such-aplay")


def test_the_volume_somebody_turned_up_is_the_offices_again() -> None:
    sound = FakeSound()
    assert Loudness(lambda: sound, 70).set() is None
    assert sound.percent == 70


def test_without_a_loudspeaker_it_is_said_once_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    loudness = Loudness(lambda: faults.NO_CARD, 70)
    assert [loudness.set(), loudness.set()] == [faults.NO_CARD, faults.NO_CARD]
    assert caplog.text.count("sound.no_card") == 1


def test_the_voice_sets_it_before_its_first_sound_and_again_for_the_next_person() -> None:
    set_at: list[int] = []
    voice = Voice(SILENT, lambda: set_at.append(len(set_at)))
    voice.chime("officer")
    wait_until(lambda: len(set_at) == 1, "the volume is set")
    voice.chime("officer")
    voice.hush()
    voice.chime("officer")
    wait_until(lambda: len(set_at) == 2, "the volume is set again")
