"""The public status page: what a slip's QR opens on a phone."""

from __future__ import annotations

import html

import pytest

import assets.sentences
from adminduk.numbers import new_slip_code
from adminduk.request import State
from office.store import attempts
from tests.office.kit import Bench
from tests.office.played_kiosk import NIK, PlayedKiosk


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("language", ["id", "jv", "en"])
def test_it_says_where_the_request_stands(bench: Bench, kiosk: PlayedKiosk, state: State, language: str) -> None:
    ticket = kiosk.file()
    bench.bring_to(ticket.number, state)
    answer = bench.client.get(f"/s/{ticket.slip_code}?bahasa={language}")
    say = assets.sentences.load(language)
    assert answer.status_code == 200
    page = html.unescape(answer.text)
    for words in (ticket.number, say[f"public.status.state.{state}"], say[f"public.status.next.{state}"]):
        assert words in page
    assert f'<html lang="{language}">' in answer.text


def test_nothing_personal_is_on_it(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    bench.bring_to(ticket.number, State.DITOLAK)
    page = bench.client.get(f"/s/{ticket.slip_code}").text
    for secret in (NIK, "SPECIMEN", "Contoh alasan", "080000000000", "surat-kehilangan"):
        assert secret not in page


def test_every_language_has_every_sentence() -> None:
    keys = {
        language: {key for key in _own(language) if key.startswith("public.status.")} for language in ("id", "jv", "en")
    }
    assert keys["id"] == keys["jv"] == keys["en"]
    assert len(keys["id"]) == 33


def _own(language: str) -> set[str]:
    from babel.messages.pofile import read_po

    with (assets.sentences.FOLDER / language / "office_public.po").open("rb") as file:
        return {str(message.id) for message in read_po(file) if message.string}


def test_a_mistyped_code_is_explained_and_can_be_typed_again(bench: Bench, kiosk: PlayedKiosk) -> None:
    code = kiosk.file().slip_code
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    answer = bench.client.get(f"/s/{wrong}")
    assert answer.status_code == 404
    assert "Mungkin ada huruf yang salah ketik" in answer.text
    assert 'name="kode"' in answer.text


def test_a_code_typed_by_hand_leads_to_its_page(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    typed = ticket.slip_code.lower().replace("-", " ")
    answer = bench.client.get("/s", params={"kode": typed, "bahasa": "jv"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/s/{ticket.slip_code}?bahasa=jv")
    assert "Mungkin ada huruf yang salah ketik" in bench.client.get("/s", params={"kode": "halo"}).text


def test_a_slip_of_another_office_is_sent_there(bench: Bench) -> None:
    answer = bench.client.get(f"/s/{new_slip_code('MRG')}")
    assert answer.status_code == 404
    assert "Kode ini dari kantor lain" in answer.text


def test_a_request_that_has_not_arrived_yet_is_explained(bench: Bench) -> None:
    answer = bench.client.get(f"/s/{new_slip_code('JGR')}?bahasa=en")
    assert answer.status_code == 404
    assert "If you filed it just now" in answer.text


def test_trying_codes_out_is_stopped(bench: Bench, kiosk: PlayedKiosk) -> None:
    ticket = kiosk.file()
    tries = attempts.STATUS_LIMIT.tries
    answers = [bench.client.get(f"/s/{new_slip_code('JGR')}").status_code for _ in range(tries + 1)]
    assert answers == [404] * tries + [429]
    assert bench.client.get(f"/s/{ticket.slip_code}").status_code == 429
    bench.clock.passes(minutes=11)
    assert bench.client.get(f"/s/{ticket.slip_code}").status_code == 200


def test_an_unknown_language_is_indonesian(bench: Bench, kiosk: PlayedKiosk) -> None:
    assert '<html lang="id">' in bench.client.get(f"/s/{kiosk.file().slip_code}?bahasa=xx").text
