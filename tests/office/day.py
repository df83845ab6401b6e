"""A whole day of an office in a real browser: five people who each do their part, and residents at a played kiosk.

Played by `test_browser_day.py`, which looks at what came of it, and by `photographer.py`, for the album's pictures.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from adminduk.filing import DeliveryKind
from adminduk.request import Role
from office.words import ROLES
from tests.benches.chromium import DESKTOP, PHONE, window
from tests.benches.office import RunningOffice
from tests.office.browsing import expect_state, joined, listen, press, sign_in
from tests.office.kit import pdf
from tests.office.played_kiosk import Ticket
from tests.office.voices_kit import complain

CARDS, LETTERS = 17, 3  # KK hilang, worked by the operator; SKTM, which the camat signs
KK_PAPERS = ("surat-kehilangan", "formulir-f102")
SKTM_PAPERS = ("kk", "ktp", "rekomendasi-desa")
PROXY = "Surat kuasa dan KTP-el penerima kuasa"
STAFF = {  # login -> role; the administrator, who makes the accounts, is the fifth
    "loket1": Role.LOKET,
    "operator1": Role.OPERATOR,
    "kasi1": Role.KASI,
    "camat1": Role.CAMAT,
}


@dataclass
class Day:
    """`pictures`: where every page is kept that somebody saw, in the order of the day."""

    office: RunningOffice
    browser: Browser
    pictures: Path
    passwords: dict[str, str] = field(default_factory=dict)
    windows: ExitStack = field(default_factory=ExitStack)
    seats: dict[str, Page] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    taken: int = 0

    def __post_init__(self) -> None:
        self.kiosk = joined(self.office)
        self.pictures.mkdir(parents=True, exist_ok=True)
        self.cards: list[Ticket] = []
        self.letters: list[Ticket] = []
        self.by_proxy = self.by_kiosk = self.returned = self.refused = Ticket("", "", "")
        self.answered = ""

    @property
    def tickets(self) -> list[Ticket]:
        return [*self.cards, *self.letters]

    def look(self, page: Page, name: str) -> None:
        """Keep a picture of what `page` shows."""
        self.taken += 1
        page.screenshot(path=self.pictures / f"{self.taken:02}_{name}.png", full_page=True)

    def seat(self, login: str) -> Page:
        """The window of somebody who is signed in."""
        return self.seats[login]

    # --- morning ------------------------------------------------------------------------------------------------------

    def the_administrator_makes_accounts(self) -> None:
        page = self._sit_down(self.office.first_login, self.office.first_password)
        for login, role in STAFF.items():
            page.goto(f"{self.office.url}/akun")
            page.get_by_label("Nama petugas").fill(f"Contoh {login.capitalize()}")
            page.get_by_label("Nama pengguna untuk masuk").fill(login)
            page.get_by_label(ROLES[role], exact=True).check()
            press(page, "Buat akun")
            self.passwords[login] = page.locator(".once").inner_text()
        page.goto(f"{self.office.url}/akun")
        self.look(page, "akun")
        page.goto(f"{self.office.url}/anjungan")
        self.look(page, "anjungan")

    def everybody_signs_in(self) -> None:
        for login, password in self.passwords.items():
            self._sit_down(login, password)
        self.look(self.seat("operator1"), "antrean-kosong")

    def residents_file(self) -> None:
        for number in range(CARDS + LETTERS):
            person = f"99171201018{number:05d}"
            answers = {"nik": person, "nama": f"CONTOH WARGA {chr(65 + number)}", "desa": "35.17.19.2001"}
            if number < CARDS:
                answers |= {"nomor-kk": f"99171201019{number:05d}", "telepon": "080000000000"}
                self.cards.append(self._file(KK_PAPERS, person, answers=answers))
            else:
                answers |= {"nomor-kk": f"99171201019{number:05d}", "keperluan": "Beasiswa"}
                self.letters.append(self._file(SKTM_PAPERS, person, answers=answers, service="sktm", reason="sktm"))
        self.answered = complain(self.kiosk).number
        page = self.seat("operator1")
        expect(page.get_by_role("link", name=self.letters[-1].number)).to_be_visible()  # they came by themselves
        self.look(page, "antrean")

    # --- the operator -------------------------------------------------------------------------------------------------

    def the_operator_checks(self) -> None:
        """One goes back, one is refused, all others are accepted by keys."""
        page = self.seat("operator1")
        self.returned, self.refused = self.cards[0], self.cards[1]
        self._return(page, self.returned)
        self._refuse(page, self.refused)
        for place, ticket in enumerate(self.cards[2:]):
            self._accept(page, ticket, "periksa" if place == 0 else "")

    def the_resident_completes(self) -> None:
        completion = self.kiosk.completion(self.returned, "surat-kehilangan")
        assert self.kiosk.deliver(DeliveryKind.COMPLETION, completion).status_code == 201
        self._accept(self.seat("operator1"), self.returned, "dilengkapi")

    def the_operator_finishes(self, tickets: list[Ticket]) -> None:
        """Signature and finished document, for those who come today."""
        page = self.seat("operator1")
        for ticket in tickets:
            page.goto(f"{self.office.url}/permohonan/{ticket.number}")
            press(page, "Kirim untuk ditandatangani")
            finished = self.pictures / "jadi.pdf"
            finished.write_bytes(pdf(ticket.number))
            page.get_by_label("PDF yang sudah ditandatangani").set_input_files(finished)
            press(page, "Lampirkan dokumen jadi")
            expect(page.locator(".document")).to_contain_text(hashlib.sha256(finished.read_bytes()).hexdigest())
            press(page, "Tandai siap diambil")
            expect_state(page, "Siap diambil")
            finished.unlink()
        self.look(page, "siap-diambil")

    # --- counter, camat, section head ---------------------------------------------------------------------------------

    def letters_go_to_the_camat(self) -> None:
        counter, camat = self.seat("loket1"), self.seat("camat1")
        for ticket in self.letters:
            counter.goto(f"{self.office.url}/permohonan/{ticket.number}")
            for name in ("Mulai periksa", "Catat nomor agenda", "Kirim untuk ditandatangani"):
                press(counter, name)
            expect(counter.locator(".at-desk")).to_contain_text("Di meja Camat")
        camat.goto(f"{self.office.url}/meja")
        self.look(camat, "meja-camat")
        for ticket in self.letters:
            camat.goto(f"{self.office.url}/permohonan/{ticket.number}")
            press(camat, "Langkah ini selesai, teruskan")
            expect(camat.locator(".at-desk")).to_contain_text("Di meja Loket pelayanan")
        self.look(camat, "surat-diteruskan")
        counter.goto(f"{self.office.url}/permohonan/{self.letters[0].number}")
        press(counter, "Tandai siap diambil")
        expect_state(counter, "Siap diambil")

    def a_proxy_collects_at_the_counter(self, ticket: Ticket) -> None:
        page = self.seat("loket1")
        self.by_proxy = ticket
        page.goto(f"{self.office.url}/permohonan/{ticket.number}")
        page.get_by_role("link", name="Serahkan di loket").click()
        page.get_by_role("radio", name="Orang lain").check()
        page.get_by_label("Nama yang mengambil").fill("CONTOH KUASA")
        page.get_by_label("NIK yang mengambil").fill("9917120101800055")
        page.get_by_label("Pengambil menunjukkan").select_option(PROXY)
        page.get_by_label("Catatan (boleh kosong)").fill("Surat kuasa F-1.07 dilihat")
        page.get_by_role("radio", name="Di kertas").check()
        press(page, "Serahkan dan buat tanda terima")
        expect(page.get_by_role("status")).to_contain_text("/TT/")
        expect_state(page, "Sudah diambil")
        self.look(page, "diserahkan-lewat-kuasa")

    def another_collects_at_the_kiosk(self, ticket: Ticket, nik: str) -> None:
        self.by_kiosk = ticket
        answer = self.kiosk.call("POST", "/collect", json={"nik": nik, "slip_code": ticket.slip_code})
        assert answer.status_code == 200, answer.text
        grant = answer.json()["grant"]
        sha256 = hashlib.sha256(self.kiosk.call("GET", f"/documents/{grant}").content).hexdigest()
        handover = self.kiosk.handover(ticket, grant, sha256)
        assert self.kiosk.deliver(DeliveryKind.HANDOVER, handover).status_code == 201

    def the_section_head_answers_the_complaint(self) -> None:
        page = self.seat("kasi1")
        page.goto(f"{self.office.url}/pengaduan")
        self.look(page, "pengaduan")
        page.get_by_role("link", name=self.answered).click()
        page.get_by_label("Permintaan informasi").check()
        press(page, "Tugaskan")
        page.get_by_label("Jawaban untuk pelapor").fill("Loket kedua dibuka mulai besok.")
        press(page, "Kirim jawaban")
        expect(page.locator("h1 .state")).to_have_text("Dijawab")
        self.look(page, "pengaduan-dijawab")

    # --- evening ------------------------------------------------------------------------------------------------------

    def the_register_is_printed(self, book: str) -> bytes:
        """The day's register as the browser's own PDF."""
        page = self.seat("kasi1")
        today = datetime.now(UTC).astimezone().date()
        page.goto(f"{self.office.url}/register/{book}")
        self.look(page, f"register-{book}")
        page.get_by_role("link", name="Tampilan cetak").click()
        self.look(page, f"register-{book}-cetak")
        printed = page.pdf(format="A4", landscape=True)
        (self.pictures / f"register-{book}-{today}.pdf").write_bytes(printed)
        return printed

    def the_camat_reads_the_report(self) -> Page:
        page = self.seat("camat1")
        page.goto(f"{self.office.url}/laporan")
        self.look(page, "laporan")
        return page

    def a_resident_looks_it_up(self) -> None:
        with window(self.browser, PHONE) as context:
            page = context.new_page()
            page.goto(f"{self.office.url}/s/{self.refused.slip_code}")
            self.look(page, "status-di-telepon")

    def everybody_goes_home(self) -> None:
        for page in self.seats.values():
            page.goto(f"{self.office.url}/akun-saya")
            page.locator(".me:not(.more) summary").click()
            press(page, "Keluar")
            expect(page.get_by_role("heading", name="Masuk ke konsol")).to_be_visible()

    # --- hands --------------------------------------------------------------------------------------------------------

    def _sit_down(self, login: str, password: str) -> Page:
        """A window of one's own, signed in with a password of one's own."""
        page = self.seats[login] = self.windows.enter_context(window(self.browser, DESKTOP)).new_page()
        listen(page, self.problems)
        sign_in(page, self.office, login, password)
        expect(page.locator(".me summary").last).to_be_visible()
        return page

    def _file(self, papers: tuple[str, ...], person: str, **changes: object) -> Ticket:
        """Papers of this person: no two requests have a scan in common."""
        pages = tuple(self.kiosk.put_page(name, words=person) for name in papers)
        filing = self.kiosk.filing(pages, **changes)
        assert self.kiosk.deliver(DeliveryKind.FILING, filing).status_code == 201
        return Ticket(filing.number, filing.slip_code, filing.request_id)

    def _accept(self, page: Page, ticket: Ticket, picture: str) -> None:
        page.goto(f"{self.office.url}/permohonan/{ticket.number}/periksa")
        page.keyboard.press("Enter")
        expect(page.locator("h1 .state")).to_have_text("Sedang diperiksa")
        done = page.locator("[data-end]:not([hidden]) button")
        for _ in range(20):
            if done.is_enabled():
                break
            expect(page.locator("[data-image]")).to_have_js_property("complete", True)
            before = page.locator("[data-count]").inner_text()
            page.keyboard.press("Enter")
            expect(page.locator("[data-count]")).not_to_have_text(before)
        if picture:
            self.look(page, picture)
        page.keyboard.press("Enter")
        expect(page.locator("h1")).not_to_contain_text(ticket.number)  # on to the next one, or to the queue

    def _return(self, page: Page, ticket: Ticket) -> None:
        page.goto(f"{self.office.url}/permohonan/{ticket.number}")
        press(page, "Mulai periksa")
        page.get_by_text("Kembalikan ke pemohon…").click()
        page.get_by_label("Surat kehilangan dari kepolisian", exact=True).select_option("buram")
        page.get_by_label("Catatan untuk Surat kehilangan dari kepolisian").fill("Cap tidak terbaca")
        self.look(page, "dikembalikan-dengan-alasan")
        press(page, "Kembalikan ke pemohon")
        expect_state(page, "Perlu dilengkapi")

    def _refuse(self, page: Page, ticket: Ticket) -> None:
        page.goto(f"{self.office.url}/permohonan/{ticket.number}")
        press(page, "Mulai periksa")
        page.get_by_text(re.compile("^Tolak.*…$")).click()
        page.get_by_label("Alasan penolakan").fill("Pemohon terdaftar di kecamatan lain")
        page.get_by_role("button", name=re.compile("^Tolak")).click()
        expect_state(page, "Ditolak")


@contextmanager
def played(office: RunningOffice, browser: Browser, pictures: Path) -> Iterator[Day]:
    """The day up to the evening: what is left is to look at it."""
    day = Day(office, browser, pictures)
    with day.windows:
        day.the_administrator_makes_accounts()
        day.everybody_signs_in()
        day.residents_file()
        day.letters_go_to_the_camat()
        day.the_operator_checks()
        day.the_resident_completes()
        day.the_operator_finishes(day.cards[:1] + day.cards[2:4])
        day.a_proxy_collects_at_the_counter(day.cards[2])
        day.another_collects_at_the_kiosk(day.cards[3], "9917120101800003")
        day.the_section_head_answers_the_complaint()
        yield day
        day.everybody_goes_home()
