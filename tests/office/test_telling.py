"""Telling people: letters through a real mail server, the prepared WhatsApp message, the waiting room's screen."""

from __future__ import annotations

import logging
import re
import smtplib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from litestar.testing import TestClient
from pydantic import ValidationError

from adminduk.filing import DeliveryKind
from adminduk.request import ActionKind, Role, State
from office.compose import build_app
from office.settings import Mail
from office.store import letters
from office.store.letters import BACK_OFF, Letter, LetterState
from office.telling import whatsapp
from office.telling.letters import send_due
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_console_signin import form_token

TO = "pemohon@contoh.id"
WHO = {"nik": NIK, "nama": "CONTOH SPECIMEN"}


@dataclass
class PostOffice:
    """A mail server on this machine; `answers` are given in turn, then it takes everything."""

    answers: list[str] = field(default_factory=list)
    taken: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        if self.answers:
            return self.answers.pop(0)
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture
def post() -> Iterator[PostOffice]:
    post = PostOffice()
    with socket.create_server(("127.0.0.1", 0)) as free:
        post.port = free.getsockname()[1]
    server = Controller(post, hostname="127.0.0.1", port=post.port)
    server.start()
    yield post
    server.stop()


@pytest.fixture
def bench(tmp_path: Path, post: PostOffice) -> Bench:
    bench = open_bench(tmp_path)
    mail = Mail(host="127.0.0.1", port=post.port, security="none", sender="Kantor Contoh <kantor@contoh.id>")
    office = replace(bench.office, settings=bench.office.settings.model_copy(update={"mail": mail}))
    # Not entered: the office's own chores stay away, and each test sends by itself.
    return replace(bench, office=office, client=TestClient(build_app(office)))


def press(browser: TestClient, number: str, deed: str, **fields: str) -> int:
    page = browser.get(f"/permohonan/{number}").text
    seen = re.search(r'name="dilihat" value="(\d+)"', page)
    data = {"_csrf_token": form_token(page), "dilihat": seen.group(1) if seen else "", **fields}
    return browser.post(f"/permohonan/{number}/{deed}", data=data).status_code


def returned(bench: Bench, kiosk: PlayedKiosk, email: str = TO) -> str:
    """A request that an officer has just sent back."""
    number = kiosk.file("surat-kehilangan", answers=WHO | ({"email": email} if email else {})).number
    bench.bring_to(number, State.SEDANG_DIPERIKSA)
    browser = bench.browser(bench.account(Role.OPERATOR))
    fields = {"kembali-surat-kehilangan": "buram"}
    assert press(browser, number, ActionKind.RETURN, **fields) == 303
    return number


def letters_of(bench: Bench, number: str) -> list[Letter]:
    from office.store import requests

    with bench.office.database.reading() as session:
        stored = requests.by_number(session, number)
        assert stored is not None
        return letters.of_request(session, stored.request.id)


def test_a_returned_request_is_told_by_letter(bench: Bench, post: PostOffice) -> None:
    number = returned(bench, bench.kiosk())
    send_due(bench.office)
    [letter] = post.taken
    text = letter.get_content()
    assert letter["To"] == TO
    assert number in letter["Subject"]
    assert "/s/JGR-" in text
    assert "CONTOH" not in text
    assert not re.search(r"\d{16}", text), "no NIK in a letter"
    [kept] = letters_of(bench, number)
    assert (kept.state, kept.sealed) == (LetterState.SENT, b"")
    send_due(bench.office)
    assert len(post.taken) == 1


def test_without_an_address_nothing_is_written(bench: Bench, post: PostOffice) -> None:
    number = returned(bench, bench.kiosk(), email="")
    send_due(bench.office)
    assert (post.taken, letters_of(bench, number)) == ([], [])


def test_a_mail_server_that_is_down_gets_it_later_and_the_log_names_nobody(
    bench: Bench, post: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    post.answers = ["451 busy", "421 busy"]
    with caplog.at_level(logging.DEBUG, "office"):
        number = returned(bench, bench.kiosk())
        for wait in BACK_OFF[:2]:
            assert send_due(bench.office) == 0
            bench.clock.passes(seconds=wait.total_seconds() - 1)
            assert send_due(bench.office) == 0
            assert post.taken == []
            bench.clock.passes(seconds=1)
        assert send_due(bench.office) == 1
    assert [each["Message-ID"] for each in post.taken] != [None]
    assert letters_of(bench, number)[0].state is LetterState.SENT
    ours = [each.getMessage() for each in caplog.records if not each.name.startswith("mail")]  # aiosmtpd's own
    assert not [each for each in ours if TO in each]


def test_an_address_that_is_not_there_is_not_tried_again(bench: Bench, post: PostOffice) -> None:
    post.answers = ["550 no such user"]
    number = returned(bench, bench.kiosk())
    send_due(bench.office)
    [kept] = letters_of(bench, number)
    assert (kept.state, kept.problem) == (LetterState.FAILED, "550")
    page = bench.browser(bench.account(Role.LOKET)).get(f"/permohonan/{number}").text
    assert "tidak sampai" in page
    assert "alamat surel tidak ada" in page


def test_after_two_days_it_is_given_up(bench: Bench, post: PostOffice) -> None:
    post.answers = ["451 busy"] * 20
    number = returned(bench, bench.kiosk())
    for wait in BACK_OFF:
        send_due(bench.office)
        bench.clock.passes(seconds=wait.total_seconds())
    assert letters_of(bench, number)[0].state is LetterState.WAITING
    send_due(bench.office)
    assert letters_of(bench, number)[0].state is LetterState.FAILED


def test_a_wrong_password_of_ours_is_no_fault_of_the_address(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise smtplib.SMTPAuthenticationError(535, b"no")

    monkeypatch.setattr("office.telling.letters._hand_over", refuse)
    number = returned(bench, bench.kiosk())
    send_due(bench.office)
    assert (letters_of(bench, number)[0].state, letters_of(bench, number)[0].tries) == (LetterState.WAITING, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"security": "none", "host": "mail.contoh.id"},
        {"security": "none", "host": "127.0.0.1", "user": "kantor", "password_file": "/x"},
        {"host": "mail.contoh.id", "user": "kantor"},
    ],
)
def test_settings_that_would_send_a_password_in_the_open_are_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Mail.model_validate({"sender": "kantor@contoh.id", **wrong})


def test_the_message_for_whatsapp_is_written_and_that_it_was_opened_is_kept(bench: Bench) -> None:
    number = bench.kiosk().file("surat-kehilangan", answers=WHO | {"telepon": "081200000000"}).number
    bench.bring_to(number, State.PERLU_DILENGKAPI)
    browser = bench.browser(bench.account(Role.LOKET))
    page = browser.get(f"/permohonan/{number}").text
    found = re.search(r'href="(https://wa\.me/[^"]+)"', page)
    assert found is not None
    parts = urlsplit(found.group(1))
    [text] = parse_qs(parts.query)["text"]
    assert parts.path == "/6281200000000"
    assert number in text
    assert "WhatsApp dibuka" not in page
    assert press(browser, number, "kabar-wa") == 204
    assert "WhatsApp dibuka" in browser.get(f"/permohonan/{number}").text


def untold(bench: Bench, **account: Any) -> str:
    return bench.browser(bench.account(Role.LOKET, **account)).get("/kabar").text


def test_whom_nobody_told_stands_on_a_page_until_somebody_did(bench: Bench, post: PostOffice) -> None:
    kiosk = bench.kiosk()
    bounced, arrived, silent = returned(bench, kiosk), returned(bench, kiosk), returned(bench, kiosk, "")
    post.answers = ["550 no such mailbox"]
    assert bounced in untold(bench)  # while it waits
    bench.clock.passes(seconds=1)
    assert send_due(bench.office) == 1  # the first was refused
    page = untold(bench)
    assert arrived not in page
    assert re.search(rf"{bounced}.*?tidak sampai.*?alamat surel tidak ada", page, re.DOTALL)
    assert re.search(rf"{silent}.*?tanpa surel", page, re.DOTALL)
    assert TO not in page
    assert NIK not in page
    assert "SPECIMEN" not in page
    browser = bench.browser(bench.account(Role.OPERATOR))
    assert press(browser, bounced, "kabar-wa") == 204
    assert press(browser, silent, "kabar-telepon") == 303
    assert "Semua sudah dikabari" in untold(bench)
    assert "Ditelepon" in browser.get(f"/permohonan/{silent}").text


def test_what_is_told_once_is_untold_again_when_more_happens(bench: Bench, post: PostOffice) -> None:
    kiosk = bench.kiosk()
    ticket = kiosk.file("surat-kehilangan", answers=WHO)
    browser = bench.browser(bench.account(Role.OPERATOR))
    bench.bring_to(ticket.number, State.PERLU_DILENGKAPI)
    assert press(browser, ticket.number, "kabar-telepon") == 303
    assert ticket.number not in untold(bench)
    bench.clock.passes(hours=1)
    with bench.office.database.reading() as session:
        assert letters.of_request(session, ticket.request_id) == []
    assert kiosk.deliver(DeliveryKind.COMPLETION, kiosk.completion(ticket, "surat-kehilangan")).status_code == 201
    for kind in (ActionKind.TAKE, ActionKind.REJECT):
        bench.do(ticket.number, kind)
    assert ticket.number in untold(bench)
    assert ticket.number not in untold(bench, area="35.17.19.2999")
    bench.clock.passes(days=31)
    assert ticket.number not in untold(bench)


def test_a_desk_telephone_gets_no_chat() -> None:
    assert whatsapp.link("0321864403", "x") == ""
    assert whatsapp.link("", "x") == ""
    assert whatsapp.link("+62 812-0000-0000", "a b&c") == "https://wa.me/6281200000000?text=a%20b%26c"


def test_the_waiting_room_shows_numbers_and_nothing_else(bench: Bench) -> None:
    kiosk = bench.kiosk()
    numbers = [kiosk.file("surat-kehilangan").number for _ in range(2)]
    for number in numbers:
        bench.bring_to(number, State.SIAP_DIAMBIL)
    anybody = bench.browser()
    page = anybody.get("/layar").text
    assert all(number in page for number in numbers)
    assert "Belum ada panggilan" in page
    officer = bench.browser(bench.account(Role.LOKET))
    assert press(officer, numbers[0], "panggil", loket="3") == 303
    now = anybody.get("/layar/isi").text
    assert re.search(rf"<b>{numbers[0]}</b> <span>Loket 3</span>", now)
    assert "CONTOH" not in now
    bench.clock.passes(minutes=11)
    assert "Loket 3" not in anybody.get("/layar/isi").text


@pytest.mark.parametrize("counter", ["0", "10", "x", "²", ""])
def test_a_counter_that_is_not_there(bench: Bench, counter: str) -> None:
    number = bench.kiosk().file("surat-kehilangan").number
    bench.bring_to(number, State.SIAP_DIAMBIL)
    assert press(bench.browser(bench.account(Role.LOKET)), number, "panggil", loket=counter) == 404
