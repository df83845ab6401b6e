"""What residents say to a training office: complaints of which some are late, suggestions, a survey, calls."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from adminduk.pengaduan import ActionKind, Kind, Nature, Topic
from adminduk.request import Role
from adminduk.skm import Element
from anjungan.training.calendar import Calendar
from anjungan.training.desk_work import DeskWork
from anjungan.training.kiosks import NotFilled, PlayedKiosk
from anjungan.training.lives import Moment
from office import hearing
from office.parts import Office
from office.store import calls

_A = ActionKind


@dataclass(frozen=True)
class Said:
    """One complaint or suggestion, and what was done about it since."""

    days_ago: float
    topic: Topic
    text: str
    kind: Kind = Kind.PENGADUAN
    nature: Nature | None = None
    then: tuple[ActionKind, ...] = ()


# The clocks of the third and of the fourth have run out.
_SAID = (
    Said(24, Topic.PETUGAS, "CONTOH: loket kosong pukul 11.", nature=Nature.MEJA, then=(_A.ANSWER, _A.CLOSE)),
    Said(9, Topic.WAKTU, "CONTOH: KK saya sudah seminggu belum jadi.", nature=Nature.MEJA, then=(_A.ANSWER,)),
    Said(7, Topic.SYARAT, "CONTOH: apa saja syarat pindah datang?", nature=Nature.INFORMASI),
    Said(4, Topic.ANJUNGAN, "CONTOH: anjungan di desa tidak mau mencetak."),
    Said(2, Topic.SARANA, "CONTOH: kursi tunggu kurang untuk lansia.", nature=Nature.LAPANGAN),
    Said(0.1, Topic.WAKTU, "CONTOH: antre sejak pukul tujuh, dipanggil pukul sebelas."),
    Said(0.05, Topic.SARANA, "CONTOH: tolong sediakan tempat mengisi daya telepon.", kind=Kind.SARAN),
)
_ANSWER = "Terima kasih. Sudah kami periksa dan perbaiki. (Contoh jawaban)"
_SURVEYS, _SURVEY_DAYS = 48, 28
_SCORES, _WEIGHTS = (1, 2, 3, 4), (1, 4, 45, 50)
_CALLS = ((8.0, "scan", True), (3.0, "review", True), (2.0, "nomor-kk", False), (0.15, "scan", True))


def moments(office: Office, kiosk: PlayedKiosk, desks: DeskWork, calendar: Calendar) -> Iterator[Moment]:
    """All of it, each at its time; not in order."""
    for said in _SAID:
        yield Moment(calendar.ago(days=said.days_ago), partial(_complaint, office, kiosk, desks, said))
    dice = Random(_SURVEYS)  # noqa: S311 - the same answers every time, nothing secret
    services = [service.id for service in office.catalogue.services]
    for place in range(_SURVEYS):
        scores = {element: dice.choices(_SCORES, _WEIGHTS)[0] for element in Element}
        when = calendar.working_day(place * _SURVEY_DAYS // _SURVEYS, dice.random())
        yield Moment(when, partial(kiosk.answer_survey, services[place % min(4, len(services))], scores))
    for days, page, answered in _CALLS:
        yield Moment(calendar.ago(days=days), partial(_call, office, kiosk, desks, page, answered=answered))


def _complaint(office: Office, kiosk: PlayedKiosk, desks: DeskWork, said: Said) -> None:
    kept = kiosk.complain(said.kind, said.topic, office.catalogue.services[0].id, said.text)
    officer = desks.of_role(Role.OPERATOR)
    steps = () if said.nature is None else (_A.ASSIGN, *said.then)
    for seen, step in enumerate(steps, 1):
        draft = hearing.Draft(step, seen, words=_ANSWER if step is _A.ANSWER else "")
        if step is _A.ASSIGN:
            draft = replace(draft, nature=said.nature, handler=officer.id)
        done = hearing.act(office, officer, kept.delivery_id, draft)
        if isinstance(done, hearing.Refused):
            raise NotFilled(f"{kept.number}: {done.sentence}")


def _call(office: Office, kiosk: PlayedKiosk, desks: DeskWork, page: str, *, answered: bool) -> None:
    call_id = str(uuid.uuid4())
    kiosk.call(call_id, page)
    if answered:
        officer = desks.of_role(Role.LOKET)
        with office.database.writing() as session:
            calls.answer(session, call_id, officer.id, office.clock())
            calls.helped(session, call_id, officer.id, office.clock())
