"""The audio of every screen: `python -m bench.voice [--folder voice] [--words]`.

Every sample page of the album and every help card is spoken by espeak-ng in three languages, as a resident who touches
"Dengarkan" hears it, and written as WAV files where a folder is given. Printed is how many pages there are, how long
they take to hear and to make; with `--words` also what espeak-ng says, as its phonemes.
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import time
import wave
from dataclasses import dataclass, replace
from pathlib import Path

from adminduk.localised import Language
from kiosk.lexicon import spoken
from kiosk.reading import read_page
from kiosk.views import Frame
from kiosk.voice import VOICES, WORDS_A_MINUTE
from kiosk.wording import wording
from tests.screens.samples import STAFF, frames

_LONG_S = 90.0  # longer than anybody listens
_HEADER = 44  # bytes of a WAV's own


@dataclass(frozen=True)
class Heard:
    """One page in one language."""

    page: str
    language: Language
    text: str
    seconds: float
    made_in_s: float


def speak(page: str, frame: Frame, language: Language, folder: Path | None) -> Heard:
    """The page as it is read, and how long it takes."""
    shown = replace(frame, settings=replace(frame.settings, language=language))
    text = "\n\n".join(spoken(each, language) for each in read_page(shown, wording(language)))
    began = time.perf_counter()
    command = ["espeak-ng", "-v", VOICES[language], "-s", WORDS_A_MINUTE, "--stdin", "--stdout"]
    sound = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout
    made_in_s = time.perf_counter() - began
    if folder is not None:
        (folder / f"{page}-{language.value}.wav").write_bytes(sound)
    return Heard(page, language, text, _seconds(sound), made_in_s)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="where the WAV files go; empty: nowhere")
    parser.add_argument("--words", action="store_true", help="print what is said")
    options = parser.parse_args()
    if options.folder is not None:
        options.folder.mkdir(parents=True, exist_ok=True)
    pages = {name: frame for name, frame in frames().items() if name not in STAFF}
    for language in Language:
        _report(language, [speak(name, frame, language, options.folder) for name, frame in pages.items()])
        if options.words:
            for name, frame in pages.items():
                print(f"\n{name}: {_phonemes(speak(name, frame, language, None).text, language)}")


def _report(language: Language, heard: list[Heard]) -> None:
    seconds = [each.seconds for each in heard]
    longest = max(heard, key=lambda each: each.seconds)
    silent = [each.page for each in heard if each.seconds == 0]
    too_long = [f"{each.page} {each.seconds:.0f} s" for each in heard if each.seconds > _LONG_S]
    made = max(each.made_in_s for each in heard)
    print(
        f"{language.value}: {len(heard)} pages, median {statistics.median(seconds):.0f} s, longest {longest.page} "
        f"{longest.seconds:.0f} s, made in at most {made:.2f} s; silent: {', '.join(silent) or 'none'}; "
        f"longer than {_LONG_S:.0f} s: {', '.join(too_long) or 'none'}"
    )


def _seconds(sound: bytes) -> float:
    """Of a WAV whose header does not know its length, because it went through a pipe."""
    with wave.open(io.BytesIO(sound)) as file:
        bytes_a_second: int = file.getframerate() * file.getsampwidth() * file.getnchannels()
    return max(0, len(sound) - _HEADER) / bytes_a_second


def _phonemes(text: str, language: Language) -> str:
    command = ["espeak-ng", "-q", "-x", "-v", VOICES[language], "--stdin"]
    said = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return " / ".join(said.split("\n"))


if __name__ == "__main__":
    main()
