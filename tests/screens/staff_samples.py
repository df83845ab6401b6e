"""Technicians' pages, made by the real pages with a machine that has something to show of everything."""

from __future__ import annotations

from dataclasses import replace

from hardware.device import DeviceInfo, Repair
from hardware.printer.faults import JAM, TONER_LOW
from hardware.printer.port import Supply
from hardware.slip_printer.faults import PAPER_LOW
from hardware.trace import Said, Speaker
from kiosk.doctor.evidence.dirt import Dirt, dirt_map
from kiosk.doctor.evidence.findings import Told, of_dirt
from kiosk.doctor.model import By, Measure, Outcome
from kiosk.events import CellTouched, CodeRead, Typed
from kiosk.spool.faults import DISK_FULL
from kiosk.technician import asks
from kiosk.technician.asks import DeviceCard, Kept, LogLine, OfficeCard, ParkedRow, PinChecked, PinVerdict
from kiosk.technician.out_of_order import out_of_order_view
from kiosk.technician.paper_works import as_picture
from kiosk.views import View
from tests.flows.staff import AT, WHO, PlayedWorkshop, Staff, at, finding

MODELS = {
    "scanner": DeviceInfo("scanner", "sane", "epson2:libusb:001:004", "EPSON Perfection V39 II", "XCONTOH01", "1.02"),
    "reader": DeviceInfo("reader", "serial", "/dev/serial/by-id/usb-CONTOH_2D_Reader-if00", "CONTOH 2D", "R-0071"),
    "printer": DeviceInfo("printer", "cups", "A4", "HP LaserJet Pro 4003dn", "XCONTOH02", "2309032"),
    "slip_printer": DeviceInfo("slip_printer", "escpos", "192.0.2.40:9100", "TM-T82III", "XCONTOH03", "30.12 ESC/POS"),
}
LINES = tuple(
    LogLine(AT, said)
    for said in (
        Said(Speaker.CABLE, "opened"),
        Said(Speaker.KIOSK, "DLE EOT 4", b"\x10\x04\x04"),
        Said(Speaker.DEVICE, "paper roll sensor", b"\x72"),
        Said(Speaker.DEVICE, "printer-state-reasons", b"media-empty-error,toner-low-warning"),
    )
    * 6
)


def workshop() -> PlayedWorkshop:
    """A jammed printer, paper running out, and a kiosk without camera and UPS."""
    cards = {
        kind: DeviceCard(kind, info=info, since=AT, jobs=12_043, faults=17, last=Kept(finding(f"{kind}.state"), WHO))
        for kind, info in MODELS.items()
    }
    cards["printer"] = replace(cards["printer"], fault=JAM, warnings=(TONER_LOW,))
    cards["slip_printer"] = replace(cards["slip_printer"], warnings=(PAPER_LOW,), last=None)
    cards |= {kind: DeviceCard(kind, absent=True) for kind in ("camera", "power")}
    parked = (ParkedRow("JGR-01-000042", "hash_mismatch", AT),)
    return PlayedWorkshop(devices=cards, office=OfficeCard(True, 3, parked, version="0.1.0"), lines=LINES)


def _door(pin: PinChecked = PinChecked(PinVerdict.READY), typed: str = "") -> View:
    staff = Staff(PlayedWorkshop(pin=pin))
    staff.knock()
    for digit in typed:
        staff.happens(Typed(digit))
    return staff.view


def _after(room: str, *touched: str, work: PlayedWorkshop | None = None) -> View:
    staff = at(room, work or workshop())
    for thing in touched:
        staff.touch(thing)
    return staff.view


def _codes() -> View:
    names = ("QR", "QR rapat", "Data Matrix", "Aztec", "PDF417", "Code 128")
    staff = at("tests", PlayedWorkshop(codes=tuple((name, name) for name in names)))
    staff.touch("reader.codes")
    for text in ("QR", "PDF417", "9999"):
        staff.happens(CodeRead(text))
    return staff.view


def _grid() -> View:
    staff = at("tests", PlayedWorkshop())
    staff.touch("panel.touch")
    for cell in (*range(20), 63):
        staff.happens(CellTouched(cell))
    return staff.view


def _swapped(*touched: str) -> View:
    work = workshop()
    work.devices["printer"] = replace(work.devices["printer"], fault=None)
    work.tests = (finding("printer.state"), finding("printer.queue", Outcome.WARN))
    return _after("printer", "swap", *touched, work=work)


FOUND = (
    finding("disk.fsync", Outcome.WARN, Measure("fsync", 61.52, "ms", 50)),
    finding("printer.state", Outcome.FAIL),
    finding("scanner.state"),
    finding("camera.state", Outcome.NOT_RUN),
    finding("network.office"),
)


def _dirt() -> View:
    """A streak and three specks, on the map that the kiosk draws."""
    told = Told(AT, By.TECHNICIAN)
    dirt = Dirt(((44.0, 80.0, 0.4), (131.0, 66.0, 0.1), (88.0, 203.0, 0.9)), (127.0,))
    done = asks.WorkDone(of_dirt(dirt, told), picture=as_picture(dirt_map(dirt, 210, 297)))
    return _after("tests", "scanner.dirt", "next", work=replace(workshop(), works={"scanner.measure_blank": done}))


def _gauged() -> View:
    supplies = (Supply("Black Cartridge HP W1510A", False, 8), Supply("Waste toner", True, 40))
    return _after("printer", work=replace(workshop(), gauged=asks.Gauged(supplies, 48_211)))


def _mended() -> View:
    done = asks.Mended((Repair.QUEUE_RESTARTED, Repair.REOPENED))
    return _after("printer", "mend", work=replace(workshop(), mended=done))


def staff_views() -> dict[str, View]:
    found = replace(workshop(), tests=FOUND)
    measured = replace(workshop(), tests=FOUND[:1])
    return {
        "out-of-order": out_of_order_view(DISK_FULL, AT, "0.1.0"),
        "staff-pin": _door(typed="480"),
        "staff-pin-wrong": _door(typed="111222"),
        "staff-locked": _door(PinChecked(PinVerdict.WAIT, wait_s=480)),
        "staff-no-pin": _door(PinChecked(PinVerdict.NONE_SET)),
        "staff-overview": _after("overview"),
        "staff-device": _gauged(),
        "staff-mended": _mended(),
        "staff-dirt": _dirt(),
        "staff-report": _after("overview", "all", "report"),
        "staff-reported": _after("overview", "all", "report", "send"),
        "staff-teach": _after("tests", "reader.taught"),
        "staff-device-reader": _after("reader"),
        "staff-office": _after("office"),
        "staff-office-bundled": _after("office", "bundle"),
        "staff-tests": at("tests", PlayedWorkshop()).view,
        "staff-findings": _after("overview", "all", work=found),
        "staff-finding": _after("overview", "all", work=measured),
        "staff-log": _after("printer", "log", work=replace(workshop(), can_trace=True)),
        "staff-codes": _codes(),
        "staff-question": _after("tests", "sound.tone"),
        "staff-instruction": at_power(),
        "staff-page-lay": _after("tests", "printer.page"),
        "staff-swap": _swapped(),
        "staff-swap-who": _swapped("next"),
        "staff-swap-found": _swapped("next", "same"),
        "staff-swapped": _swapped("next", "same", "keep"),
        "staff-touch-grid": _grid(),
        "staff-colour": _after("tests", "panel.colours", "next"),
    }


def at_power() -> View:
    staff = at("tests", PlayedWorkshop(works={"power.on_mains": asks.WorkDone()}))
    staff.touch("power.unplugged")
    return staff.view
