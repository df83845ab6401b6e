"""A network scanner that speaks eSCL (the driverless protocol of AirScan and Mopria), reached by the real sane-airscan.

It has a glass and a feeder, and the faults of the protocol and of its line: busy, jammed, lid open, a connection reset
in the middle of a page, half a picture, a picture that is none. Debian package: sane-airscan.
"""

from __future__ import annotations

import io
import re
import socket
import threading
from collections import deque
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
from PIL import Image

from hardware.device import Fault
from hardware.scanner import faults
from hardware.scanner.port import Pixels
from tests.benches.sane import sample_sheet, sane_config

_SPACES = 'xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm" xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"'
_A4 = (2550, 3508)  # in 1/300 inch, the unit of eSCL


class EsclScanner:
    """One scanner on a port of its own. `options` go to the driver, which reads them every scan."""

    name = "airscan"

    def __init__(self, folder: Path) -> None:
        self.options: dict[str, str | int | float | bool] = {}
        self.glass: Pixels = sample_sheet(350, 250)
        self.feeder: deque[Pixels] = deque()
        self.trouble: Fault | None = None
        self.asked: list[str] = []  # the input source of every job
        self.hold = threading.Event()  # set: pages are handed out; cleared: the lamp is still warming up
        self.hold.set()
        self.moving = threading.Event()  # a page has been asked for
        self._server: _Server | None = None
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.environment = sane_config(folder / "sane", "airscan")
        (folder / "sane" / "airscan.conf").write_text(
            f'[devices]\n"Contoh eSCL" = http://127.0.0.1:{self.port}/eSCL/, eSCL\n[options]\ndiscovery = disable\n'
        )
        self.plug_in()

    def plug_in(self) -> None:
        if self._server is None:
            self._server = _Server(("127.0.0.1", self.port), self)
            threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def pull_cable(self) -> None:
        """Nobody listens any more, and every open line breaks."""
        server, self._server = self._server, None
        self.hold.set()
        if server is not None:
            server.shutdown()
            server.server_close()
            server.cut_lines()

    def put(self, pixels: Pixels) -> None:
        self.glass = pixels

    def load(self, pixels: Pixels) -> None:
        self.feeder.append(pixels)

    def play(self, fault: Fault) -> None:
        self.trouble = fault

    def clear(self) -> None:
        self.trouble = None

    def slow_down(self) -> None:
        """The lamp warms up: the job is taken, the page waits."""
        self.moving.clear()
        self.hold.clear()

    def speed_up(self) -> None:
        self.hold.set()

    def sheet_is_moving(self) -> bool:
        return self.moving.is_set()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], scanner: EsclScanner) -> None:
        super().__init__(address, _Handler)
        self.scanner = scanner
        self.lines: list[socket.socket] = []
        self.jobs = 0
        self.source = "Platen"
        self.given = 0  # pages of the running job

    def cut_lines(self) -> None:
        for line in self.lines:
            line.close()


class _Handler(BaseHTTPRequestHandler):
    """The five requests of eSCL that a scan needs."""

    server: _Server
    protocol_version = "HTTP/1.1"

    def setup(self) -> None:
        super().setup()
        self.server.lines.append(self.connection)

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""

    def do_GET(self) -> None:
        if self.path.endswith("/ScannerCapabilities"):
            self._xml(_CAPABILITIES)
        elif self.path.endswith("/ScannerStatus"):
            self._xml(self._status())
        elif self.path.endswith("/NextDocument"):
            self._next_page()
        else:
            self._answer(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        found = re.search(r"<(?:\w+:)?InputSource>(\w+)<", body)
        server, scanner = self.server, self.server.scanner
        server.source = found[1] if found else "Platen"
        scanner.asked.append(server.source)
        if scanner.trouble == faults.BUSY:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE)
        elif scanner.trouble in _REFUSED or (server.source == "Feeder" and not scanner.feeder):
            self._answer(HTTPStatus.CONFLICT)
        else:
            server.jobs, server.given = server.jobs + 1, 0
            where = f"http://127.0.0.1:{scanner.port}/eSCL/ScanJobs/{server.jobs}"
            self._answer(HTTPStatus.CREATED, headers={"Location": where})

    def do_DELETE(self) -> None:
        self.server.scanner.hold.set()
        self._answer(HTTPStatus.OK)

    def _next_page(self) -> None:
        scanner = self.server.scanner
        scanner.moving.set()
        scanner.hold.wait(20.0)
        page = self._take_page()
        if page is None:
            self._answer(HTTPStatus.NOT_FOUND if scanner.trouble is None else HTTPStatus.CONFLICT)
            return
        self.server.given += 1
        self._picture(_png(page), scanner.trouble)

    def _take_page(self) -> Pixels | None:
        scanner = self.server.scanner
        if scanner.trouble in _REFUSED:
            return None
        if self.server.source == "Feeder":
            return scanner.feeder.popleft() if scanner.feeder else None
        return scanner.glass if self.server.given == 0 else None

    def _picture(self, png: bytes, trouble: Fault | None) -> None:
        if trouble == faults.BAD_ANSWER:
            self._answer(HTTPStatus.OK, b"not a picture at all", {"Content-Type": "image/png"})
        elif trouble == faults.IO_ERROR:  # the line breaks in the middle of the page
            self._head(HTTPStatus.OK, {"Content-Type": "image/png", "Content-Length": str(len(png))})
            self.wfile.write(png[: len(png) // 2])
            self.wfile.flush()
            self.connection.shutdown(socket.SHUT_RDWR)
        elif trouble == faults.INCOMPLETE:  # half a picture, sent as a whole one
            self._answer(HTTPStatus.OK, png[: len(png) // 2], {"Content-Type": "image/png"})
        else:
            self._answer(HTTPStatus.OK, png, {"Content-Type": "image/png"})

    def _status(self) -> str:
        scanner = self.server.scanner
        adf = "ScannerAdfLoaded" if scanner.feeder else "ScannerAdfEmpty"
        adf = _ADF_STATES.get(scanner.trouble, adf) if scanner.trouble else adf
        state = "Processing" if scanner.trouble == faults.BUSY else "Idle"
        return (
            f'<?xml version="1.0"?><scan:ScannerStatus {_SPACES}><pwg:Version>2.6</pwg:Version>'
            f"<pwg:State>{state}</pwg:State><scan:AdfState>{adf}</scan:AdfState></scan:ScannerStatus>"
        )

    def _xml(self, text: str) -> None:
        self._answer(HTTPStatus.OK, text.encode(), {"Content-Type": "text/xml"})

    def _answer(self, status: HTTPStatus, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self._head(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def _head(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


_REFUSED = (faults.JAM, faults.COVER_OPEN, faults.NO_PAGE)
_ADF_STATES = {
    faults.JAM: "ScannerAdfJam",
    faults.COVER_OPEN: "ScannerAdfDoorOpen",  # the word that sane-airscan 0.99.27 knows; others are an I/O error to it
    faults.NO_PAGE: "ScannerAdfEmpty",
}


def _png(pixels: Pixels) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(file, "PNG")
    return file.getvalue()


def _source(name: str, inner: str) -> str:
    width, height = _A4
    return (
        f"<scan:{name}><scan:{inner}><scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>{width}</scan:MaxWidth>"
        f"<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>{height}</scan:MaxHeight>"
        "<scan:MaxScanRegions>1</scan:MaxScanRegions><scan:SettingProfiles><scan:SettingProfile>"
        "<scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode><scan:ColorMode>Grayscale8</scan:ColorMode>"
        "</scan:ColorModes><scan:DocumentFormats><pwg:DocumentFormat>image/png</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/png</scan:DocumentFormatExt></scan:DocumentFormats>"
        "<scan:SupportedResolutions><scan:DiscreteResolutions>"
        + "".join(
            f"<scan:DiscreteResolution><scan:XResolution>{dpi}</scan:XResolution>"
            f"<scan:YResolution>{dpi}</scan:YResolution></scan:DiscreteResolution>"
            for dpi in (75, 150, 300, 600)
        )
        + "</scan:DiscreteResolutions></scan:SupportedResolutions></scan:SettingProfile></scan:SettingProfiles>"
        f"</scan:{inner}></scan:{name}>"
    )


_CAPABILITIES = (
    f'<?xml version="1.0"?><scan:ScannerCapabilities {_SPACES}><pwg:Version>2.6</pwg:Version>'
    "<pwg:MakeAndModel>Contoh eSCL 100</pwg:MakeAndModel><pwg:SerialNumber>CONTOH-0001</pwg:SerialNumber>"
    + _source("Platen", "PlatenInputCaps")
    + _source("Adf", "AdfSimplexInputCaps")
    + "</scan:ScannerCapabilities>"
)
