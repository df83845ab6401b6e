"""A network camera on loopback: an MJPEG stream (multipart/x-mixed-replace) of the table that the fake looks at.

OpenCV reads it through FFmpeg as it reads any IP camera. The hand moves the table's paper, covers the lens, freezes
the sensor, silences it, or pulls the cable in the middle of a frame.
"""

from __future__ import annotations

import io
import select
import socket
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from hardware.camera.sizes import Size
from hardware.camera.table import Table
from hardware.scanner.port import Pixels

_BOUNDARY = b"frame"


class MjpegCamera:
    """`address` is what the driver opens; it stays when the cable goes out and in."""

    def __init__(self, size: Size = (1280, 720), frames_per_s: float = 15.0) -> None:
        self.table = Table()
        self._size, self._every_s = size, 1.0 / frames_per_s
        self._frozen: bytes | None = None
        self._freezing = self._silent = False
        self._port = _free_port()
        self.address = f"http://127.0.0.1:{self._port}/kamera.mjpg"
        self._server: _Server | None = None
        self.plug_in()

    # The hand

    def freeze(self) -> None:
        self._freezing = True

    def thaw(self) -> None:
        self._freezing, self._frozen = False, None

    def fall_silent(self) -> None:
        """The connection stands, and nothing more is sent."""
        self._silent = True

    def speak_again(self) -> None:
        self._silent = False

    def pull_cable(self) -> None:
        """Whoever looks is cut off; nobody answers any more."""
        server, self._server = self._server, None
        if server is not None:
            server.cut()

    def plug_in(self) -> None:
        if self._server is None:
            self._server = _Server(("127.0.0.1", self._port), self)

    def viewers(self) -> int:
        """How many look at this moment."""
        return 0 if self._server is None else len(self._server.viewers)

    # The lens

    def next_part(self) -> bytes | None:
        """One part of the stream; None while it sends nothing."""
        if self._silent:
            return None
        if self._freezing:
            self._frozen = self._frozen or self._jpeg()
        jpeg = self._frozen if self._freezing and self._frozen else self._jpeg()
        return b"--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n%s\r\n" % (_BOUNDARY, len(jpeg), jpeg)

    def pause(self, over: threading.Event) -> bool:
        """Until the next frame; True when the stream is over."""
        return over.wait(self._every_s)

    def _jpeg(self) -> bytes:
        out = io.BytesIO()
        Image.fromarray(self.table.look(self._size)).save(out, "JPEG", quality=90)
        return out.getvalue()


class _Server(ThreadingHTTPServer):
    """Serves `camera` until it is cut."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], camera: MjpegCamera) -> None:
        self.camera = camera
        self.over = threading.Event()
        self.viewers: set[socket.socket] = set()
        super().__init__(address, _Viewer)
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()

    def cut(self) -> None:
        self.over.set()
        self.shutdown()
        self.server_close()
        self._thread.join()
        for viewer in tuple(self.viewers):
            with suppress(OSError):
                viewer.shutdown(socket.SHUT_RDWR)

    def handle_error(self, *_: Any) -> None:
        """A viewer that hangs up is no news."""


class _Viewer(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        server = self.server
        server.viewers.add(self.connection)
        try:
            self.send_response(200)
            self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={_BOUNDARY.decode()}")
            self.end_headers()
            while not server.over.is_set() and not _hung_up(self.connection):
                part = server.camera.next_part()
                if part is not None:
                    self.wfile.write(part)
                if server.camera.pause(server.over):
                    return
        except OSError:  # hung up, by either side
            return
        finally:
            server.viewers.discard(self.connection)

    def log_message(self, *_: Any) -> None:
        """Nothing to say."""


def _hung_up(connection: socket.socket) -> bool:
    """Whether the viewer is gone: it says nothing after its question, so what is there to read is the end."""
    return bool(select.select([connection], [], [], 0)[0])


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
        return port


def film(file: Path, frames: int = 30, size: Size = (1280, 720), *, lies: bool = True, black: bool = False) -> Path:
    """A record of a page that a hand pushes about under a camera, 15 frames a second of Motion JPEG; `file` itself.

    Half way the page `lies` still; `black`: the lens is covered all the time."""
    import cv2

    table = Table()
    table.put(printed_page(), 100)
    table.start_moving()
    if black:
        table.cover_lens()
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 15.0, size)
    for number in range(frames):
        if lies and number == frames // 2:
            table.let_lie()
        writer.write(cv2.cvtColor(table.look(size), cv2.COLOR_RGB2BGR))
    writer.release()
    return file


def printed_page(seed: int = 3) -> Pixels:
    """An A4 page at 100 dpi, white with black lines of 'words'."""
    page = np.full((1169, 827, 3), 245, np.uint8)
    dice = np.random.default_rng(seed)
    for top in range(90, 1080, 24):
        left = 80
        while left < 720:
            width = int(dice.integers(8, 70))
            page[top : top + 9, left : min(left + width, 740)] = 30
            left += width + 12
    return page
