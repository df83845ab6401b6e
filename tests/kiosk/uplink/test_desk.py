"""What the person at the screen is told, by the office or in its silence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adminduk.catalogue.model import ProductKind
from adminduk.request import ReturnedItem, State
from kiosk.effects import AskStanding, ClaimDocument
from kiosk.events import GrantReceived, OfficeSaidNo, OfficeTrouble, StandingFound
from kiosk.office_answers import Standing
from kiosk.spool.contents import Kept
from tests.kiosk.spool.sample import CATALOGUE, NIK, completion, filing, sure
from tests.kiosk.uplink.bench import NO_OFFICE, Kiosk, enrolled, kiosk
from tests.kiosk.uplink.small_office import Answer, SmallOffice, no, said

PDF = b"%PDF-1.7 contoh"
CLAIM = ClaimDocument("JGR-AAAA", "JGR-01-000001", NIK)


@pytest.fixture
def office() -> SmallOffice:
    return SmallOffice()


@pytest.fixture
def machine(office: SmallOffice, tmp_path: Path) -> Iterator[Kiosk]:
    made = kiosk(enrolled(office, tmp_path), tmp_path, transport=office.transport())
    yield made
    made.spool.close()


def standing(number: str, state: str) -> Answer:
    returned = [{"requirement": "surat-kehilangan", "reason": "buram", "note": ""}]
    history = [{"state": "terkirim", "at": "2026-11-20T08:05:00+07:00"}]
    return said(
        200,
        number=number,
        service="kk",
        reason="hilang",
        state=state,
        history=history,
        product="pdf",
        returned=returned,
        reject_reason="",
    )


def silent(office: SmallOffice) -> None:
    office.lose_answer = lambda method, path: True


def file_and_deliver(machine: Kiosk) -> Kept:
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    machine.uplink.round()
    assert sure(machine.spool.waiting()) == ()
    return kept


def test_the_documented_standing_is_understood(office: SmallOffice, machine: Kiosk) -> None:
    office.answers["/lookup"] = standing("JGR-01-000042", "perlu-dilengkapi")
    assert machine.desk.ask(AskStanding(slip_code="JGR-AAAA")) == StandingFound(
        Standing(
            number="JGR-01-000042",
            service="kk",
            reason="hilang",
            state=State.PERLU_DILENGKAPI,
            history=((State.TERKIRIM, datetime(2026, 11, 20, 1, 5, tzinfo=UTC)),),
            product=ProductKind.PDF,
            returned=(ReturnedItem("surat-kehilangan", "buram"),),
            slip_code="JGR-AAAA",
        )
    )


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (no(404, "unknown"), OfficeSaidNo(OfficeTrouble.UNKNOWN, number="JGR-01-000001")),
        (no(429, "locked", wait_s=900), OfficeSaidNo(OfficeTrouble.LOCKED, wait_s=900, number="JGR-01-000001")),
        ((404, b"<h1>Not Found</h1>"), OfficeSaidNo(OfficeTrouble.UNREACHABLE)),
        (no(500, "bug"), OfficeSaidNo(OfficeTrouble.UNREACHABLE)),
        (said(200, number="JGR-01-000001"), OfficeSaidNo(OfficeTrouble.UNREACHABLE)),
    ],
)
def test_the_offices_no(office: SmallOffice, machine: Kiosk, answer: Answer, expected: OfficeSaidNo) -> None:
    office.answers["/lookup"] = answer
    assert machine.desk.ask(AskStanding(number="JGR-01-000001", nik=NIK)) == expected


@pytest.mark.parametrize("unknown", [True, False])
def test_what_is_not_delivered_yet_is_only_here(office: SmallOffice, machine: Kiosk, unknown: bool) -> None:
    if unknown:
        office.answers["/lookup"] = no(404, "unknown")
    else:
        silent(office)
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    only_here = OfficeSaidNo(OfficeTrouble.ONLY_HERE, number=kept.number)
    assert machine.desk.ask(AskStanding(slip_code=kept.slip_code)) == only_here
    assert machine.desk.ask(AskStanding(number=kept.number.lower(), nik=NIK)) == only_here


def test_the_offices_word_counts_more_than_a_copy_that_is_still_here(office: SmallOffice, machine: Kiosk) -> None:
    kept = sure(machine.spool.commit_filing(filing(), CATALOGUE))
    office.answers["/lookup"] = standing(kept.number, "terkirim")
    assert isinstance(machine.desk.ask(AskStanding(slip_code=kept.slip_code)), StandingFound)


def test_a_delivered_request_of_a_silent_office_keeps_its_number(office: SmallOffice, machine: Kiosk) -> None:
    kept = file_and_deliver(machine)
    silent(office)
    answer = machine.desk.ask(AskStanding(slip_code=kept.slip_code))
    assert answer == OfficeSaidNo(OfficeTrouble.UNREACHABLE, number=kept.number)


def test_a_slip_of_elsewhere_and_a_silent_office(office: SmallOffice, machine: Kiosk) -> None:
    silent(office)
    assert machine.desk.ask(AskStanding(slip_code="JGR-AAAA")) == OfficeSaidNo(OfficeTrouble.UNREACHABLE)


def test_a_completion_on_its_way_is_not_asked_for_twice(office: SmallOffice, machine: Kiosk) -> None:
    kept = file_and_deliver(machine)
    sure(machine.spool.commit_completion(completion(kept)))
    office.answers["/lookup"] = standing(kept.number, "perlu-dilengkapi")
    only_here = OfficeSaidNo(OfficeTrouble.ONLY_HERE, number=kept.number)
    assert machine.desk.ask(AskStanding(slip_code=kept.slip_code)) == only_here
    machine.uplink.round()
    assert isinstance(machine.desk.ask(AskStanding(slip_code=kept.slip_code)), StandingFound)


def test_a_document_arrives_byte_for_byte(office: SmallOffice, machine: Kiosk) -> None:
    digest = hashlib.sha256(PDF).hexdigest()
    office.answers["/collect"] = said(200, grant="g1", number="JGR-01-000001", sha256=digest, size=len(PDF))
    office.answers["/documents/g1"] = (200, PDF)
    answer = machine.desk.claim(CLAIM)
    assert isinstance(answer, GrantReceived)
    grant = answer.grant
    assert (grant.token, grant.number, grant.slip_code) == ("g1", "JGR-01-000001", "JGR-AAAA")
    assert (grant.pdf, grant.sha256) == (PDF, digest)


@pytest.mark.parametrize("document", [(200, PDF[:-1]), (410, b'{"code": "grant"}'), (500, b"")])
def test_half_a_document_is_no_document(office: SmallOffice, machine: Kiosk, document: Answer) -> None:
    digest = hashlib.sha256(PDF).hexdigest()
    office.answers["/collect"] = said(200, grant="g1", number="JGR-01-000001", sha256=digest, size=len(PDF))
    office.answers["/documents/g1"] = document
    assert machine.desk.claim(CLAIM) == OfficeSaidNo(OfficeTrouble.UNREACHABLE)


@pytest.mark.parametrize(
    ("answer", "trouble", "tries_left", "wait_s"),
    [
        (no(403, "wrong_holder", tries_left=3), OfficeTrouble.WRONG_HOLDER, 3, 0),
        (no(409, "state", state="diproses"), OfficeTrouble.NOT_READY, 0, 0),
        (no(429, "locked", wait_s=600), OfficeTrouble.LOCKED, 0, 600),
        (no(404, "unknown"), OfficeTrouble.UNKNOWN, 0, 0),
    ],
)
def test_why_there_is_no_document(
    office: SmallOffice, machine: Kiosk, answer: Answer, trouble: OfficeTrouble, tries_left: int, wait_s: int
) -> None:
    office.answers["/collect"] = answer
    assert machine.desk.claim(CLAIM) == OfficeSaidNo(trouble, tries_left, wait_s, "JGR-01-000001")


def test_no_office_at_all_is_an_answer_too(tmp_path: Path) -> None:
    made = kiosk(enrolled(SmallOffice(), tmp_path), tmp_path, url=NO_OFFICE)
    assert made.desk.ask(AskStanding(slip_code="JGR-AAAA")) == OfficeSaidNo(OfficeTrouble.UNREACHABLE)
    assert made.desk.claim(CLAIM) == OfficeSaidNo(OfficeTrouble.UNREACHABLE)
    made.spool.close()
