"""Editions as YAML files: taken out, changed elsewhere, and brought back as a draft."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer import Typer

import assets
from adminduk.catalogue.files import read_files
from anjungan.commands import catalogue
from anjungan.office_home import open_here
from office.editions import workbench
from tests.office.test_commands import run


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typer:
    monkeypatch.setenv("ANJUNGAN_HOME", str(tmp_path / "rumah"))
    app = Typer()
    catalogue.register(app)
    return app


def test_out_and_back(app: Typer, tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    assert run(app, "catalogue", "export", str(folder))[0] == 0
    assert read_files(folder) == read_files(assets.path("catalogue", "jogoroto"))
    code, said = run(app, "catalogue", "import", str(folder))
    assert (code, "sama dengan yang berlaku" in said) == (1, True)
    file = folder / "services" / "kk.yaml"
    file.write_text(file.read_text().replace("KK hilang", "Kehilangan KK"))
    assert run(app, "catalogue", "import", str(folder))[0] == 0
    look = workbench.look(open_here())
    assert look.is_draft
    assert "Kehilangan KK" in look.edition.files["services/kk.yaml"]
    code, said = run(app, "catalogue", "import", str(folder))
    assert (code, "sedang mengerjakan sebuah konsep" in said) == (1, True)
    code, said = run(app, "catalogue", "export", str(folder))
    assert (code, "tidak kosong" in said) == (1, True)


def test_what_is_wrong_is_not_brought_in(app: Typer, tmp_path: Path) -> None:
    folder = tmp_path / "katalog"
    run(app, "catalogue", "export", str(folder))
    (folder / "services" / "kk.yaml").write_text("id: kk\n")
    assert run(app, "catalogue", "import", str(folder))[0] == 1
    assert not workbench.look(open_here()).is_draft
