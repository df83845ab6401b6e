"""People who do not exist, papers, requests and answers for the scripts."""

from __future__ import annotations

from datetime import datetime, timedelta

from adminduk.catalogue.model import ProductKind
from adminduk.numbers import SlipCode, parse_slip_code
from adminduk.request import ReturnedItem, State
from hardware.device import Fault
from kiosk.availability import Availability
from kiosk.events import CapturedPage, Committed, PageCaptured, PageVerdict
from kiosk.office_answers import Grant, Standing
from kiosk.views import Preview
from tests.kiosk.fake_clock import WIB

NIK = "9999010101900001"  # province 99: nobody's
NIK_OTHER = "9999014202910002"
NAMA = "CONTOH SPECIMEN"
NOMOR_KK = "9999010101200003"
DESA = "35.17.19.2001"
TELEPON = "081200000000"

NUMBER = "JGR-01-000042"


def _good_code(office: str) -> str:
    """A slip code of `office` with a right check symbol, found by trying all."""
    symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    codes = (parse_slip_code(f"{office}7K3M9QX2W4ZDPB8{symbol}") for symbol in symbols)
    found: SlipCode | None = next((code for code in codes if code is not None), None)
    assert found is not None
    return str(found)


CODE = _good_code("JGR")
CODE_ELSEWHERE = _good_code("JPR")
QR = f"https://kantor.example/s/{CODE}"
MORNING = datetime(2026, 11, 19, 8, 0, tzinfo=WIB)

COMMITTED = Committed(NUMBER, CODE, QR, office_reachable=True)
COMMITTED_OFFLINE = Committed(NUMBER, CODE, QR, office_reachable=False)

ALL_WELL = Availability()
OFFICE_AWAY = Availability(office_reachable=False)


def broken(kind: str, fault: Fault) -> Availability:
    return Availability(faults=((kind, fault),))


def page(verdict: PageVerdict = PageVerdict.GOOD, text: bytes = b"jpeg") -> PageCaptured:
    preview = Preview(text, 210, 297) if verdict is PageVerdict.GOOD else None
    return PageCaptured(CapturedPage(verdict, text, preview))


def standing(
    state: State,
    *,
    product: ProductKind = ProductKind.PDF,
    service: str = "kk",
    slip_code: str = CODE,
    returned: tuple[ReturnedItem, ...] = (),
    reject_reason: str = "",
) -> Standing:
    """A request in `state`, with a history that leads there in one day."""
    road = [State.TERKIRIM, State.SEDANG_DIPERIKSA, State.DIPROSES, State.MENUNGGU_TANDA_TANGAN, State.SIAP_DIAMBIL]
    passed = [*road[: road.index(state)], state] if state in road else [State.TERKIRIM, State.SEDANG_DIPERIKSA, state]
    history = tuple((each, MORNING + timedelta(hours=hour)) for hour, each in enumerate(passed))
    return Standing(NUMBER, service, "hilang", state, history, product, returned, reject_reason, slip_code)


def grant(number: str = NUMBER) -> Grant:
    return Grant("grant-1", number, CODE, b"%PDF-1.7 contoh", "0" * 64)
