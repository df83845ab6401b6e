"""The dock's web page: buttons that move the fakes' physical world, and a look at what was printed.

Served by the demo kiosk itself, on loopback, in a thread of its own.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import uvicorn
from litestar import Litestar, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, RawBody
from PIL import Image, UnidentifiedImageError

from dock.look import Eyes, View
from dock.parts import Move, Parts, moves
from dock.sample_slips import SampleSlip
from dock.samples import RESOLUTION, SAMPLES, code_on_paper, sample
from dock.signing import sheet_of

_FOLDER = Path(__file__).parent
_LARGEST_UPLOAD = 40 * 1024 * 1024


def create_app(parts: Parts, held: tuple[SampleSlip, ...] = ()) -> Litestar:
    """The page and its few calls, all under /dock. `held` are slips that whoever tries it has from the start."""
    return Litestar(
        route_handlers=[*_pages(), *_state(parts, held), *_hands(parts), *_back_on_the_glass(parts), *_printed(parts)],
        request_max_body_size=_LARGEST_UPLOAD,
        openapi_config=None,
        logging_config=None,
    )


def serve(parts: Parts, port: int, held: tuple[SampleSlip, ...] = ()) -> uvicorn.Server:
    """Start the dock on 127.0.0.1:`port` in a daemon thread; `should_exit = True` on what comes back stops it."""
    config = uvicorn.Config(create_app(parts, held), host="127.0.0.1", port=port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, name="dock", daemon=True).start()
    return server


def _pages() -> list[HTTPRouteHandler]:
    @get("/dock", media_type="text/html", sync_to_thread=False)
    def page() -> str:
        return (_FOLDER / "page.html").read_text(encoding="utf-8")

    @get("/dock/{name:str}", sync_to_thread=False)
    def asset(name: FromPath[str]) -> Response[bytes]:
        kinds = {"dock.js": "text/javascript", "dock.css": "text/css"}
        if name not in kinds:
            raise NotFoundException
        return Response((_FOLDER / name).read_bytes(), media_type=kinds[name])

    return [page, asset]


def _state(parts: Parts, held: tuple[SampleSlip, ...]) -> list[HTTPRouteHandler]:
    table = moves(parts)

    @get("/dock/api/moves", sync_to_thread=False)
    def offered() -> dict[str, Any]:
        buttons = {kind: [{"id": move.id, "label": move.label} for move in each] for kind, each in table.items()}
        sheets = [{"id": each.id, "label": each.label} for each in SAMPLES]
        return {"moves": buttons, "samples": sheets, "held": [asdict(slip) for slip in held]}

    eyes = Eyes(parts)

    @get("/dock/api/state", sync_to_thread=False)
    def state() -> View:
        return eyes.look()

    return [offered, state]


def _hands(parts: Parts) -> list[HTTPRouteHandler]:
    table = moves(parts)

    @post("/dock/api/move/{kind:str}/{move_id:str}", status_code=204)
    async def move(kind: FromPath[str], move_id: FromPath[str]) -> None:
        _find(table, kind, move_id).make()

    @post("/dock/api/put/{sample_id:str}", status_code=204, sync_to_thread=True)
    def put(sample_id: FromPath[str]) -> None:
        try:
            parts.scanner.put(sample(sample_id).pixels(), RESOLUTION)
        except KeyError as unknown:
            raise NotFoundException from unknown

    @post("/dock/api/put_under/{sample_id:str}", status_code=204, sync_to_thread=True)
    def put_under(sample_id: FromPath[str]) -> None:
        try:
            parts.camera.table.put(sample(sample_id).alone(), RESOLUTION)
        except KeyError as unknown:
            raise NotFoundException from unknown

    @post("/dock/api/show_under", status_code=204)
    async def show_under(body: RawBody) -> None:
        parts.camera.table.put(code_on_paper(body.decode("utf-8", "replace").strip() or "-"), RESOLUTION)

    @post("/dock/api/upload", status_code=200)
    async def upload(body: RawBody) -> dict[str, str]:
        return {"problem": _put_own(parts, body)}

    @post("/dock/api/show", status_code=204)
    async def show(body: RawBody) -> None:
        parts.reader.show(body.decode("utf-8", "replace").strip())

    return [move, put, put_under, show_under, upload, show]


def _back_on_the_glass(parts: Parts) -> list[HTTPRouteHandler]:
    """What was printed, laid on the scanner: signed by hand, or as it came out."""

    @post("/dock/api/lay/{index:int}/{sheet:int}/{how:str}", status_code=200, sync_to_thread=True)
    def lay(index: FromPath[int], sheet: FromPath[int], how: FromPath[str]) -> dict[str, str]:
        tray = parts.printer.output_tray
        if not (0 <= index < len(tray) and 1 <= sheet <= tray[index].sheets and how in ("signed", "unsigned")):
            raise NotFoundException
        try:
            parts.scanner.put(sheet_of(tray[index].pdf, sheet, signed=how == "signed"), RESOLUTION)
        except ValueError as problem:
            return {"problem": str(problem)}
        return {"problem": ""}

    return [lay]


def _put_own(parts: Parts, data: bytes) -> str:
    """Lay an own picture on the glass; what is wrong with it, or "" when it lies there."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            parts.scanner.put(np.asarray(picture.convert("RGB"), dtype=np.uint8), RESOLUTION)
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return "Berkas ini bukan gambar yang dapat dibaca. Pilih berkas PNG atau JPEG."
    return ""


def _find(table: Mapping[str, tuple[Move, ...]], kind: str, move_id: str) -> Move:
    for move in table.get(kind, ()):
        if move.id == move_id:
            return move
    raise NotFoundException


def _printed(parts: Parts) -> list[HTTPRouteHandler]:
    @get("/dock/api/slips/{index:int}", media_type="image/png", sync_to_thread=True)
    def slip(index: FromPath[int]) -> bytes:
        if not 0 <= index < len(parts.slip_printer.slips):
            raise NotFoundException
        out = io.BytesIO()
        parts.slip_printer.picture(index).save(out, "PNG")
        return out.getvalue()

    @get("/dock/api/papers/{index:int}", media_type="application/pdf", sync_to_thread=False)
    def paper(index: FromPath[int]) -> bytes:
        tray = parts.printer.output_tray
        if not 0 <= index < len(tray):
            raise NotFoundException
        return bytes(tray[index].pdf)

    return [slip, paper]
