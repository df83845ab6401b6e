"""Where the demo's kiosk is seen: on this machine's display, or on a virtual one that a browser shows."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from anjungan.demo.children import Children
from anjungan.demo.ports import free_port
from anjungan.demo.trouble import DemoFailed
from kiosk.settings import Panel

NOVNC = Path("/usr/share/novnc")
_PROGRAMS = ("Xtigervnc", "websockify")
_STARTS_WITHIN_S = 30.0
_FIRST_RFB_PORT = 5930  # away from where a person's own VNC servers begin
_NARROWEST = 540  # a portrait kiosk that is narrower than this cannot be read any more


@dataclass(frozen=True)
class Screen:
    """How the kiosk gets there, how large it may be, and the address to look at ("" on this machine's display)."""

    environment: Mapping[str, str]
    panel: Panel
    address: str = ""


def own_display() -> tuple[int, int] | None:
    """Width and height of the display that DISPLAY names, when a program could really open it; else None."""
    library = ctypes.util.find_library("X11")
    if not os.environ.get("DISPLAY") or library is None:
        return None
    x11 = ctypes.CDLL(library)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return None
    handle = ctypes.c_void_p(display)
    size = int(x11.XDisplayWidth(handle, 0)), int(x11.XDisplayHeight(handle, 0))
    x11.XCloseDisplay(handle)
    return size


def fitting(panel: Panel, display: tuple[int, int]) -> Panel:
    """The kiosk's panel made small enough for `display`, in its own shape; on a low display, the whole of it."""
    width, height = display
    scale = min(1.0, width / panel.width, height / panel.height)
    if panel.width * scale >= _NARROWEST:
        return panel.model_copy(update={"width": round(panel.width * scale), "height": round(panel.height * scale)})
    return panel.model_copy(update={"width": width, "height": height})


def virtual(children: Children, panel: Panel, port: int) -> Screen:
    """Start a screen of `panel`'s size and its page for a browser on `port` or the next free one. Raises DemoFailed."""
    missing = [name for name in _PROGRAMS if shutil.which(name) is None]
    if missing or not (NOVNC / "vnc.html").exists():
        raise DemoFailed(
            "Tidak ada layar, dan paket untuk layar di peramban belum terpasang. "
            "Jalankan: provisioning/install-packages.sh provisioning/packages-demo.txt"
        )
    rfb = free_port(_FIRST_RFB_PORT)
    display = _x_server(children, panel, rfb)
    page = _browser_page(children, rfb, port)
    # SDL would also take a driver that somebody set for another purpose, or Wayland.
    environment = {"DISPLAY": f":{display}", "SDL_VIDEODRIVER": "x11", "WAYLAND_DISPLAY": "", "XAUTHORITY": ""}
    return Screen(environment, panel, f"http://127.0.0.1:{page}/vnc.html?autoconnect=1&resize=scale")


def _x_server(children: Children, panel: Panel, rfb: int) -> int:
    """The number of the display, which the server itself picks and says once it is ready."""
    said, says = os.pipe()
    os.set_blocking(said, False)
    options = ("-geometry", f"{panel.width}x{panel.height}", "-depth", "24", "-noreset", "-AcceptSetDesktopSize=0")
    access = ("-SecurityTypes", "None", "-localhost", "-rfbport", str(rfb))
    command = ("Xtigervnc", "-displayfd", str(says), *options, *access)
    try:
        child = children.start("layar", "Layar maya (Xtigervnc)", command, keep_open=(says,))
        os.close(says)
        number = bytearray()
        children.until(child, lambda: _whole_line(said, number), _STARTS_WITHIN_S)
        children.until(child, lambda: _speaks_rfb(rfb), _STARTS_WITHIN_S)
    finally:
        os.close(said)
    return int(number)


def _whole_line(pipe: int, so_far: bytearray) -> bool:
    try:
        so_far += os.read(pipe, 64)
    except BlockingIOError:
        return False
    return so_far.endswith(b"\n")


def _speaks_rfb(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2.0) as line:
            return line.recv(4) == b"RFB "
    except OSError:
        return False


def _browser_page(children: Children, rfb: int, port: int) -> int:
    """The port on which noVNC's page answers."""
    from anjungan.demo.web import answers

    page = free_port(port)
    command = ("websockify", "--web", str(NOVNC), f"127.0.0.1:{page}", f"127.0.0.1:{rfb}")
    child = children.start("novnc", "Halaman layar (websockify)", command)
    children.until(child, lambda: answers(f"http://127.0.0.1:{page}/vnc.html"), _STARTS_WITHIN_S)
    return page
