"""The way to the office, walked with the kiosk's own client: reachable, known there, in time, and its certificate."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from cryptography import x509

from kiosk.doctor import limits
from kiosk.doctor.ground import Ground
from kiosk.doctor.model import Finding, Measure, Outcome
from kiosk.say import Say, Text, Verbatim, say
from kiosk.uplink.answers import NotNow


def office(ground: Ground) -> Iterator[Finding]:
    """`network.office`, and where it answers `network.key` and `clock.office`."""
    if ground.office is None:
        yield ground.found("network.office", Outcome.NOT_RUN, say("doctor.office.not_enrolled"))
        return
    began = ground.clock.monotonic()
    office_now = ground.office.time()
    ours, took_ms = ground.clock.now(), (ground.clock.monotonic() - began) * 1000
    if office_now is None:
        says = say("doctor.office.silent", url=Verbatim(ground.settings.office_url))
        yield ground.found("network.office", Outcome.FAIL, says)
        return
    slow = took_ms > limits.OFFICE_SLOW_MS
    answered = Measure("latency", round(took_ms, 1), "ms", limits.OFFICE_SLOW_MS)
    outcome, key = (Outcome.WARN, "slow") if slow else (Outcome.PASS, "reached")
    yield ground.found("network.office", outcome, say(f"doctor.office.{key}", ms=round(took_ms)), answered)
    yield _key(ground)
    yield _offset(ground, (ours - office_now).total_seconds() - took_ms / 2000)


def certificate(ground: Ground) -> Iterator[Finding]:
    """`network.certificate`: days left. Read without judging it, so that one that ran out can still be named; whether
    it is trusted, the client of the other test finds out."""
    url = urlsplit(ground.settings.office_url)
    if url.scheme != "https" or not url.hostname:
        return
    ends = _ends(url.hostname, url.port or 443)
    if ends is None:
        yield ground.found("network.certificate", Outcome.NOT_RUN, say("doctor.certificate.unseen"))
        return
    days = (ends - ground.clock.now()).total_seconds() / 86400
    left = Measure("days-left", round(days, 1), "d", limits.CERTIFICATE_SOON_DAYS)
    outcome, says = _verdict(days)
    yield ground.found("network.certificate", outcome, says, left)


def _verdict(days: float) -> tuple[Outcome, Text]:
    if days <= 0:
        return Outcome.FAIL, say("doctor.certificate.over")
    if days >= limits.CERTIFICATE_SOON_DAYS:
        return Outcome.PASS, say("doctor.certificate.good", days=int(days))
    outcome = Outcome.FAIL if days < limits.CERTIFICATE_URGENT_DAYS else Outcome.WARN
    return outcome, say("doctor.certificate.soon", days=int(days))


def _key(ground: Ground) -> Finding:
    answer = ground.office.accepted() if ground.office else None
    if isinstance(answer, NotNow):
        return ground.found("network.key", Outcome.FAIL, Say(answer.fault.technician))
    return ground.found("network.key", Outcome.PASS, say("doctor.office.knows_us"))


def _offset(ground: Ground, off: float) -> Finding:
    """`off`: seconds that our clock is ahead. The office looked at its own when half of the way was over."""
    measure = Measure("offset", round(off, 1), "s", limits.CLOCK_OFF_S)
    if abs(off) <= limits.CLOCK_OFF_S:
        return ground.found("clock.office", Outcome.PASS, say("doctor.clock.agrees"), measure)
    outcome = Outcome.FAIL if abs(off) > limits.CLOCK_WRONG_S else Outcome.WARN
    return ground.found("clock.office", outcome, say("doctor.clock.off", seconds=round(abs(off))), measure)


def _ends(host: str, port: int) -> datetime | None:
    """When the certificate that is shown at `host` runs out."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        with (
            socket.create_connection((host, port), timeout=5) as line,
            context.wrap_socket(line, server_hostname=host) as wrapped,
        ):
            shown = wrapped.getpeercert(binary_form=True)
    except OSError:
        return None
    return x509.load_der_x509_certificate(shown).not_valid_after_utc if shown else None
