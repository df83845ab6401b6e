"""Whoever sees one village, and asks every address there is for what belongs to the next one: in the path, behind the
question mark and in the form. Nothing of it is shown and nothing of it changes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from adminduk.request import ActionKind, State
from office.store.accounts import OFFICE_ROLES
from office.store.tables import Base, RequestRow
from tests.office.every_route import Address
from tests.office.finished_kit import letter, staged_ids, upload, waits
from tests.office.kit import Bench, open_bench
from tests.office.played_kiosk import NIK, PlayedKiosk
from tests.office.test_archive import send
from tests.office.test_cards import came
from tests.office.test_console_signin import form_token
from tests.office.test_every_route import everything
from tests.office.test_handover import STROKES, give, words_on

HERE, THERE = "35.17.19.2001", "35.17.19.2002"
NEIGHBOUR = {"nik": "9917120101850044", "nama": "CONTOH TETANGGA", "nomor-kk": "9917120101850055", "desa": THERE}
OWN = {"nik": NIK, "nama": "CONTOH SENDIRI", "nomor-kk": "9917120101800002", "desa": HERE}
SHOWS = ("TETANGGA", NEIGHBOUR["nomor-kk"])  # of the neighbour, and never typed by us
ATTACHES = "/dokumen-jadi/lampirkan"
NEVER_ENDS = "/antrean/peristiwa"
REACHED = (
    *("GET /antrean", "GET /register/{book}", "GET /register/{book}/pdf", "GET /register/{book}/xlsx", "GET /siak"),
    *("GET /arsip", "GET /arsip/{record_id}", "GET /kartu/{box}/label", "GET /akun/{login}", "POST /arsip"),
    *("POST /arsip/usul", "POST /kartu", "POST /kartu/cari", "POST /cari", "POST /data-pribadi", "POST /siak/ekspor"),
    *("POST /data-pribadi/salinan", "POST /register/{book}/cari", "POST /dokumen-jadi/lampirkan"),
    "POST /permohonan/{number}/serahkan",
)
ASKED = [each for each in everything() if each.behind_the_door and each.path != NEVER_ENDS]


class Border:
    """Requests of the next village at every stage, and an officer who sees `area` only."""

    def __init__(self, home: Path, area: str) -> None:
        self.bench: Bench = open_bench(home, retention_months={"kk": 12})
        self.area = area
        self.kiosk: PlayedKiosk = self.bench.kiosk()
        old = self.filed(State.SUDAH_DIAMBIL)
        self.bench.do(old, ActionKind.ARCHIVE)
        self.bench.clock.passes(days=400)
        everybody = self.bench.browser(self.bench.account(*OFFICE_ROLES, login="petugas1"))
        self.theirs = {state.value: self.filed(state) for state in (State.TERKIRIM, State.SIAP_DIAMBIL, State.DITOLAK)}
        self.theirs |= {"old": old, "waiting": waits(self.bench, self.filed(State.TERKIRIM))}
        for stage in ("boxed", "collected"):
            self.theirs[stage] = waits(self.bench, self.filed(State.TERKIRIM, service="ktp"))
        assert came(everybody, f"{self.theirs['boxed']} {self.theirs['collected']}")[0] == 200
        assert give(everybody, self.theirs["collected"], bukti="KTP-el asli")[0] == 303
        self.theirs["archived"] = self.filed(State.DITOLAK)
        self.record = send(everybody, "/arsip", nomor=[self.theirs["archived"]])[1].rpartition("/")[2]
        upload(everybody, ("kk.pdf", letter(self.theirs["waiting"])))
        self.staged = staged_ids(everybody.get("/dokumen-jadi").text)[0]
        self.account = self.bench.account(*OFFICE_ROLES, login="sebelah", area=area)

    def filed(self, state: State, answers: dict[str, str] = NEIGHBOUR, service: str = "kk") -> str:
        number = self.kiosk.file("surat-kehilangan", answers=answers, service=service).number
        self.bench.bring_to(number, state)
        return number

    def asks(self, address: Address, path: str, there: str, by_name: bool = False) -> httpx.Response:
        """The address at `path`, with request `there` (or its owner) in everything that a form could hold."""
        browser = self.bench.browser(self.account)
        typed = NEIGHBOUR["nik"] if by_name else there
        if address.method == "GET":
            return browser.request("GET", path, params={"nomor": typed, "juga": typed} if typed else {})
        mine = staged_ids(upload(browser, ("kk.pdf", letter("CONTOH"))))[-1] if path == ATTACHES else self.staged
        page = browser.get(path).text if path.endswith("/serahkan") else ""
        form = {
            "_csrf_token": form_token(browser.get("/akun-saya").text),
            "nomor": typed,
            "cocok": [mine, self.staged] if path == ATTACHES else mine,
            f"nomor-{mine}": typed,
            f"nomor-{self.staged}": typed,
            "siap": "ya",
            "cari": typed,
            "nik": NEIGHBOUR["nik"],
            "jawaban": "Permintaan dicatat.",
            "isian": "nama",
            "nilai": "CONTOH BENAR",
            "alasan": "jadwal retensi",
            "bentuk": "csv",
            "kotak": "C",
            "slot": "1",
            "lakukan": "setujui",
            "yakin": "ya",
            "juga": there,
            "juga-nomor": there,
            "siapa": "pemohon",
            "bukti": "KTP-el asli",
            "cara": "layar",
            "tanda-tangan": STROKES,
            "dilihat": page.partition('name="dilihat" value="')[2].partition('"')[0] or "1",
        }
        return browser.request(address.method, path, data=form)

    def kept(self) -> set[str]:
        """Every row of the database that speaks of one of the neighbour's requests."""
        rows = set()
        with self.bench.office.database.reading() as session:
            numbers = list(self.theirs.values())
            ids = session.scalars(select(RequestRow.id).where(RequestRow.number.in_(numbers))).all()
            for table in Base.metadata.sorted_tables:
                for name, wanted in (("request_id", ids), ("number", numbers)):
                    if name in table.c:
                        found = session.execute(select(table).where(table.c[name].in_(wanted)))
                        rows |= {f"{table.name} {row}" for row in found}
        return rows

    def shown(self, address: Address) -> list[str]:
        """What is seen of the neighbour at the address, however it is asked."""
        if address.method == "GET":
            path, several = self.path(address), ",".join(self.theirs.values())
            return [
                *self.seen(self.asks(address, path, ""), (*SHOWS, *self.theirs.values())),
                *self.seen(self.asks(address, path, several), SHOWS),
            ]
        seen = []
        for there in self.theirs.values():
            path = self.path(address)
            seen += self.seen(self.asks(address, path, there), SHOWS)
            seen += self.seen(self.asks(address, path, there, by_name=True), (*SHOWS, *self.theirs.values()))
        return seen

    def path(self, address: Address) -> str:
        """The address, with a request of our own where it names one."""
        here = self.filed(State.SIAP_DIAMBIL, OWN) if address.numbers else ""
        return address.at(here, record_id=self.record, staged=self.staged, box="A", book="permohonan")

    @staticmethod
    def seen(answer: httpx.Response, secrets: tuple[str, ...]) -> list[str]:
        said = words_of(answer)
        return [secret for secret in secrets if secret in said]


def words_of(answer: httpx.Response) -> str:
    """What can be read in an answer, also in a PDF, a workbook and a parcel of files."""
    if answer.content.startswith(b"%PDF"):
        return words_on(answer.content)
    if answer.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as parcel:
            return "".join(parcel.read(name).decode("utf-8", "replace") for name in parcel.namelist())
    return answer.text


@pytest.fixture(scope="module")
def border(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Border]:
    border = Border(tmp_path_factory.mktemp("desa"), HERE)
    with border.bench.client:
        yield border


@pytest.mark.parametrize("address", ASKED, ids=lambda each: each.label)
def test_nothing_of_the_next_village_is_shown_or_changed(border: Border, address: Address) -> None:
    before = border.kept()
    assert border.shown(address) == []
    assert border.kept() ^ before == set()


@pytest.fixture(scope="module")
def whole_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Border]:
    border = Border(tmp_path_factory.mktemp("kantor"), "")
    with border.bench.client:
        yield border


@pytest.mark.parametrize("label", REACHED)
def test_the_same_questions_reach_them_for_whoever_sees_the_whole_office(whole_office: Border, label: str) -> None:
    """Else the test above would ask nothing that matters."""
    address = next(each for each in ASKED if each.label == label)
    before = whole_office.kept()
    assert whole_office.shown(address) or whole_office.kept() != before
