"""What else lies in an office: values typed into SIAK, files without a number, an incident, a draft, a deletion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from adminduk.catalogue.model import ProductKind
from adminduk.request import Role
from anjungan.training.calendar import Calendar
from anjungan.training.desk_work import DeskWork
from anjungan.training.kiosks import NotFilled
from anjungan.training.lives import Life
from anjungan.training.papers import finished
from anjungan.training.people import ALONE
from anjungan.training.schedule import End
from office.archive import destroying
from office.archive.destroying import Bar
from office.editions import workbench
from office.finished import staging
from office.parts import Office
from office.permissions import Permission
from office.privacy.breaches import Story
from office.store import privacy, requests, siak, told
from office.store.siak import Entry

_CALLED = 3  # numbers on the waiting room's screen
_STORY = Story(
    data="CONTOH: nama dan NIK dua orang",
    how="CONTOH: map berisi formulir tertinggal di ruang tunggu selama satu jam",
    measures="CONTOH: map diamankan, pemohon diberi tahu, meja loket diberi lemari berkunci",
)


def fill(office: Office, lives: Sequence[Life], desks: DeskWork, calendar: Calendar) -> None:
    _type_into_siak(office, _at(lives, End.SIGNING)[::2], desks)
    _upload(office, _at(lives, End.SIGNING), desks)
    _write_down_breaches(office, desks, calendar)
    _draft(office, desks)
    _propose_deletions(office, _at(lives, End.OLD), desks)
    _call_up(office, _at(lives, End.READY), desks)


def _at(lives: Sequence[Life], end: End) -> list[Life]:
    return [life for life in lives if life.plan.end is end]


def _type_into_siak(office: Office, lives: Sequence[Life], desks: DeskWork) -> None:
    operator = desks.of_role(Role.OPERATOR)
    with office.database.writing() as session:
        for place, life in enumerate(lives, 1):
            stored = requests.by_number(session, life.number)
            if stored is not None:
                entry = Entry(entered=True, number=f"99{place:08d}", by=operator.id, at=office.clock())
                siak.add(session, stored.request.id, entry)


def _upload(office: Office, lives: Sequence[Life], desks: DeskWork) -> None:
    """Finished documents that somebody has uploaded and not yet confirmed."""
    printed = [life for life in lives if life.errand.service.product.kind is ProductKind.PDF]
    for login in (ALONE, Role.OPERATOR.value):
        files = [(f"{life.number}.pdf", finished(life.number, life.errand.service.product.name.id)) for life in printed]
        staging.stage(office, desks.named(login), files)
    staging.read_waiting(office)


def _write_down_breaches(office: Office, desks: DeskWork, calendar: Calendar) -> None:
    by = desks.who_may(Permission.PERSONAL_DATA).id
    sealed = office.keys.seal(_STORY.model_dump_json().encode())
    with office.database.writing() as session:
        for found in (calendar.ago(days=30), calendar.ago(hours=20)):
            number = privacy.add_breach(
                session, found_at=found, sealed=sealed, people=2, by=by, written_at=found + timedelta(minutes=30)
            )
            if found < calendar.ago(days=1):
                for what in ("people", "authority", "closed"):
                    privacy.tick(session, number, what, found + timedelta(days=1))


def _draft(office: Office, desks: DeskWork) -> None:
    """A change that somebody proposes and nobody has signed yet."""
    service = office.catalogue.services[0]
    look = workbench.look(office)
    refused = workbench.save_change(
        office, desks.who_may(Permission.EDIT_CATALOGUE), look.mark, f"services/{service.id}.yaml", _another_hint
    )
    if refused is not None:
        raise NotFilled(f"katalog: {refused.obstacle}")


def _another_hint(data: dict[str, Any]) -> None:
    words = {"id": "Contoh usulan: tanyakan dulu kepada petugas", "jv": "Conto: mangga tangled petugas"}
    data["reasons"][0]["hint"] = {**words, "en": "Sample proposal: ask an officer first"}


def _propose_deletions(office: Office, lives: Sequence[Life], desks: DeskWork) -> None:
    """Of what is over its time, one is deleted by two people, one waits for the second, the others for the first."""
    lead, head = desks.who_may(Permission.ARCHIVE), desks.who_may(Permission.DELETE_FOR_GOOD)
    for place, life in enumerate(lives[:2]):
        record = destroying.propose(office, lead, [life.number], "Masa simpan latihan sudah lewat")
        if isinstance(record, Bar):
            raise NotFilled(f"{life.number}: {record}")
        if place == 0 and (bar := destroying.decide(office, head, record, approved=True)) is not None:
            raise NotFilled(f"{life.number}: {bar}")


def _call_up(office: Office, lives: Sequence[Life], desks: DeskWork) -> None:
    with office.database.writing() as session:
        for place, life in enumerate(lives[:_CALLED], 1):
            stored = requests.by_number(session, life.number)
            if stored is not None:
                told.call_up(session, stored.request.id, str(place), desks.of_role(Role.LOKET).id, office.clock())
