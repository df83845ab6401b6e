"""One report: everything that is told of one period, put together from the parts beside this file."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from office.parts import Office
from office.reports.assistance import assistance
from office.reports.complaints import Heard, heard
from office.reports.period import Period
from office.reports.respondents import Respondents, respondents_of
from office.reports.returns import Returns, returns
from office.reports.satisfaction import Index, satisfaction
from office.reports.share import Share
from office.reports.sops import Sops
from office.reports.times import ServiceTime, Spread, StepTime, finished, service_times, spread, step_times
from office.reports.volume import Volume, volume
from office.store import figures, kiosks


@dataclass(frozen=True)
class Report:
    period: Period
    volume: Volume
    services: tuple[ServiceTime, ...]
    all_services: Spread | None  # None while nothing is finished
    steps: tuple[StepTime, ...]
    returns: Returns
    assisted: dict[str, Share]  # by the kiosk's id: filed with the help of an officer of the desa
    satisfaction: tuple[Index, ...]  # the whole office first
    respondents: Respondents
    heard: tuple[Heard, ...]
    kiosks: dict[str, str]  # id -> "Anjungan 01"


def report(session: Session, office: Office, period: Period) -> Report:
    """The figures of `period`, computed now."""
    cases = figures.cases(session, period.start, period.end)
    done, sops = finished(cases, period), Sops(office)
    return Report(
        period=period,
        volume=volume(cases, period),
        services=tuple(service_times(done, sops)),
        all_services=spread([each.minutes for each in done]) if done else None,
        steps=tuple(step_times(cases, period, sops)),
        returns=returns(cases, period),
        assisted=assistance(session, cases, period),
        satisfaction=tuple(satisfaction(session, period)),
        respondents=respondents_of(session, period),
        heard=tuple(heard(session, period, office.clock())),
        kiosks={each.id: f"Anjungan {each.number:02d}" for each in kiosks.all_of_them(session)},
    )
