"""What can go wrong with the sound, as values. Everything that is said aloud is also written."""

from __future__ import annotations

from hardware.device import Fault

_ALL = ("file", "status", "collect")

NO_CARD = Fault("sound.no_card", still_works=_ALL)  # no output is known to the system
NO_MIXER = Fault("sound.no_mixer", temporary=False, still_works=_ALL)  # neither wpctl nor amixer is installed
NOT_SET = Fault("sound.not_set", still_works=_ALL)  # it was set, and reads back otherwise
NOT_PLAYED = Fault("sound.not_played", still_works=_ALL)  # the player failed

ALL = (NO_CARD, NO_MIXER, NOT_SET, NOT_PLAYED)
