"""`anjungan.toml`: what is wrong is said with file, line, key and remedy, and nothing starts on half a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from anjungan.settings import SettingsError, load
from kiosk.settings import KioskSettings


def problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    file = tmp_path / "anjungan.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load(file)
    return caught.value.problems


def test_without_a_file_the_defaults_start_a_demo(tmp_path: Path) -> None:
    assert load(tmp_path / "anjungan.toml").kiosk == KioskSettings()


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "anjungan.toml"
    file.write_text('[office]\nport = 9000\n[kiosk.scanner]\ndriver = "sane"\nname = "pnm:0"\n', encoding="utf-8")
    settings = load(file)
    assert settings.office.port == 9000
    assert (settings.kiosk.scanner.driver, settings.kiosk.scanner.name) == ("sane", "pnm:0")


def test_an_unknown_key_names_its_line_and_the_nearest_key(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "[office]\nport = 9000\n\n[kiosk.scanner]\ndirver = 'sane'\n")
    assert "anjungan.toml:5: kiosk.scanner.dirver: kunci tidak dikenal" in problem
    assert "'driver'" in problem


def test_an_unknown_key_with_no_near_one_lists_what_there_is(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "[kiosk.reader]\nwarna = 'biru'\n")
    assert "baud" in problem
    assert "port" in problem


def test_an_unknown_table_is_an_unknown_key(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "[kantor]\nport = 1\n")
    assert ":1: kantor: kunci tidak dikenal" in problem


def test_a_wrong_value_says_which_line(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, '[office]\nhost = "127.0.0.1"\nport = "banyak"\n')
    assert ":3: office.port" in problem
    assert "banyak" in problem


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    assert len(problems(tmp_path, "[office]\nprot = 1\nhots = 'x'\n")) == 2


def test_what_is_not_toml_is_called_so(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "[office\nport = 1\n")
    assert "bukan TOML" in problem


def test_every_key_of_the_file_is_documented() -> None:
    undocumented = [
        name
        for name, field in KioskSettings.model_fields.items()
        if not field.description and not hasattr(field.annotation, "model_fields")
    ]
    assert undocumented == []


def test_an_unknown_time_zone_is_refused_with_an_example(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, '[kiosk]\ntime_zone = "WIB"\n')
    assert ":2: kiosk.time_zone" in problem
    assert "Asia/Jakarta" in problem
