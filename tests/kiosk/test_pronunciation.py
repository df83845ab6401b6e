"""What espeak-ng makes of it, as its own phonemes: the ear's test, for those who cannot hear the machine."""

from __future__ import annotations

import subprocess

import pytest

from adminduk.localised import Language
from kiosk.lexicon import spoken
from kiosk.voice import VOICES

pytestmark = pytest.mark.real

ID, JV, EN = Language.INDONESIAN, Language.JAVANESE, Language.ENGLISH


def phonemes(text: str, language: Language) -> list[str]:
    """What is said, word by word, without stress and glottal stops."""
    command = ["espeak-ng", "-q", "-x", "-v", VOICES[language], "--stdin"]
    said = subprocess.run(command, input=spoken(text, language), capture_output=True, text=True, check=True).stdout
    plain = said.replace("'", "").replace(",", "").replace("_|", "").replace("_", "")
    return plain.split()


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("NIK", ID, "En i ka"),
        ("KK", ID, "ka ka"),
        ("KTP-el", ID, "ka tE pE El"),
        ("IKD", ID, "i ka dE"),
        ("RT/RW", ID, "ER tE ER wE"),
        ("F-1.02", ID, "Ef satu nol dua"),
        ("000046", ID, "nol nol nol nol @mpat @nam"),
        ("99171201", ID, "s@mbilan s@mbilan satu tudZuh satu dua nol satu"),
        ("pukul 08.00", ID, "pukul d@lapan"),
        ("08.30", ID, "d@lapan lEwat tigapuluh"),
        ("24-12-2026", ID, "duapuluh@mpat d@sEmb@R dua Ribu duapuluh@nam"),
        ("NIK", JV, "En i ka"),
        ("09", JV, "nol saNa"),
        ("NIK", EN, "En aI keI"),
        ("08.00", EN, "eIt @kl0k"),
    ],
)  # fmt: skip
def test_it_sounds_as_it_should(text: str, language: Language, said: str) -> None:
    assert phonemes(text, language) == said.split()


@pytest.mark.parametrize("written", ["RT 003/RW 011", "dan/atau", "UU 24/2013", "08.00-15.30", "Rp 10.000", "A4/F4"])
def test_no_sign_is_called_by_its_name(written: str) -> None:
    """ "garis miring", "titik", "strip": nobody wants to hear how it is written."""
    heard = " ".join(phonemes(written, ID))
    assert not any(sign in heard for sign in ("gaRis", "gaR2is", "titi", "stRip", "koma"))
