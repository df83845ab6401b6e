"""Everything about a kiosk that differs from one place to the next: the `[kiosk]` part of `anjungan.toml`."""

from __future__ import annotations

from datetime import time
from typing import Literal
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, field_validator

from kiosk.lights import Hours


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Panel(_Part):
    """The touchscreen."""

    width: int = Field(default=1080, ge=480, description="pixels across")
    height: int = Field(default=1920, ge=480, description="pixels down")
    diagonal_inch: float = Field(default=27.0, gt=5, description="size of the glass, for sizes in millimetres")
    software_gl: bool = Field(default=True, description="true where there is no GPU: no multisampling")
    on: str = Field(default="", description='when it is lit, e.g. "06:00-20:00"; empty: always. A touch lights it')
    brightness: int | None = Field(default=None, ge=10, le=100, description="percent, where the panel can be dimmed")

    @field_validator("on")
    @classmethod
    def _hours(cls, text: str) -> str:
        try:
            Hours.parse(text)
        except ValueError as error:
            raise ValueError('tulis misalnya "06:00-20:00"') from error
        return text


class SoundSettings(_Part):
    """The loudspeaker. A kiosk without one is silent, and nothing else changes."""

    volume: int = Field(default=70, ge=0, le=100, description="percent; every visit begins with it")
    output: str = Field(default="", description="as wpctl or amixer names it; empty is the usual one")


class ScannerSettings(_Part):
    driver: Literal["fake", "sane"] = "fake"
    name: str = Field(
        default="", description="SANE device name, its driver, or usb:VVVV:PPPP[:SERIAL]; empty takes the first found"
    )
    host: str = Field(default="", description="host:port of a network scanner, to see at once that it is off")
    feeder: bool = Field(default=False, description="residents may lay a stack into its feeder")
    duplex: bool = Field(default=False, description="the feeder reads both sides; empty backs are dropped")
    options: dict[str, str | int | float | bool] = Field(default={}, description="SANE options set before each scan")


class CameraSettings(_Part):
    driver: Literal["none", "fake", "opencv"] = Field(default="none", description="none: this kiosk has no camera")
    address: str = Field(default="", description="e.g. /dev/v4l/by-id/usb-...; a file or stream for trials")
    controls: dict[str, float] = Field(
        default={},
        description="set over what the camera does by itself: focus, exposure, white_balance, gain, sharpness, zoom, "
        "autofocus, auto_exposure, auto_white_balance",
    )


class PowerSettings(_Part):
    driver: Literal["none", "fake", "nut"] = Field(default="none", description="none: no UPS, or one without a cable")
    name: str = Field(default="ups", description="its name in the NUT server's ups.conf")
    server: str = Field(default="127.0.0.1", description="host of the NUT server")
    port: int = Field(default=3493, ge=1, le=65535)


class ReaderSettings(_Part):
    driver: Literal["fake", "serial", "evdev", "camera"] = Field(
        default="fake",
        description="evdev: in keyboard mode; camera: no reader of its own, codes are held under the document camera",
    )
    port: str = Field(default="", description="usb:VVVV:PPPP[:SERIAL], see `anjungan reader list`; or a path")
    baud: int = 9600
    prefix: str = Field(default="", description="what the reader puts before each code")
    suffix: str = Field(default="", description="what it puts after each code, before the line ending")
    terminator: str = Field(default="line", description="line: CR, LF or both; empty: a pause; else that text")


class PrinterSettings(_Part):
    driver: Literal["fake", "cups"] = "fake"
    queue: str = Field(default="A4", description="name of the CUPS queue")
    server: str = Field(default="", description="host or socket of the CUPS server; empty is this machine's")
    port: int = Field(default=0, ge=0, le=65535, description="port of that server; 0 is the usual one")
    time_limit_s: float = Field(default=90.0, gt=0, description="a job that did not settle by then is purged")
    grey: bool = Field(default=False, description="true: without colour, where the printer can choose")
    both_sides: bool = Field(default=False, description="true: on both sides of the paper, where the printer can")


class SlipPrinterSettings(_Part):
    driver: Literal["none", "fake", "escpos-network", "escpos-serial", "escpos-file", "escpos-usb"] = Field(
        default="fake",
        description="none: slips are printed on A4; file: USB through the kernel; usb: through libusb",
    )
    address: str = Field(
        default="",
        description="network host:port; serial /dev/serial/by-id/...@19200; file usb:serial=... or usb:path=1-1.4 "
        "or /dev/usb/lp0; usb VVVV:PPPP[:SERIAL]",
    )
    columns: int = Field(default=48, ge=24, le=64, description="characters in a line: 32 on 58 mm, 48 on 80 mm")
    code_page: Literal["cp437", "cp850", "cp858", "cp1252"] = Field(default="cp437", description="its letters")
    qr_as_picture: bool = Field(default=False, description="true: the printer has no QR command of its own")
    asks_status: bool = Field(default=True, description="false: it never answers, so paper out is not noticed")


class CodeSettings(_Part):
    """What the codes mean that people show. A code is always a claim, never a proof."""

    letter_hosts: tuple[str, ...] = Field(
        default=("e-layang.patikab.go.id",),
        description="hosts of the e-letter systems that this office knows, each compared as a whole, https only",
    )
    ikd_prefixes: tuple[str, ...] = Field(
        default=(),
        description="how the codes of the IKD app begin here; Dukcapil publishes no form, empty: they stay unknown",
    )


class DoctorSettings(_Part):
    """The tests that the machine runs on itself."""

    nightly: bool = Field(default=True, description="test by itself every night and send the office a report")
    quiet_from: time = Field(default=time(2), description='from then on nobody is expected, e.g. "02:00"')
    quiet_until: time = Field(default=time(4), description="what was not begun by then waits for the next night")
    exercise_day: Literal["", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"] = Field(
        default="minggu", description="night in which both printers print one sheet so as not to dry up; empty: never"
    )


class KioskSettings(_Part):
    office_url: str = Field(default="http://127.0.0.1:8300", description="where the office console runs")
    catalogue: str = Field(default="jogoroto", description="folder under assets/catalogue, or a path of your own")
    time_zone: str = Field(
        default="Asia/Jakarta",
        description="the wall clock of screen and slips, e.g. Asia/Makassar",
    )
    draft_days: int = Field(
        default=3, ge=1, le=14, description="days that a request may wait here, unfinished and locked, for its resident"
    )
    assist_idle_minutes: int = Field(
        default=10,
        ge=1,
        le=60,
        description="after so long without a resident, an officer of the desa who helps at the kiosk signs in anew",
    )
    panel: Panel = Panel()
    sound: SoundSettings = SoundSettings()
    scanner: ScannerSettings = ScannerSettings()
    camera: CameraSettings = CameraSettings()
    reader: ReaderSettings = ReaderSettings()
    printer: PrinterSettings = PrinterSettings()
    slip_printer: SlipPrinterSettings = SlipPrinterSettings()
    power: PowerSettings = PowerSettings()
    codes: CodeSettings = CodeSettings()
    doctor: DoctorSettings = DoctorSettings()

    @field_validator("time_zone")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError("zona waktu tidak dikenal, tulis misalnya Asia/Jakarta")
        return name
