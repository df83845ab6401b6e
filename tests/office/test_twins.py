"""Requests that may be one and the same are noticed, and shown side by side only to those who may see both."""

from __future__ import annotations

import pytest
from litestar.testing import TestClient
from sqlalchemy import delete

from adminduk.filing import DeliveryKind, PageRef
from adminduk.request import Role, State
from office import twins
from office.store import requests
from office.store.accounts import Account
from office.store.review_tables import PageMarkRow
from office.twins import Likeness
from tests.office.kit import Bench
from tests.office.played_kiosk import PlayedKiosk, Ticket

ANSWERS = {"nik": "9917120101800001", "nama": "CONTOH SPECIMEN", "nomor-kk": "9917120101800002"}
FILED: dict[str, tuple[PageRef, ...]] = {}  # number -> its pages
EVERYBODY = Account("id", "x", "X", frozenset({Role.LOKET}))  # of the whole office
OTHER = {"nik": "9917125203900003", "nama": "CONTOH LAIN", "nomor-kk": "9917120101800009"}


def found(bench: Bench, ticket: Ticket) -> dict[str, set[Likeness]]:
    """Number -> why, for the request of `ticket`, whose one page is the scan of that name."""
    with bench.office.database.reading() as session:
        stored = requests.by_number(session, ticket.number)
        assert stored is not None
        pages = [page.sha256 for page in FILED[ticket.number]]
        alike = twins.of_request(session, bench.office, EVERYBODY, stored.request, pages)
    return {twin.outline.number: set(twin.likeness) for twin in alike}


def filed(kiosk: PlayedKiosk, answers: dict[str, str], words: str, **changes: str) -> Ticket:
    filing = kiosk.filing((kiosk.put_page("surat-kehilangan", words=words),), answers=answers, **changes)
    assert kiosk.deliver(DeliveryKind.FILING, filing).status_code == 201
    FILED[filing.number] = filing.pages
    return Ticket(filing.number, filing.slip_code, filing.request_id)


def test_strangers_resemble_nobody(bench: Bench, kiosk: PlayedKiosk) -> None:
    one = filed(kiosk, ANSWERS, "SATU")
    filed(kiosk, OTHER, "DUA")
    assert found(bench, one) == {}


@pytest.mark.parametrize(
    ("answers", "words", "service", "why"),
    [
        ({**OTHER, "nik": ANSWERS["nik"]}, "DUA", "kk", {Likeness.SAME_SERVICE}),
        ({**OTHER, "nik": ANSWERS["nik"]}, "DUA", "ktp", set()),
        ({**OTHER, "nomor-kk": ANSWERS["nomor-kk"]}, "DUA", "ktp", {Likeness.SAME_FAMILY}),
        (OTHER, "SATU", "ktp", {Likeness.SAME_SCAN}),
        (ANSWERS, "SATU", "kk", {Likeness.SAME_SERVICE, Likeness.SAME_FAMILY, Likeness.SAME_SCAN}),
    ],
)
def test_what_is_alike_is_named(
    bench: Bench, kiosk: PlayedKiosk, answers: dict[str, str], words: str, service: str, why: set[Likeness]
) -> None:
    one = filed(kiosk, ANSWERS, "SATU")
    two = filed(kiosk, answers, words, service=service, reason="hilang")
    assert found(bench, one) == ({two.number: why} if why else {})
    assert found(bench, two) == ({one.number: why} if why else {})


def test_what_is_over_is_no_twin_but_the_same_scan_is(bench: Bench, kiosk: PlayedKiosk) -> None:
    one, two = filed(kiosk, ANSWERS, "SATU"), filed(kiosk, ANSWERS, "SATU")
    bench.bring_to(one.number, State.DITOLAK)
    assert found(bench, two) == {one.number: {Likeness.SAME_SCAN}}


def test_scans_of_before_are_marked_later(bench: Bench, kiosk: PlayedKiosk) -> None:
    one, two = filed(kiosk, ANSWERS, "SATU"), filed(kiosk, OTHER, "SATU")
    with bench.office.database.writing() as session:
        session.execute(delete(PageMarkRow))
    assert found(bench, one) == {}
    assert twins.mark_older(bench.office) == 2
    assert found(bench, one) == {two.number: {Likeness.SAME_SCAN}}
    assert twins.mark_older(bench.office) == 0


def test_an_officer_sees_both_sides(bench: Bench, kiosk: PlayedKiosk, operator: TestClient) -> None:
    one, two = filed(kiosk, ANSWERS, "SATU"), filed(kiosk, ANSWERS, "SATU")
    page = operator.get(f"/permohonan/{one.number}/periksa").text
    assert f'href="/permohonan/{one.number}/banding/{two.number}"' in page
    both = operator.get(f"/permohonan/{one.number}/banding/{two.number}").text
    assert "pindaian yang persis sama" in both
    assert both.count('src="/permohonan/') == 2


@pytest.mark.parametrize("other", ["itself", "unknown"])
def test_there_must_be_two(kiosk: PlayedKiosk, operator: TestClient, other: str) -> None:
    one = filed(kiosk, ANSWERS, "SATU")
    number = one.number if other == "itself" else "JGR-01-000099"
    assert operator.get(f"/permohonan/{one.number}/banding/{number}").status_code == 404


def test_the_second_one_too_must_lie_in_the_area(bench: Bench, kiosk: PlayedKiosk) -> None:
    here = filed(kiosk, {**ANSWERS, "desa": "35.17.19.2001"}, "SATU")
    there = filed(kiosk, {**ANSWERS, "desa": "35.17.19.2002"}, "SATU")
    village = bench.browser(bench.account(Role.LOKET, area="35.17.19.2001"))
    assert village.get(f"/permohonan/{here.number}").status_code == 200
    assert village.get(f"/permohonan/{here.number}/banding/{there.number}").status_code == 404
