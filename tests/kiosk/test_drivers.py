"""Which devices a kiosk has, by its settings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping

import pytest

from hardware.camera import faults
from kiosk.degraded import Step, way_of
from kiosk.devices import Supervisor
from kiosk.drivers import Factory, factories, fake_kinds
from kiosk.settings import KioskSettings
from tests.kiosk.fake_clock import FakeClock


def never() -> faults.Fault:
    raise AssertionError("only asked for, not opened")


FAKES: Mapping[str, Factory] = dict.fromkeys(("scanner", "camera", "reader", "printer", "slip_printer", "power"), never)


def settings(**parts: dict[str, object]) -> KioskSettings:
    return KioskSettings.model_validate(parts)


def test_a_kiosk_has_no_camera_unless_its_settings_name_one() -> None:
    assert "camera" not in factories(settings(), FAKES)
    assert "camera" in factories(settings(camera={"driver": "fake"}), FAKES)
    assert fake_kinds(settings(camera={"driver": "fake"}))[:2] == ("scanner", "camera")


def test_the_camera_that_is_named_is_opened_and_its_controls_are_checked() -> None:
    named = {"driver": "opencv", "address": "/no/such/camera"}
    assert factories(settings(camera=named), FAKES)["camera"]() == faults.NOT_FOUND
    wrong = named | {"controls": {"fokus": 3}}
    assert factories(settings(camera=wrong), FAKES)["camera"]() == faults.BAD_SETTING


def test_a_kiosk_whose_camera_is_its_reader_has_no_reader_and_reads_codes_by_camera() -> None:
    chosen = settings(reader={"driver": "camera"}, camera={"driver": "fake"})
    made = factories(chosen, FAKES)
    assert "reader" not in made
    works = Supervisor(dict.fromkeys(made, lambda: faults.BUSY), FakeClock(), lambda _: None).availability
    assert "reader" in works.absent
    way = way_of(Step.CODE, type(works)(absent=works.absent))
    assert way is not None
    assert way.needs == "camera"


@pytest.mark.parametrize("module", ["kiosk.compose", "kiosk.camera.service", "hardware.camera.opencv", "kiosk.drivers"])
def test_the_windows_process_loads_no_opencv(module: str) -> None:
    program = f"import {module}, sys; print('cv2' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
