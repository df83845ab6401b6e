"""The way to the office, over real sockets: there, gone, slow, with another clock, and behind a certificate."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kiosk.doctor.model import Outcome
from kiosk.identity import Credentials, Identity
from kiosk.settings import KioskSettings
from kiosk.uplink.line import Line
from kiosk.uplink.office_client import OfficeClient
from tests.kiosk.doctor.kit import Machine, said
from tests.kiosk.uplink.bench import NO_OFFICE, enrolled
from tests.kiosk.uplink.small_office import SmallOffice, serve


def behind(pc: Machine, url: str, identity: Identity) -> None:
    """The kiosk's own client, on the way to `url`; its clock is right to the second."""
    clock = pc.clock
    pc.change(
        identity=identity,
        office=OfficeClient(Line(url), Credentials(identity, clock.now)),
        settings=KioskSettings(office_url=url),
    )


@pytest.fixture
def office(pc: Machine, tmp_path: Path) -> Iterator[SmallOffice]:
    pc.clock._now = datetime.now(UTC)
    office = SmallOffice()
    identity = enrolled(office, tmp_path / "enrolled")
    with serve(office) as url:
        behind(pc, url, identity)
        yield office


def test_an_office_that_answers_knows_us_and_has_our_time(pc: Machine, office: SmallOffice) -> None:
    found = pc.look("network")
    assert {name: each.outcome for name, each in found.items()} == {
        "network.office": Outcome.PASS,
        "network.key": Outcome.PASS,
        "clock.office": Outcome.PASS,
    }
    assert office.asked["/me"] == 1


@pytest.mark.parametrize(
    ("seconds", "outcome"), [(-10, Outcome.PASS), (90, Outcome.WARN), (-4000, Outcome.FAIL), (4000, Outcome.FAIL)]
)
def test_a_clock_that_is_off(pc: Machine, office: SmallOffice, seconds: int, outcome: Outcome) -> None:
    office.clock_ahead = timedelta(seconds=seconds)
    finding = pc.look("network")["clock.office"]
    assert finding.outcome is outcome
    assert finding.measures[0].value == pytest.approx(-seconds, abs=5)


def test_an_office_that_does_not_know_this_kiosk(pc: Machine, office: SmallOffice) -> None:
    office.kiosks.clear()
    found = pc.look("network")
    assert (found["network.office"].outcome, found["network.key"].outcome) == (Outcome.PASS, Outcome.FAIL)


def test_an_office_that_is_gone_is_named_with_its_address(pc: Machine, office: SmallOffice) -> None:
    behind(pc, NO_OFFICE, pc.ground.identity)  # type: ignore[arg-type]
    found = pc.look("network")
    assert list(found) == ["network.office"]
    assert found["network.office"].outcome is Outcome.FAIL
    assert NO_OFFICE in said(found["network.office"])


def test_an_office_that_answers_slowly(pc: Machine, office: SmallOffice) -> None:
    answer = office.handle

    def slow(*asked: object) -> object:
        pc.clock.pass_time(2.0)
        return answer(*asked)  # type: ignore[arg-type]

    office.handle = slow  # type: ignore[method-assign,assignment]
    found = pc.look("network")
    assert found["network.office"].outcome is Outcome.WARN
    assert found["network.office"].measures[0].value == pytest.approx(2000, abs=1)
    assert found["clock.office"].measures[0].value == pytest.approx(1, abs=0.6)  # half of the way, and no second call


def test_a_kiosk_that_is_not_enrolled_asks_nobody(pc: Machine) -> None:
    assert pc.look("network")["network.office"].outcome is Outcome.NOT_RUN


@pytest.mark.parametrize(
    ("days", "outcome"),
    [(200, Outcome.PASS), (12, Outcome.WARN), (1.5, Outcome.FAIL), (-2, Outcome.FAIL)],
    ids=["good", "soon", "urgent", "over"],
)
def test_a_certificate_and_the_days_it_has_left(pc: Machine, tmp_path: Path, days: float, outcome: Outcome) -> None:
    pc.clock._now = datetime.now(UTC)
    with https(certificate(tmp_path, timedelta(days=days))) as port:
        pc.change(settings=KioskSettings(office_url=f"https://127.0.0.1:{port}"))
        finding = pc.look("network")["network.certificate"]
    assert finding.outcome is outcome
    assert finding.measures[0].value == pytest.approx(days, abs=0.1)
    assert ("habis masa berlakunya" in said(finding)) is (days < 0)


def test_a_certificate_that_ran_out_is_not_believed_by_the_client(pc: Machine, tmp_path: Path) -> None:
    with https(certificate(tmp_path, timedelta(days=200))) as port:
        url = f"https://127.0.0.1:{port}"
        behind(pc, url, pc.ground.identity)  # type: ignore[arg-type]
        assert pc.look("network")["network.office"].outcome is Outcome.FAIL  # nobody told it to trust this CA


def test_nobody_listens_where_a_certificate_should_be(pc: Machine) -> None:
    pc.change(settings=KioskSettings(office_url="https://127.0.0.1:9"))
    assert pc.look("network")["network.certificate"].outcome is Outcome.NOT_RUN


def test_plain_http_has_no_certificate(pc: Machine) -> None:
    assert "network.certificate" not in pc.look("network")


def certificate(folder: Path, good_for: timedelta) -> Path:
    """A certificate for loopback, issued by a CA of its own, that runs out in `good_for`; with its key, as PEM."""
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CONTOH CA")])
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(ca)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now + good_for)
        .sign(ca_key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file = folder / "loopback.pem"
    file.write_bytes(made.public_bytes(pem) + private)
    return file


@contextmanager
def https(pem: Path) -> Iterator[int]:
    """A web server behind that certificate, on a free port of loopback."""

    class Silent(BaseHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Silent)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
