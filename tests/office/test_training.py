"""A training office and a real one never share a database, whichever of them came first."""

from __future__ import annotations

from pathlib import Path

import pytest

from office.compose import open_office
from office.settings import OfficeSettings
from office.training import OtherOffice
from tests.office.kit import CHEAP, Bench, jogoroto


def opened(home: Path, *, train: bool) -> None:
    """Open the office in `home` and close it again."""
    office = open_office(OfficeSettings(), home, catalogue=jogoroto(), passwords=CHEAP, train=train)
    assert office.training is train
    office.database.close()


def test_a_real_office_does_not_start_on_a_training_database(tmp_path: Path) -> None:
    opened(tmp_path, train=True)
    opened(tmp_path, train=True)
    with pytest.raises(OtherOffice, match="milik kantor latihan"):
        opened(tmp_path, train=False)


def test_no_training_over_what_a_real_office_holds(bench: Bench, tmp_path: Path) -> None:
    bench.account()
    with pytest.raises(OtherOffice, match="data kantor sungguhan"):
        opened(tmp_path, train=True)
    opened(tmp_path, train=False)  # and it was not marked by the try


def test_a_kiosk_is_enough_to_make_an_office_real(bench: Bench, tmp_path: Path) -> None:
    bench.kiosk()
    with pytest.raises(OtherOffice):
        opened(tmp_path, train=True)
