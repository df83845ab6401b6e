"""The demo's kiosk has every part of the dock, unless the settings say that there is none."""

from __future__ import annotations

from anjungan.kiosk_program import _with_all_parts
from anjungan.settings import Settings
from dock.parts import Parts
from kiosk.drivers import fake_kinds
from kiosk.settings import KioskSettings, PowerSettings

FAKES = Parts.new().factories()


def test_what_the_file_says_nothing_about_stands_on_the_dock() -> None:
    settings = _with_all_parts(Settings(), FAKES)
    assert set(fake_kinds(settings.kiosk)) == set(FAKES)


def test_a_part_that_was_ruled_out_stays_out() -> None:
    settings = Settings(kiosk=KioskSettings(power=PowerSettings(driver="none")))
    assert _with_all_parts(settings, FAKES).kiosk.power.driver == "none"
    assert "power" not in fake_kinds(_with_all_parts(settings, FAKES).kiosk)
