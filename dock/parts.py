"""The physical parts of a demo kiosk, and every move a hand can make with them, as one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hardware.camera.fake import FakeCamera
from hardware.device import Device, Fault
from hardware.power.fake import FakeUps
from hardware.printer.fake import FakePrinter
from hardware.reader.fake import FakeReader
from hardware.scanner.fake import FakeScanner
from hardware.slip_printer.fake import NEAR_END, FakeSlipPrinter


@dataclass(frozen=True)
class Parts:
    """What stands on the dock."""

    scanner: FakeScanner
    reader: FakeReader
    printer: FakePrinter
    slip_printer: FakeSlipPrinter
    power: FakeUps
    camera: FakeCamera

    @classmethod
    def new(cls) -> Parts:
        """A healthy machine: covers closed, cables in, paper in both printers, nothing on the glass."""
        return cls(FakeScanner(), FakeReader(), FakePrinter(), FakeSlipPrinter(), FakeUps(), FakeCamera())

    def factories(self) -> dict[str, Callable[[], Device | Fault]]:
        """Device kind -> how the kiosk opens it: the same physical part every time."""
        return {
            "scanner": self.scanner.open,
            "reader": self.reader.open,
            "printer": lambda: self.printer,
            "slip_printer": lambda: self.slip_printer,
            "power": self.power.open,
            "camera": self.camera.open,
        }


@dataclass(frozen=True)
class Move:
    """One thing a hand can do to a part; `label` is the button's word on the dock's page."""

    id: str
    label: str
    make: Callable[[], None]


def moves(parts: Parts) -> Mapping[str, tuple[Move, ...]]:
    """Per device kind, the moves that need nothing but a push of a button."""
    scanner, reader, printer, slip = parts.scanner, parts.reader, parts.printer, parts.slip_printer
    ups, camera, table = parts.power, parts.camera, parts.camera.table
    return {
        "scanner": (
            Move("take_away", "Ambil kertas", scanner.take_away),
            Move("open_cover", "Buka tutup", scanner.open_cover),
            Move("close_cover", "Tutup", scanner.close_cover),
            Move("jam", "Macetkan", scanner.jam),
            Move("clear_jam", "Lepas macet", scanner.clear_jam),
            Move("pull_cable", "Cabut kabel", scanner.pull_cable),
            Move("plug_in", "Colok kabel", scanner.plug_in),
        ),
        "camera": (
            Move("take_away", "Ambil kertas", table.take_away),
            Move("start_moving", "Goyangkan kertas", table.start_moving),
            Move("let_lie", "Diamkan kertas", table.let_lie),
            Move("switch_light_off", "Matikan lampu", table.switch_light_off),
            Move("switch_light_on", "Nyalakan lampu", table.switch_light_on),
            Move("lose_focus", "Buat kabur", table.lose_focus),
            Move("find_focus", "Tajamkan", table.find_focus),
            Move("cover_lens", "Tutup lensa", table.cover_lens),
            Move("uncover_lens", "Buka lensa", table.uncover_lens),
            Move("freeze", "Bekukan gambar", camera.freeze),
            Move("thaw", "Jalankan gambar", camera.thaw),
            Move("pull_cable", "Cabut kabel", camera.pull_cable),
            Move("plug_in", "Colok kabel", camera.plug_in),
        ),
        "reader": (
            Move("pull_cable", "Cabut kabel", reader.pull_cable),
            Move("plug_in", "Colok kabel", reader.plug_in),
        ),
        "printer": (
            Move("take_paper_away", "Ambil kertas kosong", printer.take_paper_away),
            Move("load_paper", "Isi 50 lembar A4", lambda: printer.load_paper(50)),
            Move("few_sheets", "Sisakan 5 lembar", lambda: printer.load_paper(5)),
            Move("load_folio", "Isi 50 lembar F4", lambda: printer.load_folio(50)),
            Move("open_cover", "Buka tutup", printer.open_cover),
            Move("close_cover", "Tutup", printer.close_cover),
            Move("jam", "Macetkan", printer.jam),
            Move("clear_jam", "Lepas macet", printer.clear_jam),
            Move("toner_low", "Toner tinggal 5%", lambda: printer.set_toner(5)),
            Move("toner_empty", "Habiskan toner", lambda: printer.set_toner(0)),
            Move("toner_new", "Ganti toner", lambda: printer.set_toner(100)),
            Move("stall", "Diam saat mencetak", printer.stall),
            Move("go_on", "Lanjut mencetak", printer.go_on),
            Move("refuse_files", "Tolak semua berkas", printer.refuse_files),
            Move("accept_files", "Terima berkas lagi", printer.accept_files),
            Move("pause_queue", "Jeda antrean", printer.pause_queue),
            Move("resume_queue", "Jalankan antrean", printer.resume_queue),
            Move("pull_cable", "Cabut kabel", printer.pull_cable),
            Move("plug_in", "Colok kabel", printer.plug_in),
        ),
        "slip_printer": (
            Move("take_paper_away", "Habiskan kertas", slip.take_paper_away),
            Move("paper_low", "Sisakan sedikit kertas", lambda: slip.load_paper(NEAR_END)),
            Move("load_paper", "Pasang gulungan", slip.load_paper),
            Move("open_cover", "Buka tutup", slip.open_cover),
            Move("close_cover", "Tutup", slip.close_cover),
            Move("block_cutter", "Ganjal pisau", slip.block_cutter),
            Move("free_cutter", "Lepas ganjal pisau", slip.free_cutter),
            Move("fall_silent", "Bungkam", slip.fall_silent),
            Move("speak_again", "Jawab lagi", slip.speak_again),
            Move("pull_cable", "Cabut kabel", slip.pull_cable),
            Move("plug_in", "Colok kabel", slip.plug_in),
        ),
        "power": (
            Move("cut_mains", "Padamkan listrik", ups.cut_mains),
            Move("drain", "Baterai hampir habis", ups.drain),
            Move("restore_mains", "Nyalakan listrik", ups.restore_mains),
            Move("wear_out", "Baterai aus", ups.wear_out),
            Move("change_battery", "Ganti baterai", ups.change_battery),
            Move("pull_cable", "Cabut kabel data", ups.pull_cable),
            Move("plug_in", "Colok kabel data", ups.plug_in),
        ),
    }
