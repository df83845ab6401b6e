"""The demo's sample requests fit the office that it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

import assets
from adminduk.catalogue.loader import load_catalogue
from dock.sample_data import samples_for
from dock.sample_requests import SAMPLE_REQUESTS

OFFICES = sorted(folder.name for folder in Path(assets.path("catalogue")).iterdir() if folder.is_dir())


def test_jogoroto_has_all_of_them() -> None:
    assert samples_for(load_catalogue(assets.path("catalogue", "jogoroto"))) == SAMPLE_REQUESTS


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_gets_only_what_could_have_been_filed_there(office: str) -> None:
    catalogue = load_catalogue(assets.path("catalogue", office))
    for wanted in samples_for(catalogue):
        service = catalogue.service(wanted.service)
        assert wanted.reason in [reason.id for reason in service.reasons]
        assert set(wanted.papers) <= {requirement.id for requirement in service.requirements}
