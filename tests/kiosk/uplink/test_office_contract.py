"""One suite on the small office of these tests AND on the real one behind a real socket: the fake must not drift."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
import uvicorn

from adminduk.filing import DeliveryKind
from adminduk.numbers import new_slip_code
from adminduk.request import State
from kiosk import identity as identities
from kiosk.doctor.report.carrier import report_body
from kiosk.doctor.report.signature import sign
from kiosk.effects import AskStanding, CommitCompletion
from kiosk.events import OfficeSaidNo, OfficeTrouble, StandingFound
from kiosk.identity import Credentials, Identity
from kiosk.spool.contents import Parcel
from kiosk.spool.envelope import sha256
from kiosk.uplink import faults
from kiosk.uplink.answers import Done, MissingBlobs, NotNow, Refused
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from office.compose import build_app, open_office
from office.parts import Office
from office.settings import OfficeSettings
from office.store import kiosks, requests
from tests.benches.wait import wait_until
from tests.kiosk.spool.sample import CATALOGUE, NIK, filing, page, sure
from tests.kiosk.uplink.bench import HurriedPace, Kiosk, kiosk, utc_now
from tests.kiosk.uplink.small_office import SmallOffice, serve


class AnyOffice(Protocol):
    url: str

    def new_code(self) -> str: ...

    def filed(self, number: str) -> int: ...


@dataclass
class Small:
    url: str
    office: SmallOffice

    def new_code(self) -> str:
        code = f"KODE-{len(self.office.kiosks)}"
        self.office.enrolment_codes.add(code)
        return code

    def filed(self, number: str) -> int:
        return self.office.filed[number]


@dataclass
class Real:
    url: str
    office: Office

    def new_code(self) -> str:
        with self.office.database.writing() as session:
            return kiosks.new_code(session, self.office.keys, utc_now())

    def filed(self, number: str) -> int:
        with self.office.database.reading() as session:
            return int(requests.by_number(session, number) is not None)


@contextmanager
def small(_home: Path) -> Iterator[AnyOffice]:
    office = SmallOffice()
    with serve(office) as url:
        yield Small(url, office)


@contextmanager
def real(home: Path) -> Iterator[Real]:
    office = open_office(OfficeSettings(), home)
    server = uvicorn.Server(uvicorn.Config(build_app(office), port=0, log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started, "the office to listen")
    try:
        yield Real(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", office)
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(params=[small, real], ids=["small", "real"])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyOffice]:
    with request.param(tmp_path / "office-home") as running:
        yield running


@pytest.fixture
def identity(office: AnyOffice, tmp_path: Path) -> Identity:
    return sure(identities.enroll(office.url, office.new_code(), tmp_path))


@pytest.fixture
def machine(office: AnyOffice, identity: Identity, tmp_path: Path) -> Iterator[Kiosk]:
    made = kiosk(identity, tmp_path, url=office.url)
    yield made
    made.spool.close()


def one_parcel(machine: Kiosk) -> Parcel:
    sure(machine.spool.commit_filing(filing(page(), page()), CATALOGUE))
    return sure(machine.spool.waiting())[-1]


def bring_pages(machine: Kiosk, parcel: Parcel) -> None:
    for blob in parcel.blobs:
        assert machine.client.put_blob(blob, sure(machine.spool.blob(blob))) == Done()


def test_an_enrolment_code_works_once(office: AnyOffice, tmp_path: Path) -> None:
    code = office.new_code()
    assert sure(identities.enroll(office.url, code, tmp_path / "one")).kiosk_number == 1
    assert identities.enroll(office.url, code, tmp_path / "two") == faults.ENROLMENT_REFUSED


def test_a_delivery_and_its_repeat_file_one_request(office: AnyOffice, machine: Kiosk) -> None:
    parcel = one_parcel(machine)
    bring_pages(machine, parcel)
    bring_pages(machine, parcel)
    assert machine.client.put_delivery(parcel) == Done()
    assert machine.client.put_delivery(parcel) == Done()
    assert office.filed(parcel.number) == 1


def test_pages_that_are_missing_are_named(office: AnyOffice, machine: Kiosk) -> None:
    parcel = one_parcel(machine)
    first, *others = parcel.blobs
    assert machine.client.put_blob(first, sure(machine.spool.blob(first))) == Done()
    assert machine.client.put_delivery(parcel) == MissingBlobs(tuple(others))
    assert office.filed(parcel.number) == 0


def test_a_damaged_page_is_not_taken(machine: Kiosk) -> None:
    assert machine.client.put_blob(sha256(b"a page"), b"another") == NotNow(faults.OFFICE_TROUBLE)


def test_a_wrong_fingerprint_is_refused_for_good(office: AnyOffice, machine: Kiosk) -> None:
    parcel = one_parcel(machine)
    bring_pages(machine, parcel)
    assert machine.client.put_delivery(replace(parcel, content_hash="0" * 64)) == Refused("invalid")
    assert office.filed(parcel.number) == 0


def test_an_office_tells_its_time_and_whether_it_accepts_us(machine: Kiosk, identity: Identity) -> None:
    now = machine.client.time()
    assert now is not None
    assert abs((now - utc_now()).total_seconds()) < 10
    assert machine.client.accepted() == Done()


def test_a_stranger_is_not_accepted(office: AnyOffice, identity: Identity, tmp_path: Path) -> None:
    stranger = identity.model_copy(update={"private_key": identities.new_key()[0]})
    made = kiosk(stranger, tmp_path / "stranger", url=office.url)
    assert made.client.accepted() == NotNow(faults.NOT_ACCEPTED)
    made.spool.close()


def test_a_report_and_its_repeat_are_one_and_another_content_is_refused(machine: Kiosk, identity: Identity) -> None:
    summary = {"at": utc_now().isoformat(), "by": "night", "outcome": "pass", "findings": []}
    pdf, other, name = b"%PDF-1.7 CONTOH", b"%PDF-1.7 LAIN", str(uuid.uuid4())
    assert machine.client.put_report(name, report_body(pdf, sign(pdf, identity), summary)) == Done()
    assert machine.client.put_report(name, report_body(pdf, sign(pdf, identity), summary)) == Done()
    assert machine.client.put_report(name, report_body(other, sign(other, identity), summary)) == Refused("conflict")


def test_a_heartbeat_is_heard(machine: Kiosk) -> None:
    assert machine.client.heartbeat("1.2.3", [("scanner", "scanner.jam")], 3) == Done()
    condition = {"services": [{"service": "file", "open": True, "detours": ["pages.camera"]}], "parked": 1}
    assert machine.client.heartbeat("1.2.3", [], 0, condition) == Done()


def test_a_kiosk_with_another_key_is_not_accepted(office: AnyOffice, identity: Identity) -> None:
    stranger = identity.model_copy(update={"private_key": identities.new_key()[0]})
    client = OfficeClient(Line(office.url), Credentials(stranger, utc_now))
    assert client.heartbeat("1.2.3", [], 0) == NotNow(faults.NOT_ACCEPTED)


@pytest.mark.parametrize("wrong_by", [timedelta(hours=3), timedelta(hours=-3)])
def test_a_wrong_clock_is_put_right(office: AnyOffice, identity: Identity, wrong_by: timedelta) -> None:
    client = OfficeClient(Line(office.url), Credentials(identity, lambda: utc_now() + wrong_by))
    assert client.heartbeat("1.2.3", [], 0) == Done()


def test_an_unknown_slip_is_unknown(machine: Kiosk) -> None:
    question = AskStanding(slip_code=str(new_slip_code("JGR")))
    assert machine.desk.ask(question) == OfficeSaidNo(OfficeTrouble.UNKNOWN)


def test_the_real_office_gets_everything_and_answers_for_it(tmp_path: Path) -> None:
    with real(tmp_path / "office-home") as office:
        identity = sure(identities.enroll(office.url, office.new_code(), tmp_path))
        made = kiosk(identity, tmp_path, url=office.url, pace=HurriedPace())
        made.uplink.start()
        kept = [sure(made.spool.commit_filing(filing(page(), page()), CATALOGUE)) for _ in range(3)]
        made.uplink.wake()
        wait_until(lambda: not sure(made.spool.waiting()), "everything to be delivered")
        for each in kept:
            for question in (AskStanding(slip_code=each.slip_code), AskStanding(number=each.number, nik=NIK)):
                found = made.desk.ask(question)
                assert isinstance(found, StandingFound)
                assert (found.standing.number, found.standing.state) == (each.number, State.TERKIRIM)
        early = sure(made.spool.commit_completion(CommitCompletion(kept[0].number, kept[0].slip_code, (page(),), ())))
        made.uplink.wake()
        wait_until(lambda: sure(made.spool.parked()), "the office to refuse what nobody asked for")
        (parked,) = sure(made.spool.parked())
        assert (parked.id, parked.kind, parked.reason) == (early.delivery_id, DeliveryKind.COMPLETION, "state")
        made.uplink.stop()
        made.spool.close()


def test_the_catalogue_that_holds_is_fetched_unless_it_is_here(tmp_path: Path) -> None:
    with real(tmp_path / "office-home") as office:
        machine = kiosk(sure(identities.enroll(office.url, office.new_code(), tmp_path)), tmp_path, url=office.url)
        offered = machine.client.catalogue("")
        assert offered is not None
        assert offered.whole
        assert offered.version == office.office.catalogue.version
        assert machine.client.catalogue(offered.digest) is None
        machine.spool.close()
