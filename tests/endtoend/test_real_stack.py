"""One visit and its return on the real stack: no fake stands in for anything but paper and hands.

A PNM page through libsane, a code through a pseudo terminal, the slip as bytes on a socket, the request over HTTP in
the database of a real office process, the operator's work in a real Chromium, and the finished PDF through CUPS into
the output of CUPS's own IPP Everywhere printer: byte for byte the file that was attached.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

import assets.sentences
from adminduk.numbers import parse_slip_code
from adminduk.request import ActionKind, State
from anjungan.settings import Settings
from dock.sample_requests import specimen_pdf
from dock.samples import sample
from hardware.device import Fault
from kiosk import identity
from office.compose import open_office
from office.dossier import open_dossier, open_paper
from office.store import requests
from office.store.requests import StoredRequest
from tests.benches.chromium import chromium, window
from tests.benches.cups import CupsBench
from tests.benches.office import RunningOffice, running_office
from tests.benches.pty import PtyReader
from tests.benches.sane import PnmScanner
from tests.benches.slip import TcpBench
from tests.benches.wait import wait_until
from tests.endtoend.remote import RemoteKiosk, remote_kiosk
from tests.office.browsing import expect_state, press, sign_in

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

NIK = "9917194107900001"
NAMA = "CONTOH WARGA"
DESA = "35.17.19.2001"
PAPERS = {"formulir-f102": "f-1-02", "dokumen-pendukung": "dokumen-pendukung", "surat-kehilangan": "surat-kehilangan"}
_SETTINGS = """\
[kiosk]
office_url = "{office}"
[kiosk.scanner]
driver = "sane"
name = "{scanner}"
options = {{ filename = "{page}" }}
[kiosk.reader]
driver = "serial"
port = "{reader}"
[kiosk.printer]
driver = "cups"
queue = "{queue}"
server = "{cups}"
[kiosk.slip_printer]
driver = "escpos-network"
address = "{slips}"
"""


@dataclass(frozen=True)
class Stack:
    """Everything real, running, and the kiosk that stands in the middle of it."""

    office: RunningOffice
    scanner: PnmScanner
    reader: PtyReader
    printer: CupsBench
    slips: TcpBench
    kiosk: RemoteKiosk

    def request(self, number: str) -> StoredRequest | None:
        """What the office's own database says."""
        opened = open_office(Settings().office, self.office.home)
        try:
            with opened.database.reading() as session:
                return requests.by_number(session, number)
        finally:
            opened.database.close()

    def state(self, number: str) -> State | None:
        stored = self.request(number)
        return None if stored is None else stored.request.state


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    assets.sentences.compile_all()
    folder = tmp_path_factory.mktemp("stack")
    home = folder / "anjungan"
    home.mkdir()
    with ExitStack() as running:
        office = running.enter_context(running_office(folder / "kantor"))
        printer, slips = running.enter_context(CupsBench()), running.enter_context(TcpBench())
        scanner, reader = PnmScanner(folder), PtyReader(folder)
        running.callback(reader.pull_cable)
        assert not isinstance(identity.enroll(office.url, office.enrolment_code(), home), Fault)
        (home / "anjungan.toml").write_text(
            _SETTINGS.format(
                office=office.url,
                scanner=scanner.name,
                page=scanner.page,
                reader=reader.port,
                queue=printer.queue,
                cups=printer.server,
                slips=slips.address,
            )
        )
        kiosk = running.enter_context(remote_kiosk(home, dict([scanner.environment])))
        yield Stack(office, scanner, reader, printer, slips, kiosk)


def test_filed_handled_and_collected(stack: Stack, tmp_path: Path) -> None:
    number, slip_code = _file(stack)
    _expect_safe_at_the_office(stack, number)
    finished = specimen_pdf(number, NAMA)
    (tmp_path / "kk.pdf").write_bytes(finished)
    with chromium() as browser, window(browser) as context:
        _work(stack, context.new_page(), number, tmp_path / "kk.pdf")
    assert stack.state(number) is State.SIAP_DIAMBIL
    _collect(stack, slip_code)
    assert stack.printer.printed() == [finished]
    wait_until(lambda: stack.state(number) is State.SUDAH_DIAMBIL, "the handover is at the office", 30)
    stored = stack.request(number)
    assert stored is not None
    assert [action.kind for action in stored.request.actions] == [
        ActionKind.FILE,
        ActionKind.TAKE,
        ActionKind.REGISTER,
        ActionKind.PROCESS,
        ActionKind.ATTACH,
        ActionKind.MARK_READY,
        ActionKind.HAND_OVER,
    ]
    assert not [name for name in stack.printer.spooled() if name.startswith("d")], "nothing stays in the print queue"


def _file(stack: Stack) -> tuple[str, str]:
    """A resident without a KK files for a new one; ticket number and slip code as they came out on paper."""
    at = stack.kiosk
    wait_until(lambda: at.look()["troubles"] == 0, "every part works; until then the page still moves", 60)
    at.begin("choose:file", "service")
    at.touch("choose:kk", "reason")
    at.touch("choose:hilang", "briefing")
    at.touch("choose:next", "nik")
    at.type(NIK)
    at.touch("choose:next", "nama")
    at.type(NAMA)
    at.touch("choose:next", "nomor-kk")
    at.touch("choose:skip", "desa")
    at.touch(f"choose:{DESA}", "telepon")
    at.touch("choose:skip", "form-how")
    at.touch("choose:paper", "scan formulir-f102 waiting")
    following = [*(f"scan {paper} waiting" for paper in list(PAPERS)[1:]), "review"]
    for (paper, sheet), then in zip(PAPERS.items(), following, strict=True):
        stack.scanner.put(sample(sheet).pixels())
        at.touch("choose:scan", f"scan {paper} good", within_s=60)
        at.touch("choose:next", then)
    at.touch("choose:send", "number asking", within_s=60)
    shown = at.look()
    slip = stack.slips.texts()[-1]
    assert shown["number"] in slip
    assert shown["qr"] in slip
    assert NIK not in slip
    assert NAMA not in slip
    code = re.search(r"JGR(?:-[0-9A-Z]{4}){4}", slip)
    assert code is not None
    assert parse_slip_code(shown["qr"]) == parse_slip_code(code[0])
    at.touch("choose:yes", "number in-hand")
    at.touch("choose:done", "attract")
    return shown["number"], shown["qr"]


def _expect_safe_at_the_office(stack: Stack, number: str) -> None:
    """The request and its pages, opened with the office's key, are what was typed and scanned."""
    wait_until(lambda: stack.state(number) is State.TERKIRIM, "the request is in the office's database", 30)
    opened = open_office(Settings().office, stack.office.home)
    try:
        stored = stack.request(number)
        assert stored is not None
        with opened.database.reading() as session:
            dossier = open_dossier(session, opened, stored.request)
        pages = {paper.requirement: open_paper(opened, paper) for paper in dossier.papers}
    finally:
        opened.database.close()
    assert {NAMA, "9917 1941 0790 0001"} <= {value for _, value in dossier.answers}
    assert list(pages) == list(PAPERS)
    for requirement, sheet in PAPERS.items():
        opened_page = pages[requirement]
        assert opened_page is not None
        assert opened_page[1] == "image/jpeg"
        likeness = {name: _difference(opened_page[0], name) for name in PAPERS.values()}
        assert min(likeness, key=likeness.__getitem__) == sheet, likeness


def _difference(jpeg: bytes, sheet: str) -> float:
    """How far a page is from a sample sheet, as the mean difference of grey at thumbnail size."""
    pictures = (Image.open(io.BytesIO(jpeg)), Image.fromarray(sample(sheet).pixels()))
    one, other = (np.asarray(picture.convert("L").resize((124, 175)), dtype=float) for picture in pictures)
    return float(np.abs(one - other).mean())


def _work(stack: Stack, page: Page, number: str, finished: Path) -> None:
    """The first account's holder signs in, and takes the request to where it can be collected."""
    sign_in(page, stack.office, stack.office.first_login, stack.office.first_password)
    page.get_by_role("link", name=number).click()
    press(page, "Mulai periksa")
    expect_state(page, "Sedang diperiksa")
    expect(page.get_by_text(NAMA)).to_be_visible()
    press(page, "Catat nomor agenda")
    press(page, "Kirim untuk ditandatangani")
    page.get_by_label("PDF yang sudah ditandatangani").set_input_files(finished)
    press(page, "Lampirkan dokumen jadi")
    press(page, "Tandai siap diambil")
    expect_state(page, "Siap diambil")


def _collect(stack: Stack, slip_code: str) -> None:
    at = stack.kiosk
    at.begin("choose:collect", "readcode")
    stack.reader.show(slip_code)
    at.until("holder-nik")
    at.type(NIK)
    at.touch("choose:next", "did-it-come-out", within_s=120)
    at.touch("choose:yes", "collected")
    at.touch("choose:done", "attract")
