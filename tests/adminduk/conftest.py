"""The shipped tables, loaded once, and a fixed day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from adminduk.catalogue.loader import load_catalogue
from adminduk.catalogue.model import Catalogue
from adminduk.wilayah import Wilayah

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture(scope="session")
def wilayah() -> Wilayah:
    return Wilayah.load(ASSETS / "wilayah" / "wilayah.csv.gz")


@pytest.fixture(scope="session")
def jogoroto() -> Catalogue:
    return load_catalogue(ASSETS / "catalogue" / "jogoroto")


@pytest.fixture
def today() -> date:
    return date(2026, 11, 20)
