"""Asks the printer itself how it is, over IPP (RFC 8010 and 8011).

CUPS looks at a printer only while it prints: between two residents its queue says "idle" even when the tray is empty
or the printer is switched off. So the driver asks the printer's own address. The request is small enough to need no
library: pycups 2.0.4 sends requests to the path "/" only, and cannot read every attribute that printers send.
"""

from __future__ import annotations

import http.client
import ssl
import struct
from dataclasses import dataclass
from urllib.parse import urlsplit

ASK_TIMEOUT_S = 3.0  # a printer that wakes from sleep answers within two seconds
IDLE, PROCESSING, STOPPED = 3, 4, 5  # printer-state, RFC 8011 section 5.4.11
GET_JOB_ATTRIBUTES, GET_JOBS, GET_PRINTER_ATTRIBUTES = 0x0009, 0x000A, 0x000B
JOB_CANCELED, JOB_ABORTED, JOB_COMPLETED = 7, 8, 9  # job-state, RFC 8011 section 5.3.7

_OPERATION_GROUP, _JOB_GROUP, _END = 0x01, 0x02, 0x03
_CHARSET, _LANGUAGE, _URI, _KEYWORD = 0x47, 0x48, 0x45, 0x44
_DEFAULT_PORT = {"ipp": 631, "ipps": 631, "http": 631, "https": 443}

Attributes = dict[str, list[bytes]]
Group = tuple[int, Attributes]  # its tag, and what it holds


@dataclass(frozen=True)
class Answer:
    """What the printer says of itself."""

    state: int  # IDLE, PROCESSING or STOPPED
    reasons: tuple[str, ...]  # printer-state-reasons, e.g. "media-empty-error"
    paper_somewhere: bool = False  # a tray says that it holds sheets
    up_time_s: int = 0  # since it was switched on; 0 when it does not say


@dataclass(frozen=True)
class PrinterJob:
    """A job as the printer itself knows it; its number is not CUPS's."""

    id: int
    name: str
    state: int


def can_ask(device_uri: str) -> bool:
    """Whether a printer at `device_uri` (as CUPS calls it) can be asked: not over the usb, socket or dnssd backends."""
    parts = urlsplit(device_uri)
    host = parts.hostname or ""
    return parts.scheme in _DEFAULT_PORT and host != "" and not host.endswith("._tcp.local")


def ask(device_uri: str, timeout_s: float = ASK_TIMEOUT_S) -> Answer | None:
    """What the printer at `device_uri` says of itself, or None when it does not answer within `timeout_s`."""
    wanted = ("printer-state", "printer-state-reasons", "printer-input-tray", "printer-up-time")
    values = get_attributes(device_uri, GET_PRINTER_ATTRIBUTES, "printer-uri", wanted, timeout_s)
    if values is None or number(values, "printer-state") == 0:
        return None
    return Answer(
        state=number(values, "printer-state"),
        reasons=words(values, "printer-state-reasons"),
        paper_somewhere=any(_holds_sheets(tray) for tray in words(values, "printer-input-tray")),
        up_time_s=number(values, "printer-up-time"),
    )


def jobs(device_uri: str, which: str, timeout_s: float = ASK_TIMEOUT_S) -> tuple[PrinterJob, ...] | None:
    """The printer's own jobs, "completed" or "not-completed" ones; None when it does not answer.

    Many printers keep no list of what they have done, and give an empty one.
    """
    groups = _exchange(
        device_uri, _Request(GET_JOBS, "printer-uri", ("job-id", "job-name", "job-state"), which), timeout_s
    )
    if groups is None:
        return None
    return tuple(
        PrinterJob(number(each, "job-id"), "".join(words(each, "job-name")[:1]), number(each, "job-state"))
        for tag, each in groups
        if tag == _JOB_GROUP
    )


def get_attributes(
    uri: str, operation: int, target: str, wanted: tuple[str, ...], timeout_s: float = ASK_TIMEOUT_S
) -> Attributes | None:
    """The `wanted` attributes of the printer or job at `uri`, raw; None when nothing understandable came back.

    `target` names the attribute that carries the address: "printer-uri" or "job-uri".
    """
    groups = _exchange(uri, _Request(operation, target, wanted), timeout_s)
    return None if groups is None else {name: values for _, group in groups for name, values in group.items()}


def number(values: Attributes, name: str) -> int:
    """The value of the attribute `name` as a whole number; 0 when the printer did not send one."""
    value = values.get(name, [b""])[0]
    return int.from_bytes(value, "big") if len(value) == 4 else 0


def words(values: Attributes, name: str) -> tuple[str, ...]:
    """The values of the attribute `name` as text; () when the printer did not send it."""
    return tuple(value.decode("utf-8", "replace") for value in values.get(name, ()))


@dataclass(frozen=True)
class _Request:
    operation: int
    target: str
    wanted: tuple[str, ...]
    which_jobs: str = ""

    def encoded(self, uri: str) -> bytes:
        """As RFC 8010 section 3 has it: version 2.0, request 1, one group of attributes."""
        parts = urlsplit(uri)
        address = parts._replace(query="", scheme=parts.scheme.replace("http", "ipp")).geturl()
        return b"".join(
            (
                struct.pack(">BBHIB", 2, 0, self.operation, 1, _OPERATION_GROUP),
                _attribute(_CHARSET, "attributes-charset", "utf-8"),
                _attribute(_LANGUAGE, "attributes-natural-language", "en"),
                _attribute(_URI, self.target, address),
                _attribute(_KEYWORD, "which-jobs", self.which_jobs) if self.which_jobs else b"",
                *(
                    _attribute(_KEYWORD, "" if i else "requested-attributes", each)
                    for i, each in enumerate(self.wanted)
                ),
                bytes((_END,)),
            )
        )


def _exchange(uri: str, request: _Request, timeout_s: float) -> list[Group] | None:
    parts = urlsplit(uri)
    connection = _connection(parts.scheme, str(parts.hostname), parts.port or _DEFAULT_PORT[parts.scheme], timeout_s)
    try:
        connection.request("POST", parts.path or "/", request.encoded(uri), {"Content-Type": "application/ipp"})
        reply = connection.getresponse()
        return _read(reply.read()) if reply.status == http.client.OK else None
    except (OSError, http.client.HTTPException, struct.error, IndexError):
        return None
    finally:
        connection.close()


def _holds_sheets(tray: str) -> bool:
    """Whether a printer-input-tray value counts sheets. PWG 5100.13: -3 means "some"; -2, "unknown", proves nothing."""
    fields = dict(field.partition("=")[::2] for field in tray.split(";"))
    level = fields.get("level", "")
    return level == "-3" or (level.isdigit() and int(level) > 0)


def _connection(scheme: str, host: str, port: int, timeout_s: float) -> http.client.HTTPConnection:
    if scheme not in ("ipps", "https"):
        return http.client.HTTPConnection(host, port, timeout=timeout_s)
    # Printers sign their own certificates, and nothing but a question about paper travels here.
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(host, port, timeout=timeout_s, context=context)


def _attribute(tag: int, name: str, value: str) -> bytes:
    coded = value.encode()
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(coded)) + coded


def _read(body: bytes) -> list[Group]:
    """Every group of attributes in a response. An attribute without a name is one more value of the one before it."""
    groups: list[Group] = []
    position, name = 8, ""
    while body[position] != _END:
        if body[position] < 0x10:  # a delimiter: the next group begins
            groups.append((body[position], {}))
            position += 1
            continue
        (name_length,) = struct.unpack_from(">H", body, position + 1)
        start = position + 3
        name = body[start : start + name_length].decode("ascii", "replace") if name_length else name
        (value_length,) = struct.unpack_from(">H", body, start + name_length)
        begin = start + name_length + 2
        groups[-1][1].setdefault(name, []).append(body[begin : begin + value_length])
        position = begin + value_length
    return groups
