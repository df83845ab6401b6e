"""The kiosk's voice: espeak-ng speaks, aplay plays, both in processes of their own.

Whoever calls never waits and never hears of trouble: a kiosk without a loudspeaker, or without these two programs, is
silent. The newest sound stops the one before. What is said comes from `kiosk.reading`, which leaves out private text;
it travels through a pipe, never as an argument that other users of the machine could list.
"""

from __future__ import annotations

import logging
import math
import subprocess
import threading
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from adminduk.localised import Language
from kiosk.lexicon import spoken

log = logging.getLogger(__name__)

# espeak-ng has no Javanese; its Indonesian voice reads Latin-script krama intelligibly.
VOICES = {Language.INDONESIAN: "id", Language.JAVANESE: "id", Language.ENGLISH: "en-gb"}
WORDS_A_MINUTE = "140"  # espeak's own 175 is too fast for ears of seventy
_RATE = 22_050  # samples a second of the chimes

# (hertz, seconds) of each chime: rising asks for a hand, falling says goodbye, a repeated tone calls. The longest has
# 48 KiB.
_CHIMES = {
    "take-paper": ((660, 0.16), (880, 0.28)),
    "take-papers": ((880, 0.16), (660, 0.28)),
    "still-here": ((740, 0.14), (0, 0.08), (740, 0.22)),
    "officer": ((880, 0.14), (0, 0.06), (880, 0.14), (0, 0.06), (880, 0.2)),
    "test-tone": ((440, 0.3), (0, 0.1), (880, 0.3), (0, 0.1), (1760, 0.3)),  # low, middle, high: a torn cone buzzes
}
_ANY_CHIME = ((660, 0.2),)


@dataclass(frozen=True)
class Programs:
    """The two programs, by name or path."""

    espeak: str = "espeak-ng"
    aplay: str = "aplay"


class Voice:
    """Safe from any thread; every call returns at once."""

    def __init__(self, programs: Programs | None = None, tune: Callable[[], object] = lambda: None) -> None:
        """`tune` sets the volume; it is called before the first sound after each silence, never on the caller's
        thread."""
        self._programs, self._tune = programs or Programs(), tune
        self._tuned = False
        self._changing = threading.Lock()
        self._turn = 0
        self._playing: tuple[subprocess.Popen[bytes], ...] = ()

    def speak(self, sentences: Sequence[str], language: Language) -> None:
        """Read `sentences` aloud, one after the other."""
        text = "\n\n".join(spoken(sentence, language) for sentence in sentences)
        self._play(lambda: self._speech(text, VOICES[language]))

    def chime(self, name: str) -> None:
        """A short sound; a name without a chime of its own gets a plain one."""
        sound = chime_samples(name)
        self._play(lambda: (self._player(sound),))

    def hush(self) -> None:
        """Silence, at once."""
        with self._changing:
            self._turn += 1
            self._tuned = False
            self._silence()

    def _play(self, begin: Callable[[], tuple[subprocess.Popen[bytes], ...]]) -> None:
        """Stop what sounds, and begin the new sound beside the caller: starting a process takes a while."""
        with self._changing:
            self._turn += 1
            self._silence()
            turn = self._turn
        threading.Thread(target=self._begin, args=(turn, begin), name="voice", daemon=True).start()

    def _begin(self, turn: int, begin: Callable[[], tuple[subprocess.Popen[bytes], ...]]) -> None:
        self._tune_once()
        try:
            with self._changing:
                if turn != self._turn:
                    return
                playing = self._playing = begin()
        except OSError as error:  # not installed, or out of processes: the page says the same in writing
            log.info("no voice: %s", type(error).__name__)
            return
        for process in playing:
            process.wait()

    def _tune_once(self) -> None:
        with self._changing:
            due, self._tuned = not self._tuned, True
        if due:
            self._tune()

    def _silence(self) -> None:
        for process in self._playing:
            process.kill()
        self._playing = ()

    def _speech(self, text: str, voice: str) -> tuple[subprocess.Popen[bytes], ...]:
        speaker = subprocess.Popen(
            [self._programs.espeak, "-v", voice, "-s", WORDS_A_MINUTE, "--stdin", "--stdout"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            player = subprocess.Popen(
                [self._programs.aplay, "-q", "-"], stdin=speaker.stdout, stderr=subprocess.DEVNULL
            )
        except OSError:
            speaker.kill()
            speaker.wait()
            raise
        if speaker.stdout is not None:
            speaker.stdout.close()  # aplay holds it now: when aplay ends, espeak must notice
        _feed(speaker, text.encode())
        return speaker, player

    def _player(self, samples: bytes) -> subprocess.Popen[bytes]:
        player = subprocess.Popen(
            [self._programs.aplay, "-q", "-t", "raw", "-f", "S16_LE", "-r", str(_RATE), "-c", "1", "-"],
            stdin=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        _feed(player, samples)
        return player


def chime_samples(name: str) -> bytes:
    """The chime `name` as signed 16-bit little-endian mono samples, each tone fading out like a struck bar."""
    samples = array("h")
    for hertz, seconds in _CHIMES.get(name, _ANY_CHIME):
        length = int(seconds * _RATE)
        for i in range(length):
            fade = (1 - i / length) ** 2
            samples.append(int(9000 * fade * math.sin(2 * math.pi * hertz * i / _RATE)))
    return samples.tobytes()


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Give a program its whole input. It may be gone already (no sound device): then there is silence.

    Both inputs stay under the 64 KiB that a pipe holds (a page of text has 2 KiB, a chime up to 48), so nobody waits.
    """
    if process.stdin is None:
        return
    try:
        process.stdin.write(data)
        process.stdin.close()
    except BrokenPipeError:
        log.info("no voice: the program ended before it was told anything")
