"""Every step of every office's SOP, through HTTP: done by its own desk, refused to every other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from litestar.testing import TestClient
from sqlalchemy import update

import assets
from adminduk import sop
from adminduk.catalogue.loader import load_catalogues
from adminduk.catalogue.model import Catalogue, Service
from adminduk.request import ActionKind, Request, Role, State
from adminduk.sop import Stage
from office import desks
from office.store import places, requests
from office.store.tables import RequestRow
from tests.office.kit import PDF, Bench, open_bench
from tests.office.played_kiosk import PlayedKiosk
from tests.office.test_console_signin import form_token
from tests.office.test_review import EVERYTHING, Desk

K = ActionKind
CATALOGUES = {each.office.id: each for each in load_catalogues(assets.path("catalogue"))}
WAYS = [(office, service) for office, catalogue in CATALOGUES.items() for service in catalogue.services]
FORMS: dict[ActionKind, dict[str, str]] = {
    K.HAND_OVER: {"bukti": "KTP-el asli", "siapa": "pemohon", "cara": "kertas"},
    K.SEND_BACK: {"alasan": "Contoh alasan"},
    K.REJECT: {"alasan": "Contoh alasan"},
}


@dataclass
class Counter:
    """One office with somebody at each desk, each with a browser of their own."""

    bench: Bench
    kiosk: PlayedKiosk
    browsers: dict[str, TestClient]

    def filed(self, service: str) -> str:
        reason = self.bench.office.catalogue.service(service).reasons[0].id
        office = self.bench.office.catalogue.office.id
        return self.kiosk.file(office=office, service=service, reason=reason).number

    def request(self, number: str) -> Request:
        with self.bench.office.database.reading() as session:
            stored = requests.by_number(session, number)
        assert stored is not None
        return stored.request

    def press(self, desk: str, number: str, kind: ActionKind, step: str = "") -> int:
        """The form of `kind` as the browser at `desk` sends it; the status."""
        browser, seen = self.browsers[desk], len(self.request(number).actions)
        if "anjungan_formulir" not in browser.cookies:
            form_token(browser.get("/akun-saya").text)
        data = {**FORMS.get(kind, {}), "dilihat": str(seen), "_csrf_token": browser.cookies["anjungan_formulir"]}
        if kind is K.REGISTER:
            data["agenda"] = f"{number[-6:]}/2026"
        if step:
            data["langkah"] = step
        files = {"berkas": ("kk.pdf", PDF, "application/pdf")} if kind is K.ATTACH else None
        return browser.post(f"/permohonan/{number}/{kind.value}", data=data, files=files).status_code

    def lies_at(self, number: str) -> str:
        """The desk on whose queue page the request stands; "" for none."""
        held = [desk for desk, browser in self.browsers.items() if number in browser.get(f"/meja?meja={desk}").text]
        assert len(held) <= 1
        return held[0] if held else ""

    def walk_to(self, number: str, step: str) -> Stage:
        """Do every step at its own desk until `step` comes next."""
        while (here := desks.place_of(self.bench.office, self.request(number)).next) is not None and here.id != step:
            state = self.request(number).state
            assert self.press(here.desk, number, here.deed(state), here.id) == 303, here
        assert here is not None
        return here


def staffed(home: Path, catalogue: Catalogue) -> Counter:
    bench = open_bench(home, catalogue=catalogue)
    seats = {
        desk.id: bench.browser(bench.account(desk.role, desks=(desk.id,), login=desk.id)) for desk in catalogue.desks
    }
    return Counter(bench, bench.kiosk(), seats)


@pytest.fixture(scope="module")
def counters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Counter]]:
    made = {name: staffed(tmp_path_factory.mktemp(name), catalogue) for name, catalogue in CATALOGUES.items()}
    yield made
    for each in made.values():
        each.bench.office.beside.close()
        each.bench.office.database.close()


@pytest.mark.parametrize(("office", "service"), WAYS, ids=lambda each: each.id if isinstance(each, Service) else each)
def test_a_step_is_done_at_its_own_desk_and_refused_at_every_other(
    counters: dict[str, Counter], office: str, service: Service
) -> None:
    counter = counters[office]
    number = counter.filed(service.id)
    done: list[str] = []
    while (here := desks.place_of(counter.bench.office, counter.request(number))).next is not None:
        for stage in (*here.choices, here.next):
            request = counter.request(number)
            kind = K.FORWARD if stage in here.choices else stage.deed(request.state)
            others = [desk for desk in counter.browsers if desk != stage.desk]
            refused = {desk: counter.press(desk, number, kind, stage.id) for desk in others}
            assert (stage.id, set(refused.values()) - {403, 409}) == (stage.id, set())  # 409: somebody checks it now
            assert counter.request(number) == request
            assert (stage.id, counter.press(stage.desk, number, kind, stage.id)) == (stage.id, 303)
            done.append(stage.id)
    way = sop.way(counter.bench.office.catalogue, service)
    assert sorted(done) == sorted(each.id for each in way)
    assert counter.request(number).state is State.DIARSIPKAN


def test_a_request_stands_in_the_queue_of_one_desk_and_goes_on_with_each_step(counters: dict[str, Counter]) -> None:
    counter = counters["grobogan"]
    number = counter.filed("kk")
    seen = [counter.lies_at(number)]
    for step in ("agendakan", "pelayanan-kk-wni:3", "pelayanan-kk-wni:4", "pelayanan-kk-wni:5", "pelayanan-kk-wni:7"):
        counter.walk_to(number, step)
        seen.append(counter.lies_at(number))
    assert seen == ["loket", "loket", "operator", "kabid", "kadis", "loket"]
    counter.walk_to(number, "arsipkan")
    assert counter.press("loket", number, K.ARCHIVE) == 303
    assert counter.lies_at(number) == ""


def test_what_the_sop_puts_before_is_done_before(counters: dict[str, Counter]) -> None:
    counter = counters["jumapolo"]
    number = counter.filed("kk")
    counter.walk_to(number, "layanan-kk:4")
    assert counter.press("operator-siak", number, K.PROCESS) == 409
    page = counter.browsers["operator-siak"].get(f"/permohonan/{number}").text
    assert f'action="/permohonan/{number}/proses"' not in page
    assert "meja Kasi Pemerintahan" in page
    assert counter.press("kasi-pemerintahan", number, K.FORWARD, "layanan-kk:4") == 303
    assert counter.press("operator-siak", number, K.PROCESS) == 303


def test_a_desk_sends_back_with_a_reason_and_the_earlier_desk_does_it_again(counters: dict[str, Counter]) -> None:
    counter = counters["grobogan"]
    number = counter.filed("kk")
    counter.walk_to(number, "pelayanan-kk-wni:4")
    assert counter.press("operator", number, K.SEND_BACK, "pelayanan-kk-wni:2") == 403  # it does not lie there
    assert counter.press("kabid", number, K.SEND_BACK, "pelayanan-kk-wni:7") == 403  # nor was that ever done
    assert counter.press("kabid", number, K.SEND_BACK, "pelayanan-kk-wni:3") == 303
    assert counter.lies_at(number) == "operator"
    page = counter.browsers["operator"].get(f"/permohonan/{number}").text
    assert "Contoh alasan" in page
    assert counter.press("kadis", number, K.ATTACH) == 409
    assert counter.press("operator", number, K.FORWARD, "pelayanan-kk-wni:3") == 303
    assert counter.lies_at(number) == "kabid"


def test_the_history_says_in_which_role_a_step_was_done(counters: dict[str, Counter]) -> None:
    counter = counters["grobogan"]
    both = counter.bench.account(Role.OPERATOR, Role.KABID, login="dua-meja")
    counter.browsers["dua-meja"] = counter.bench.browser(both)
    number = counter.filed("kk")
    counter.walk_to(number, "pelayanan-kk-wni:4")
    assert counter.press("dua-meja", number, K.FORWARD, "pelayanan-kk-wni:4") == 303
    assert counter.request(number).actions[-1].role is Role.KABID
    del counter.browsers["dua-meja"]


def test_late_requests_stand_first_with_the_minutes_of_their_own_step(counters: dict[str, Counter]) -> None:
    counter = counters["jumapolo"]
    early = counter.filed("kk")
    counter.bench.clock.passes(minutes=2)
    late = counter.filed("rekomendasi")
    counter.bench.clock.passes(minutes=2)
    page = counter.browsers["jfu"].get("/meja?meja=jfu").text
    assert page.index(early) < page.index(late)  # 3 minutes of step 2 are over, 5 are not
    row = page[page.index(early) : page.index(late)]
    assert "Terlambat" in row
    assert "lewat 1 menit" in row
    assert "sisa 3 menit" in page[page.index(late) :]
    assert "Berkas persyaratan telah terkoreksi" in row


def test_older_requests_find_their_desk_when_the_office_starts(counters: dict[str, Counter]) -> None:
    counter = counters["margorejo"]
    number = counter.filed("kk")
    with counter.bench.office.database.writing() as session:
        places.take_away(session, counter.request(number).id)
    assert counter.lies_at(number) == ""
    assert desks.place_older(counter.bench.office) == 1
    assert counter.lies_at(number) == "admin-desa"
    assert desks.place_older(counter.bench.office) == 0


def test_many_older_requests_are_placed_in_one_walk_past_those_that_belong_nowhere(
    counters: dict[str, Counter], monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = counters["margorejo"]
    office, numbers = counter.bench.office, [counter.filed("kk") for _ in range(5)]
    unknown = [counter.request(number) for number in numbers[:3]]
    with office.database.writing() as session:
        for number in numbers:
            places.take_away(session, counter.request(number).id)
        session.execute(
            update(RequestRow).where(RequestRow.id.in_([each.id for each in unknown])).values(service="tidak-ada-lagi")
        )
    monkeypatch.setattr(desks, "_AT_ONCE", 2)
    assert desks.place_older(office) == 2
    assert [counter.lies_at(number) for number in numbers] == ["", "", "", "admin-desa", "admin-desa"]


def test_whoever_has_no_named_desk_works_at_every_desk_of_the_role(counters: dict[str, Counter]) -> None:
    bench = counters["jumapolo"].bench
    free = bench.account(Role.KASI, login="kasi-bebas")
    assert [desk.id for desk in desks.seats(bench.office, free)] == ["kasi-pemerintahan", "kasi-kesos"]
    named = bench.account(Role.KASI, login="kasi-kesos-2", desks=("kasi-kesos",))
    assert [desk.id for desk in desks.seats(bench.office, named)] == ["kasi-kesos"]
    wrong = bench.account(Role.LOKET, login="loket-salah", desks=("kasi-kesos",))
    assert desks.seats(bench.office, wrong) == ()


def test_whoever_checks_passes_on_what_is_good_throughout_and_lets_go_of_it(counters: dict[str, Counter]) -> None:
    counter = counters["jepara"]
    number = counter.filed("keabsahan-langsung")
    checking = Desk(counter.browsers["loket"])
    checking.take(number)
    page = checking.page(number)
    assert 'name="tindakan" value="teruskan"' in page
    assert 'name="tindakan" value="agendakan"' not in page  # that is the bidang's, after the kasi
    step = {"langkah": "keabsahan-off-line:2:selesai"}
    assert checking.finish(number, K.FORWARD, **step)[0] == 422  # nothing was looked at yet
    assert counter.press("kasi", number, K.FORWARD, "keabsahan-off-line:3") in (403, 409)
    checking.say(number, *(each for each in EVERYTHING if each != "lembar-2"))
    assert checking.finish(number, K.FORWARD, **step)[0] == 303
    assert counter.lies_at(number) == "kasi"
    assert counter.press("kasi", number, K.FORWARD, "keabsahan-off-line:3") == 303
