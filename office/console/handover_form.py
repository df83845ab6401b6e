"""The form of a handover as a browser sends it: read, given back when something is missing, and what it means."""

from __future__ import annotations

from dataclasses import dataclass, field

from litestar.datastructures import FormMultiDict, UploadFile

from adminduk.proxy import Proxy
from office.counter import signature
from office.counter.arriving import numbers_in
from office.counter.handing import Received, Way, Who

_LONGEST = {"nama": 120, "nik": 40, "catatan": 200, "tanda-tangan": 60_000, "juga-nomor": 4_000}


@dataclass(frozen=True)
class Typed:
    """The form as it was sent. `also`: numbers that were ticked, `listed`: those that were typed."""

    who: str = Who.APPLICANT.value
    shown: str = ""
    name: str = ""
    nik: str = ""
    note: str = ""
    way: str = Way.SCREEN.value
    strokes: str = ""
    seen: int = -1
    letter: bytes = b""
    also: tuple[str, ...] = field(default=())
    listed: str = ""

    @property
    def along(self) -> tuple[str, ...]:
        """Every number that goes along, each once."""
        return tuple(dict.fromkeys((*self.also, *numbers_in(self.listed))))


async def read(form: FormMultiDict) -> Typed:
    upload, seen = form.get("surat-kuasa"), _text(form, "dilihat")
    return Typed(
        who=_text(form, "siapa"),
        shown=_text(form, "bukti"),
        name=_text(form, "nama"),
        nik=_text(form, "nik"),
        note=_text(form, "catatan"),
        way=_text(form, "cara"),
        strokes=_text(form, "tanda-tangan"),
        seen=int(seen) if seen.isascii() and seen.isdigit() else -1,
        letter=await upload.read() if isinstance(upload, UploadFile) else b"",
        also=tuple(each for each in form.getall("juga", []) if isinstance(each, str)),
        listed=_text(form, "juga-nomor"),
    )


def received(typed: Typed, applicant: str, proxy: Proxy | None) -> Received | None:
    """Who collects, as the form says; None where it names nobody who can be meant."""
    match typed.who:
        case Who.APPLICANT.value:
            name, nik = applicant, ""
        case Who.PROXY.value if proxy is not None:
            name, nik = proxy.nama, proxy.nik
        case Who.OTHER.value:
            name, nik = typed.name, typed.nik
        case _:
            return None
    way = Way.PAPER if typed.way == Way.PAPER else Way.SCREEN
    return Received(
        shown=typed.shown,
        name=name,
        nik="".join(each for each in nik if each not in " .-"),
        note=typed.note,
        way=way,
        strokes=signature.parse(typed.strokes) if way is Way.SCREEN else (),
    )


def _text(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    return value.strip()[: _LONGEST.get(name, 120)] if isinstance(value, str) else ""
