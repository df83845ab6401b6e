"""A few hundred requests on random days, each lived through `adminduk.request.apply`, straight in the office's store.

Everything is drawn from one seed, so that a figure that is wrong once is wrong again.
"""

from __future__ import annotations

import random
import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from adminduk import pengaduan
from adminduk.catalogue.model import Service
from adminduk.pengaduan import Case, Channel, Kind, Nature, Topic
from adminduk.request import RETURN_REASONS, Action, ActionKind, Refusal, Request, ReturnedItem, Role, apply
from adminduk.skm import TRAITS, Element, Trait
from office import applicants
from office.store import agenda, assisted, complaints, figures, kiosks, requests, respondents, surveys
from tests.office.kit import PDF_SHA256, Bench

_K, _C = ActionKind, pengaduan.ActionKind
_ENDS = (_K.HAND_OVER, _K.MARK_READY, _K.PROCESS, _K.REGISTER, _K.TAKE, _K.FILE, _K.REJECT, _K.CANCEL)
_FORWARD = (_K.TAKE, _K.REGISTER, _K.PROCESS, _K.ATTACH, _K.MARK_READY, _K.HAND_OVER)
_STEPS = ("uji:4", "uji:5")  # of an SOP whose steps have no state of their own
_ASSISTED_EVERY = 7
_FIRST = ("AMINAH", "BUDI", "CITRA", "DEWI", "EKO", "FITRI", "GUNAWAN", "HASAN")


@dataclass
class Maker:
    bench: Bench
    dice: random.Random
    kiosk_ids: tuple[str, ...]
    running: int = 0

    def request(self, filed: datetime) -> Request:
        """One request with a random life from `filed` on, kept as intake and work keep it."""
        self.running += 1
        service = self.dice.choice(self.bench.office.catalogue.services)
        reason = self.dice.choice(service.reasons).id
        kiosk = self.dice.choice(self.kiosk_ids)
        request = Request(f"uji-{self.running}", f"JGR-01-{self.running:06d}", service.id, reason)
        request = self._add(request, Action(_K.FILE, Role.PEMOHON, kiosk, filed))
        papers = self._papers(service)
        with self.bench.office.database.writing() as session:
            filing = requests.Filed(secrets.token_hex(8), secrets.token_hex(8), "id", kiosk, filed)
            requests.add(session, request, filing)
            session.flush()
            applicants.index(session, self.bench.office, request.id, self._answers(), filed)
            figures.filed_with(session, request.id, papers)
            if self.running % _ASSISTED_EVERY == 0:
                assisted.add(session, request.id)
            for action in self._life(request, papers):
                request = self._add(request, action)
                if action.agenda_number:
                    agenda.take(session, action.agenda_number, request.id, action.at)
                requests.append(session, request)
        return request

    def _answers(self) -> dict[str, str]:
        return {
            "nama": f"CONTOH {self.dice.choice(_FIRST)} {self.dice.choice(_FIRST)}",
            "nik": f"99171201018{self.running:05d}",
            "desa": f"35.17.19.20{self.dice.randint(1, 11):02d}",
        }

    def _papers(self, service: Service) -> list[str]:
        every = [each.id for each in service.requirements]
        return self.dice.sample(every, self.dice.randint(1, len(every))) if every else []

    def _life(self, request: Request, papers: list[str]) -> list[Action]:
        """What happens to it, in an order that the table allows."""
        at, end = request.actions[0].at, self.dice.choices(_ENDS, (8, 4, 2, 2, 2, 2, 1, 1))[0]
        longest = self.dice.choice((120, 900, 200_000))  # a brisk one, a usual one, and one that waits for days
        life: list[Action] = []

        def did(kind: ActionKind, **more: object) -> None:
            nonlocal at
            at += timedelta(seconds=self.dice.randint(5, longest))
            role = Role.PEMOHON if kind is _K.COMPLETE else Role.OPERATOR
            life.append(replace(Action(kind, role, "uji", at), **more))  # type: ignore[arg-type]

        if end is _K.CANCEL:
            did(_K.CANCEL)
            return life
        if end is _K.FILE:
            return life
        while papers and self.dice.random() < 0.3:
            did(_K.TAKE)
            items = self.dice.sample(papers, self.dice.randint(1, min(2, len(papers))))
            did(_K.RETURN, returned=tuple(ReturnedItem(each, self.dice.choice(RETURN_REASONS)) for each in items))
            did(_K.COMPLETE)
        for kind in _FORWARD:
            did(kind, **self._details(kind))
            if kind is end:
                break
            if kind is _K.REGISTER:
                for step in self.dice.sample(_STEPS, self.dice.randint(0, len(_STEPS))):
                    did(_K.FORWARD, step=step)
            if end is _K.REJECT and kind is _K.TAKE:
                did(_K.REJECT, reason="Contoh alasan")
                break
        return life

    def _details(self, kind: ActionKind) -> dict[str, str]:
        if kind is _K.REGISTER:
            return {"agenda_number": f"{self.running:04d}/2026"}
        if kind is _K.ATTACH:
            return {"document_sha256": PDF_SHA256}
        return {"reason": "KTP-el asli"} if kind is _K.HAND_OVER else {}

    @staticmethod
    def _add(request: Request, action: Action) -> Request:
        changed = apply(request, action)
        assert not isinstance(changed, Refusal), changed
        return changed


def fill(bench: Bench, count: int, first: datetime, days: int, seed: int = 1) -> Maker:
    """`count` requests filed over `days` from `first`, mostly in the morning."""
    for _ in range(3):
        bench.kiosk()
    with bench.office.database.reading() as session:
        ids = tuple(each.id for each in kiosks.all_of_them(session))
    maker = Maker(bench, random.Random(seed), ids)
    for _ in range(count):
        hour = min(maker.dice.gammavariate(3, 1.1), 9)
        maker.request(first + timedelta(days=maker.dice.randrange(days), hours=hour))
    return maker


def answer_surveys(maker: Maker, count: int, first: date, days: int) -> list[tuple[date, str, str]]:
    """`count` residents say what they think; some stop half-way, some tell of themselves; what they told."""
    told: list[tuple[date, str, str]] = []
    services = maker.bench.office.catalogue.services
    with maker.bench.office.database.writing() as session:
        for number in range(count):
            elements = list(Element)[: maker.dice.choice((9, 9, 9, 4))]
            scores = {each: maker.dice.choices((1, 2, 3, 4), (1, 2, 8, 6))[0] for each in elements}
            day = first + timedelta(days=maker.dice.randrange(days))
            service = maker.dice.choice(services[:4]).id
            surveys.add(
                session,
                surveys.Survey(f"s{number}", maker.kiosk_ids[0], "0" * 64, service, "filing", day, "pagi", scores),
            )
            about = {each: maker.dice.choice(TRAITS[each]) for each in Trait if maker.dice.random() < 0.6}
            respondents.count(session, day, about)
            told += [(day, each.value, answer) for each, answer in about.items()]
    return told


def complain(maker: Maker, count: int, first: datetime, days: int) -> None:
    """`count` complaints by every way; some are answered, some in time, some nobody has looked at."""
    office, dice = maker.bench.office, maker.dice
    with office.database.writing() as session:
        for number in range(count):
            at = first + timedelta(days=dice.randrange(days), hours=dice.randrange(9))
            channel = dice.choice(list(Channel))
            case = Case(f"k{number}", f"{number:04d}/ADU/2026", Kind.PENGADUAN, Topic.WAKTU, "")
            case = _went_on(case, pengaduan.Action(pengaduan.ActionKind.RECEIVE, Role.PEMOHON, "uji", at))
            at_kiosk = maker.kiosk_ids[0] if channel is Channel.ANJUNGAN else None
            complaints.add(session, case, complaints.Filed(f"h{number}", at_kiosk, "", b"", at, channel))
            for kind in dice.choice(((), (_C.ASSIGN,), (_C.ASSIGN, _C.ANSWER), (_C.ASSIGN, _C.ANSWER, _C.CLOSE))):
                at += timedelta(hours=dice.choice((5, 60, 80, 200, 400)))
                nature = dice.choice(list(Nature)) if kind is _C.ASSIGN else None
                who = "uji" if kind is _C.ASSIGN else None
                case = _went_on(case, pengaduan.Action(kind, Role.OPERATOR, "uji", at, nature, who, "CONTOH"))
                complaints.append(session, case, office.keys)


def _went_on(case: Case, action: pengaduan.Action) -> Case:
    changed = pengaduan.apply(case, action)
    assert not isinstance(changed, Refusal), changed
    return changed
