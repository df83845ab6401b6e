"""What the voice reads of a page, and what it must never read."""

from __future__ import annotations

import pytest

from adminduk.localised import Language, Localised
from kiosk.reading import is_private, read_page
from kiosk.say import Text, Verbatim, say
from kiosk.views import (
    Button,
    CameraView,
    ChoiceView,
    CornersView,
    Frame,
    HelpCard,
    IdleWarning,
    KeypadView,
    LeaveQuestion,
    MessageView,
    NumberView,
    Overlay,
    Preview,
    ReviewRow,
    ReviewView,
    Sight,
    SlipStage,
    Tile,
    Tone,
    View,
)
from kiosk.wording import Wording

NIK = Verbatim("9903121708900003", private=True)
WORDING = Wording(
    Language.INDONESIAN,
    {
        "title": "Layanan apa yang Anda perlukan?",
        "hint": "Sentuh satu gambar",
        "back": "Kembali",
        "next": "Lanjut",
        "who": "Nama Anda {name}.",
        "overlay.idle.title": "Masih di sini?",
        "overlay.idle.body": "Dihapus dalam {seconds} detik.",
        "overlay.leave.title": "Hapus dan keluar?",
        "overlay.leave.body": "Semua isian dihapus.",
    },
)


def heard(view: View, overlay: Overlay | None = None) -> tuple[str, ...]:
    return read_page(Frame(1, view, overlay=overlay), WORDING)


CHOICE = ChoiceView(
    "service",
    say("title"),
    (Tile("kk", Localised(id="Kartu Keluarga", jv="Kartu Keluarga", en="Family Card"), "kk"),),
    say("hint"),
)


def test_a_page_is_read_from_its_title_on_and_every_line_ends() -> None:
    assert heard(CHOICE) == ("Layanan apa yang Anda perlukan?", "Kartu Keluarga.", "Sentuh satu gambar.")


def test_what_is_switched_off_is_not_offered() -> None:
    buttons = (Button("back", say("back"), enabled=False), Button("next", say("next")))
    view = MessageView("m", Tone.INFO, say("title"), say("hint"), "picture", buttons)
    assert heard(view) == ("Layanan apa yang Anda perlukan?", "Sentuh satu gambar.", "Lanjut.")


def test_typed_digits_and_keys_are_never_read() -> None:
    assert heard(KeypadView("nik", say("title"), "9903121708900003", 16)) == ("Layanan apa yang Anda perlukan?",)


def test_private_answers_are_left_out_with_their_labels() -> None:
    rows = (ReviewRow("nik", Verbatim("NIK"), NIK), ReviewRow("reason", Verbatim("Alasan"), Verbatim("hilang")))
    view = ReviewView(say("title"), rows, say("hint"), ())
    assert heard(view) == ("Layanan apa yang Anda perlukan?", "Alasan.", "hilang.", "Sentuh satu gambar.")


def test_a_sentence_with_a_name_in_it_is_left_out_whole() -> None:
    view = MessageView("m", Tone.INFO, say("title"), say("who", name=Verbatim("CONTOH", private=True)), "picture", ())
    assert heard(view) == ("Layanan apa yang Anda perlukan?",)


@pytest.mark.parametrize(
    ("text", "private"),
    [
        (NIK, True),
        (Verbatim("JGR-01-000042"), False),
        (say("who", name=NIK), True),
        (say("who", name=say("who", name=NIK)), True),
        (say("who", name=3), False),
        (CHOICE.tiles[0].label, False),
    ],
)
def test_a_sentence_is_private_when_anything_in_it_is(text: Text, private: bool) -> None:
    assert is_private(text) is private


def test_the_number_is_read_once_and_the_secret_code_never() -> None:
    view = NumberView(
        say("title"), "JGR-01-000042", "JGR-7K3M-9QX2", "https://o/s/JGR-7K3M", SlipStage.ASKING, say("hint")
    )
    said = heard(view)
    assert said == ("Layanan apa yang Anda perlukan?", "JGR-01-000042.", "Sentuh satu gambar.")


def test_an_overlay_covers_the_page() -> None:
    assert heard(CHOICE, HelpCard((say("hint"),))) == ("Sentuh satu gambar.",)
    assert heard(CHOICE, IdleWarning(30)) == ("Masih di sini?", "Dihapus dalam 30 detik.")
    assert heard(CHOICE, LeaveQuestion()) == ("Hapus dan keluar?", "Semua isian dihapus.")


def test_under_the_camera_the_document_then_the_advice_then_the_ways_on_are_read() -> None:
    view = CameraView("kk", say("title"), Sight.GLARE, 1, 2, say("hint"), buttons=(Button("take", say("next")),))
    assert heard(view) == ("Layanan apa yang Anda perlukan?", "Sentuh satu gambar.", "Lanjut.")


def test_of_the_corners_the_words_are_read_and_no_place() -> None:
    corners = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
    view = CornersView(say("title"), say("hint"), Preview(b"", 1, 1), corners, 0, (Button("cut", say("next")),))
    assert heard(view) == ("Layanan apa yang Anda perlukan?", "Sentuh satu gambar.", "Lanjut.")
