"""A complaint in bad weather: the office away, the line cut in the middle, the power cut, everything sent twice."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from adminduk.filing import Complaint, DeliveryKind, Occasion
from adminduk.pengaduan import Kind, Topic
from adminduk.skm import Element
from kiosk import identity as identities
from kiosk.effects import AskStanding, CallOfficer, CommitComplaint, CommitSurvey
from kiosk.events import ComplaintFound, OfficeSaidNo, OfficeTrouble
from kiosk.identity import Credentials
from kiosk.office_answers import CallState
from kiosk.spool.spool import Spool
from kiosk.spool.steps import Step
from kiosk.uplink.answers import Done
from kiosk.uplink.carrier import Carrier
from kiosk.uplink.desk import OfficeDesk
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from kiosk.uplink.steps import pass_by
from office.compose import build_app, open_office
from office.parts import Office
from office.settings import OfficeSettings
from office.store import complaints, kiosks, surveys
from tests.benches.wait import wait_until
from tests.kiosk.spool.child_voices import WORDS
from tests.kiosk.spool.sample import CATALOGUE, Bench, sure
from tests.kiosk.uplink.bench import utc_now

CALL = CallOfficer("6c0f3a52-52a5-4d0e-9d5e-0d9d6b6e7a11", "scan")


@contextmanager
def listening(office: Office) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(build_app(office), port=0, log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started, "the office to listen")
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def test_the_office_away_then_back_each_voice_arrives_once(tmp_path: Path) -> None:
    office = open_office(OfficeSettings(), tmp_path / "kantor")
    with office.database.writing() as session:
        code = kiosks.new_code(session, office.keys, utc_now())
    with listening(office) as url:
        known = sure(identities.enroll(url, code, tmp_path / "anjungan"))
    spool = sure(Spool.open(tmp_path / "spool", known.owner, utc_now))
    wish = CommitComplaint(Kind.PENGADUAN, Topic.WAKTU, "kk", WORDS.strip(), "", "id")
    kept = sure(spool.commit_complaint(wish, CATALOGUE))
    sure(spool.commit_survey(CommitSurvey("kk", Occasion.FILED, ((Element.WAKTU, 4),)), CATALOGUE))

    away = OfficeClient(Line("http://127.0.0.1:9"), Credentials(known, utc_now))
    here_only = OfficeDesk(spool, away).ask(AskStanding(slip_code=kept.slip_code))
    assert isinstance(here_only, OfficeSaidNo)
    assert here_only.trouble is OfficeTrouble.ONLY_HERE  # known by its slip, and honestly not sent yet
    assert OfficeDesk(spool, away).call_officer(CALL).state is CallState.UNREACHABLE

    office = open_office(OfficeSettings(), tmp_path / "kantor")
    with listening(office) as url:
        client = OfficeClient(Line(url), Credentials(known, utc_now))
        for parcel in sure(spool.waiting()):
            assert client.put_delivery(parcel) == Done()  # the answer is lost on the way back: it is sent once more
            assert Carrier(spool, client, pass_by).carry(parcel) == Done()
        assert sure(spool.waiting()) == ()
        found = OfficeDesk(spool, client).ask(AskStanding(slip_code=kept.slip_code))
        assert isinstance(found, ComplaintFound)
        assert found.standing.number == kept.number
        assert OfficeDesk(spool, client).call_officer(CALL).state is CallState.WAITING
        day = utc_now().date()
        with office.database.reading() as session:
            assert len(complaints.in_states(session, complaints.OPEN, 10)) == 1
            assert surveys.how_many(session, day, day) == 1
    spool.close()


# No pages travel with a complaint, so no step of writing files is passed.
@pytest.mark.parametrize("step", [Step.BEGUN, Step.PAGES_SEALED, Step.ROW_WRITTEN, Step.COMMITTED])
def test_killed_at_each_step_of_keeping_a_complaint(tmp_path: Path, step: Step) -> None:
    bench = Bench(tmp_path / "spool")
    command = [sys.executable, "-m", "tests.kiosk.spool.child_voices", str(bench.folder)]
    child = subprocess.run(
        [*command, bench.owner.sealing_key.hex(), step.value], capture_output=True, text=True, timeout=60, check=False
    )
    assert child.returncode == -9
    assert child.stdout.split() == ["JGR-01-000001"]  # nobody saw a number of the second one
    spool = bench.open()
    parcels = sure(spool.waiting())
    assert len(parcels) == (2 if step is Step.COMMITTED else 1)
    for parcel in parcels:
        content = Complaint.model_validate_json(bench.unseal(parcel.sealed))
        assert (parcel.kind, content.number, content.text) == (DeliveryKind.COMPLAINT, parcel.number, WORDS)
    after = CommitComplaint(Kind.SARAN, Topic.SARANA, "", WORDS, "", "id")
    assert sure(spool.commit_complaint(after, CATALOGUE)).number == f"JGR-01-{len(parcels) + 1:06d}"
    spool.close()
