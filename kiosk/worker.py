"""One process beside the kiosk's own that looks at pixels: finding pages, reading codes.

Why a process of its own: zbar and image codecs are C code fed with what strangers bring, and have crashed programs; a
page takes a third of a second, in which the screen must answer touches; and the memory of a 26 MB sheet goes back to
the system with the process. It starts in the background, dies and is started again without anybody noticing, and a
picture that keeps it busy for too long is given up.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import Any, TypeVar

import numpy as np
from pebble import ProcessExpired, ProcessPool

from hardware.device import Fault
from hardware.scanner.port import Pixels, ScannedSheet
from kiosk.asked import ANYTHING, Asked
from kiosk.camera.look import CodeLook, Look
from kiosk.codes.answers import FileRead, Unreadable
from kiosk.codes.code import Code
from kiosk.events import CapturedPage, PageVerdict

T = TypeVar("T")
Corners = Sequence[tuple[float, float]]
log = logging.getLogger(__name__)

# All are temporary: the process is started again by itself, and the next try meets a fresh one.
STOPPED = Fault("capture.stopped")  # the process died at work, or the kiosk is closing
TOO_SLOW = Fault("capture.too_slow")  # it was given up after its time limit
BROKEN = Fault("capture.broken")  # the work itself failed: a bug

_CAPTURE_LIMIT_S = 15.0  # forty times what an A4 page at 300 dpi takes on the slowest kiosk PC; then it hangs
_DECODE_LIMIT_S = 15.0  # its own budget is 3 s of processor time; a decoder that takes longer than this hangs
_LOOK_LIMIT_S = 5.0  # a frame takes 30 ms; one that hangs a decoder must not stop the picture for long
_PATIENCE_S = 30.0  # on top: the process may still be starting, or starting again
_BEHIND_THE_SCREEN = 5  # niceness: drawing and touches come first

# Pixels larger than this are not lent: three bytes each of the largest picture that capture looks at.
_MOST_BYTES = 450_000_000

_UNREADABLE = CapturedPage(PageVerdict.UNREADABLE, b"", None)


@dataclass(frozen=True)
class _Lent:
    """Where a picture lies in shared memory, so that 26 MB need not be pickled and sent through a pipe."""

    name: str
    shape: tuple[int, ...]


class Worker:
    """Asks the process beside. Every answer is a value; questions wait for each other. Safe from any thread."""

    def __init__(self, memory_mb: int = 0) -> None:
        """`memory_mb`: what the process may hold at most, 0 for no such cap; past it, work fails and is given up."""
        self._memory_mb = memory_mb
        self._pool = _new_pool(memory_mb)
        self._changing_pool = threading.Lock()
        self._asked: set[Future[Any]] = set()  # questions without an answer yet
        self._stopping = False

    def start(self) -> None:
        """Start the process in the background, so that it is warm before somebody puts a paper down."""
        warming = self._schedule(_load_libraries, (), _CAPTURE_LIMIT_S)
        if warming is not None:
            warming.add_done_callback(self._asked.discard)

    def stop(self) -> None:
        """End the process; whoever still waits for an answer gets `STOPPED`. May be called twice."""
        with self._changing_pool:
            self._stopping = True
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        for asked in tuple(self._asked):  # the pool forgets those it had just handed over
            asked.cancel()

    def capture(self, sheet: ScannedSheet, asked: Asked = ANYTHING) -> CapturedPage | Fault:
        """The page in `sheet`, with its verdict by what was `asked` (see `kiosk.capture.pipeline`)."""
        if not _can_be_lent(sheet.pixels):
            return _UNREADABLE
        return self._with_picture(_capture, sheet.pixels, sheet.resolution, asked, limit_s=_CAPTURE_LIMIT_S)

    def cut_by_hand(self, sheet: ScannedSheet, corners: Corners, asked: Asked = ANYTHING) -> CapturedPage | Fault:
        """The part of `sheet` between `corners`, as somebody showed them (see `kiosk.capture.pipeline`)."""
        if not _can_be_lent(sheet.pixels):
            return _UNREADABLE
        return self._with_picture(_cut, sheet.pixels, sheet.resolution, corners, asked, limit_s=_CAPTURE_LIMIT_S)

    def look(self, pixels: Pixels) -> Look | Fault | None:
        """What a frame of the camera's living picture shows; None when it is no picture."""
        return self._with_picture(_look, pixels, limit_s=_LOOK_LIMIT_S) if _can_be_lent(pixels) else None

    def look_for_code(self, pixels: Pixels, want_advice: bool) -> CodeLook | Fault | None:
        """The code in a frame of the living picture (see `kiosk.camera.seeing`); None when it is no picture."""
        if not _can_be_lent(pixels):
            return None
        return self._with_picture(_look_for_code, pixels, want_advice, limit_s=_LOOK_LIMIT_S)

    def decode(self, pixels: Pixels) -> tuple[str, ...] | Fault:
        """The texts of the codes in `pixels` (see `kiosk.codes.decode`)."""
        if not _can_be_lent(pixels):
            return ()
        return self._with_picture(_decode, pixels, limit_s=_DECODE_LIMIT_S)

    def decode_all(self, pixels: Pixels, budget_s: float | None = None, live: bool = False) -> tuple[Code, ...] | Fault:
        """Every code in `pixels`, with kind and place, for about `budget_s` (see `kiosk.codes.decode.decode_all`)."""
        if not _can_be_lent(pixels):
            return ()
        return self._with_picture(_decode_all, pixels, budget_s, live, limit_s=_DECODE_LIMIT_S + (budget_s or 0.0))

    def decode_file(self, path: str, budget_s: float, live: bool = False) -> FileRead | Unreadable | Fault:
        """Every code in the picture file `path`, which is opened over there too (see `kiosk.codes.files`)."""
        return self.ask(_decode_file, path, budget_s, live, limit_s=_DECODE_LIMIT_S + 3 * budget_s)

    def ask_about(self, pixels: Pixels, question: Callable[..., T], *rest: object, limit_s: float) -> T | Fault | None:
        """The answer of `question(pixels, *rest)`, asked in the process beside; None when `pixels` are no picture."""
        if not _can_be_lent(pixels):
            return None
        return self._with_picture(_about, pixels, question, *rest, limit_s=limit_s)

    def ask(self, question: Callable[..., T], *arguments: object, limit_s: float) -> T | Fault:
        """The answer of `question(*arguments)`, a function of a module, asked in the process beside."""
        asked = self._schedule(question, arguments, limit_s)
        if asked is None:
            return STOPPED
        try:
            return asked.result(timeout=limit_s + _PATIENCE_S)
        except TimeoutError:
            asked.cancel()
            log.warning("capture process: gave up after %s s", limit_s)
            return TOO_SLOW
        except (ProcessExpired, CancelledError, BrokenProcessPool):
            log.warning("capture process: ended at work")
            return STOPPED
        except Exception as error:  # of any kind, raised over there; its message may quote what was on the paper
            log.error("capture process: %s", type(error).__name__)  # noqa: TRY400
            return BROKEN
        finally:
            self._asked.discard(asked)

    def _schedule(self, question: Callable[..., T], arguments: tuple[object, ...], limit_s: float) -> Future[T] | None:
        """`question` in line; in a new pool when the old one broke down; None when the kiosk is closing."""
        with self._changing_pool:
            if self._stopping:
                return None
            if not self._pool.active:
                self._pool = _new_pool(self._memory_mb)
            asked: Future[T] = self._pool.schedule(question, args=arguments, timeout=limit_s)
            self._asked.add(asked)
            return asked

    def _with_picture(self, question: Callable[..., T], pixels: Pixels, *rest: object, limit_s: float) -> T | Fault:
        memory = SharedMemory(create=True, size=pixels.nbytes)
        try:
            np.ndarray(pixels.shape, np.uint8, memory.buf)[:] = pixels
            return self.ask(question, _Lent(memory.name, pixels.shape), *rest, limit_s=limit_s)
        finally:
            memory.close()
            memory.unlink()


def _new_pool(memory_mb: int) -> ProcessPool:
    beside = multiprocessing.get_context("spawn")
    return ProcessPool(max_workers=1, context=beside, initializer=_begin_process, initargs=(memory_mb,))


def _can_be_lent(pixels: object) -> bool:
    return isinstance(pixels, np.ndarray) and pixels.dtype == np.uint8 and 0 < pixels.nbytes <= _MOST_BYTES


# --- from here on: what runs in the process beside -------------------------------------------------------------------


def _begin_process(memory_mb: int) -> None:
    """Stand behind the screen, leave no picture of somebody's papers in a core dump, ignore the terminal's Ctrl-C."""
    os.nice(_BEHIND_THE_SCREEN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory_mb:
        resource.setrlimit(resource.RLIMIT_DATA, (memory_mb * 1024 * 1024,) * 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _load_libraries() -> None:
    """Import what the first page needs; OpenCV keeps to one core, the other is the screen's."""
    import cv2

    import kiosk.capture.pipeline
    import kiosk.codes.decode  # noqa: F401

    cv2.setNumThreads(1)


def _capture(lent: _Lent, resolution: int, asked: Asked) -> CapturedPage:
    from kiosk.capture.pipeline import capture

    _load_libraries()
    with _borrowed(lent) as pixels:
        return capture(ScannedSheet(pixels, resolution), asked)


def _cut(lent: _Lent, resolution: int, corners: Corners, asked: Asked) -> CapturedPage:
    from kiosk.capture.pipeline import cut_by_hand

    _load_libraries()
    with _borrowed(lent) as pixels:
        return cut_by_hand(ScannedSheet(pixels, resolution), corners, asked)


def _look(lent: _Lent) -> Look:
    from kiosk.camera.seeing import look

    _load_libraries()
    with _borrowed(lent) as pixels:
        return look(pixels)


def _look_for_code(lent: _Lent, want_advice: bool) -> CodeLook:
    from kiosk.camera.seeing import look_for_code

    _load_libraries()
    with _borrowed(lent) as pixels:
        return look_for_code(pixels, want_advice)


def _about(lent: _Lent, question: Callable[..., T], *rest: object) -> T:
    with _borrowed(lent) as pixels:
        return question(pixels, *rest)


def _decode(lent: _Lent) -> tuple[str, ...]:
    from kiosk.codes.decode import decode

    _load_libraries()
    with _borrowed(lent) as pixels:
        return decode(pixels)


def _decode_all(lent: _Lent, budget_s: float | None, live: bool) -> tuple[Code, ...]:
    from kiosk.codes.decode import decode_all

    _load_libraries()
    with _borrowed(lent) as pixels:
        return decode_all(pixels, budget_s, live)


def _decode_file(path: str, budget_s: float, live: bool) -> FileRead | Unreadable:
    from kiosk.codes.files import decode_file

    _load_libraries()
    return decode_file(path, budget_s, live)


@contextmanager
def _borrowed(lent: _Lent) -> Iterator[Pixels]:
    """The picture at `lent`, to be looked at only inside the `with`."""
    memory = SharedMemory(lent.name)
    pixels: Pixels = np.ndarray(lent.shape, np.uint8, memory.buf)
    try:
        yield pixels
    finally:
        del pixels
        memory.close()
