"""What the voice says, how, and that nobody ever has to wait for it or hear of its trouble."""

from __future__ import annotations

import array
import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from adminduk.localised import Language
from kiosk.lexicon import spoken
from kiosk.voice import Programs, Voice, chime_samples
from tests.benches.wait import wait_until

ID, JV, EN = Language.INDONESIAN, Language.JAVANESE, Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Ketik NIK Anda.", ID, "Ketik en i ka Anda."),
        ("Ketik NIK panjenengan.", JV, "Ketik en i ka panjenengan."),
        ("Type your NIK.", EN, "Type your N I K."),
        ("Bawa KK dan KTP-el asli.", ID, "Bawa ka ka dan ka te pe el asli."),
        ("NIK ada 16 angka.", ID, "en i ka ada 16 angka."),
        ("20 November 2026", ID, "20 November 2026"),
        ("RT 003 RW 012", ID, "er te 0 0 3 er we 0 1 2"),
        ("99031217", ID, "9 9 0 3, 1 2 1 7"),
        ("61473", JV, "enem setunggal sekawan pitu, tiga"),
        ("Nomor JGR-01-000042", ID, "Nomor je ge er, 0 1, 0 0 0 0 4 2"),
        ("Number JGR-01-000042", EN, "Number J G R, zero one, zero zero zero zero four two"),
        ("Formulir F-1.02", ID, "Formulir ef, 1, 0 2"),
        ("Formulir F-1.02.", ID, "Formulir ef, 1, 0 2."),
        ("KANTOR KECAMATAN JOGOROTO", ID, "KANTOR KECAMATAN JOGOROTO"),
        ("PINTU KKN", ID, "PINTU KKN"),
        ("RT/RW", ID, "er te, er we"),
        ("Buka pukul 08.00-15.30 WIB.", ID, "Buka pukul 8 sampai 15 lewat 30 we i be."),
        ("Jam 08.05", JV, "Jam 8 langkung 5"),
        ("Open 08.00-15.30", EN, "Open 8 o'clock to 15:30"),
        ("Datang 24-12-2026", ID, "Datang 24 Desember 2026"),
        ("Tanggal 24-13-2026", ID, "Tanggal 24-13-2026"),
        ("UU 24/2013", ID, "u u 24 tahun 2013"),
        ("Rp 10.000", ID, "10 ribu rupiah"),
        ("Rp 12.500", EN, "12 thousand 500 rupiah"),
        ("Telepon 0812-0000-0000", ID, "Telepon 0 8 1 2, 0 0 0 0, 0 0 0 0"),
        ("Jl. Raya No. 5", ID, "jalan Raya nomor 5"),
        ("Surat dari OPD, SKCK dan SKTM", ID, "Surat dari o pe de, es ka ce ka dan es ka te em"),
        ("", ID, ""),
    ],
)  # fmt: skip
def test_written_things_are_said_as_a_clerk_says_them(text: str, language: Language, said: str) -> None:
    assert spoken(text, language) == said


def test_a_chime_is_short_and_never_clips() -> None:
    samples = array.array("h", chime_samples("take-paper"))
    assert 0.2 < len(samples) / 22_050 < 1.0
    assert 5000 < max(samples) < 15_000
    assert chime_samples("take-paper") != chime_samples("still-here")
    assert chime_samples("no such chime")


class Loudspeaker:
    """Programs in place of espeak-ng and aplay that write down what they were told, and play until they are stopped."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.programs = Programs(
            self._program("espeak", f'echo "$@" >> {folder}/arguments; cat >> {folder}/told; echo sound'),
            self._program("aplay", f"echo $$ >> {folder}/playing; cat > /dev/null; exec sleep 60"),
        )

    def _program(self, name: str, body: str) -> str:
        path = self._folder / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
        return str(path)

    def read(self, name: str) -> str:
        path = self._folder / name
        return path.read_text() if path.exists() else ""

    def players(self) -> list[int]:
        return [int(pid) for pid in self.read("playing").split()]


@pytest.fixture
def loudspeaker(tmp_path: Path) -> Loudspeaker:
    return Loudspeaker(tmp_path)


@pytest.fixture
def voice(loudspeaker: Loudspeaker) -> Iterator[Voice]:
    one = Voice(loudspeaker.programs)
    yield one
    one.hush()


def gone(pid: int) -> bool:
    return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_sentences_go_through_a_pipe_and_never_stand_in_the_list_of_processes(
    voice: Voice, loudspeaker: Loudspeaker
) -> None:
    voice.speak(("Letakkan KK di kaca.", "Lalu sentuh Pindai."), JV)
    wait_until(lambda: "Pindai" in loudspeaker.read("told"), "the sentences", 5)
    assert loudspeaker.read("told") == "Letakkan ka ka di kaca.\n\nLalu sentuh Pindai."
    assert "kaca" not in loudspeaker.read("arguments")
    assert "-v id" in loudspeaker.read("arguments")


def test_the_newest_sound_stops_the_one_before(voice: Voice, loudspeaker: Loudspeaker) -> None:
    voice.speak(("satu",), ID)
    first = wait_until(loudspeaker.players, "the first sound", 5)[0]
    voice.chime("take-paper")
    wait_until(lambda: len(loudspeaker.players()) == 2, "the second sound", 5)
    wait_until(lambda: gone(first), "the first one to stop", 5)
    assert not gone(loudspeaker.players()[1])


def test_hush_is_silence_and_leaves_no_process_behind(voice: Voice, loudspeaker: Loudspeaker) -> None:
    voice.speak(("satu",), ID)
    pid = wait_until(loudspeaker.players, "the sound", 5)[0]
    voice.hush()
    wait_until(lambda: not psutil.pid_exists(pid), "the process to be gone, and collected", 5)


def test_of_many_sounds_at_once_only_the_last_is_heard(voice: Voice, loudspeaker: Loudspeaker) -> None:
    for number in range(20):
        voice.speak((f"kalimat {number}",), ID)
    wait_until(lambda: "kalimat 19" in loudspeaker.read("told"), "the last sentence", 5)
    wait_until(lambda: sum(not gone(pid) for pid in loudspeaker.players()) == 1, "one player", 5)


def test_a_sound_that_was_overtaken_before_it_began_never_begins(voice: Voice) -> None:
    begun: list[str] = []
    voice._begin(voice._turn - 1, lambda: begun.append("late") or ())  # type: ignore[func-returns-value]
    assert begun == []


@pytest.mark.parametrize("missing", ["espeak", "aplay"])
def test_without_the_programs_there_is_silence(loudspeaker: Loudspeaker, tmp_path: Path, missing: str) -> None:
    (tmp_path / missing).unlink()
    voice = Voice(loudspeaker.programs)
    children = set(psutil.Process(os.getpid()).children())
    voice.speak(("satu",), ID)
    voice.chime("take-paper")
    voice.hush()
    wait_until(lambda: set(psutil.Process(os.getpid()).children()) <= children, "nothing left running", 5)


def test_a_player_that_finds_no_sound_device_is_no_trouble(tmp_path: Path) -> None:
    deaf = Loudspeaker(tmp_path)
    Path(deaf.programs.aplay).write_text("#!/bin/sh\nexit 1\n")
    voice = Voice(deaf.programs)
    voice.speak(("satu " * 1000,), ID)
    wait_until(lambda: "satu" in deaf.read("told"), "espeak to be asked", 5)
    voice.chime("take-paper")
    voice.hush()


@pytest.mark.real
@pytest.mark.parametrize("language", list(Language))
def test_espeak_itself_speaks_every_language(tmp_path: Path, language: Language) -> None:
    recorder = tmp_path / "recorder"
    recorder.write_text(f"#!/bin/sh\ncat > {tmp_path}/sound.part && mv {tmp_path}/sound.part {tmp_path}/sound.wav\n")
    recorder.chmod(0o755)
    Voice(Programs(aplay=str(recorder))).speak(("NIK 9903", "KK"), language)
    sound = tmp_path / "sound.wav"
    wait_until(sound.exists, "the recording", 20)
    assert sound.read_bytes().startswith(b"RIFF")
    assert sound.stat().st_size > 22_050
