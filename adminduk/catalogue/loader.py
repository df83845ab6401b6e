"""Reading a catalogue from its folder: `office.yaml` and one file per service under `services/`.

A file that a clerk writes differs from the model in one place only: which reason needs which requirement stands once,
as a table (`requires: {hilang: [formulir-f102, surat-kehilangan]}`), and the loader fills `when.reasons` from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from adminduk.catalogue.crosscheck import check_service
from adminduk.catalogue.desks import check_desks
from adminduk.catalogue.model import Catalogue, Desk, Office, Reading, Service, Slug
from adminduk.catalogue.problems import CatalogueError, Problem, remedy_for
from adminduk.catalogue.requires import fill_reasons
from adminduk.catalogue.shape import validate
from adminduk.catalogue.yaml_file import YamlFile, read_yaml
from adminduk.wilayah import Wilayah

__all__ = ["CatalogueError", "Problem", "check", "load_catalogue", "load_catalogues"]

OFFICE_FILE = "office.yaml"


class OfficeFile(BaseModel):
    """What `office.yaml` holds: the office, whose rule it follows, its services in order of the screen, its desks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: str = Field(min_length=1)
    reading: Reading = Reading.SOP
    services: tuple[Slug, ...] = Field(min_length=1)
    office: Office
    desks: tuple[Desk, ...] = ()


@dataclass(frozen=True)
class _Read:
    """One folder as it was read: the catalogue when it is whole, and everything that is wrong with it."""

    folder: Path
    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def load_catalogue(folder: Path, wilayah: Wilayah | None = None) -> Catalogue:
    """The catalogue in `folder`. CatalogueError with every problem found when it cannot be used.

    With `wilayah`, the office's region code must be in the table too.
    """
    read = _read_folder(folder, wilayah)
    if read.problems or read.catalogue is None:
        raise CatalogueError(read.problems)
    return read.catalogue


def load_catalogues(folder: Path, wilayah: Wilayah | None = None) -> tuple[Catalogue, ...]:
    """All catalogues in the folders under `folder`. Two offices of one code would share their ticket numbers."""
    reads = [_read_folder(each.parent, wilayah) for each in sorted(folder.glob(f"*/{OFFICE_FILE}"))]
    problems = [problem for read in reads for problem in read.problems]
    if not reads:
        problems.append(
            Problem(folder, 1, "", "Tidak ada katalog di folder ini.", f"Buat folder berisi {OFFICE_FILE}.")
        )
    whole = [(read.folder, read.catalogue) for read in reads if read.catalogue is not None]
    problems.extend(_same_codes(whole))
    if problems:
        raise CatalogueError(tuple(problems))
    return tuple(catalogue for _, catalogue in whole)


def check(path: Path, wilayah: Wilayah | None = None) -> tuple[Catalogue, ...]:
    """Check a catalogue's folder, a folder of catalogues, or one file. CatalogueError when anything is wrong.

    One service file is checked by itself; its office's other files are not opened, and nothing comes back for it.
    """
    if path.name == OFFICE_FILE:
        return (load_catalogue(path.parent, wilayah),)
    if path.is_file():
        file = read_yaml(path)
        _service(file)
        if file.problems:
            raise CatalogueError(tuple(file.problems))
        return ()
    if (path / OFFICE_FILE).exists() or (path / "services").is_dir():
        return (load_catalogue(path, wilayah),)
    return load_catalogues(path, wilayah)


def _read_folder(folder: Path, wilayah: Wilayah | None) -> _Read:
    office_file = read_yaml(folder / OFFICE_FILE)
    office = None if office_file.problems else validate(OfficeFile, office_file.data, office_file)
    if office is None:
        return _Read(folder, None, tuple(office_file.problems))
    paths = {path.stem: path for path in sorted((folder / "services").glob("*.yaml"))}
    office_file.problems.extend(_wrong_list(office, office_file, list(paths)))
    if wilayah is not None and not wilayah.known(office.office.wilayah):
        message = f"Kode wilayah {office.office.wilayah} tidak ada di daftar Kemendagri."
        office_file.problems.append(office_file.problem(("office", "wilayah"), message, "Periksa kodenya."))
    files = {name: read_yaml(path) for name, path in paths.items()}
    services = {name: _service(file) for name, file in files.items()}
    office_file.problems.extend(check_desks(office.desks, office_file, services, files))
    problems = [*office_file.problems, *(problem for file in files.values() for problem in file.problems)]
    whole = tuple(found for name in office.services if (found := services.get(name)) is not None)
    if problems:
        return _Read(folder, None, tuple(problems))
    catalogue = Catalogue(
        version=office.version, reading=office.reading, office=office.office, services=whole, desks=office.desks
    )
    return _Read(folder, catalogue, ())


def _service(file: YamlFile) -> Service | None:
    """The service in `file`; None with the reasons added to the file's problems."""
    if file.problems:
        return None
    if not isinstance(file.data, dict):
        file.problems.append(file.problem((), "Berkas layanan ini kosong.", "Mulai dengan 'id:' dan 'name:'."))
        return None
    data = fill_reasons(file.data, file)
    service = validate(Service, data, file)
    if service is None:
        return None
    file.problems.extend(check_service(service, file))
    return None if file.problems else service


def _wrong_list(office: OfficeFile, file: YamlFile, files: list[str]) -> Iterator[Problem]:
    """The list of services and the files under `services/` must name the same."""
    for i, name in enumerate(office.services):
        if name not in files:
            message = f"Layanan '{name}' tidak punya berkas services/{name}.yaml."
            yield file.problem(("services", i), message, remedy_for(name, files, "Berkas layanan"))
        if name in office.services[:i]:
            yield file.problem(("services", i), f"Layanan '{name}' tertulis dua kali.", "Hapus salah satu.")
    for name in files:
        if name not in office.services:
            remedy = f"Tambahkan '{name}' ke daftar, atau pindahkan berkasnya."
            yield file.problem(("services",), f"Berkas services/{name}.yaml tidak ada di daftar.", remedy)


def _same_codes(catalogues: list[tuple[Path, Catalogue]]) -> Iterator[Problem]:
    """Codes and ids of offices must differ: the code is the first part of every ticket number."""
    first: dict[str, Path] = {}
    for folder, catalogue in catalogues:
        code = catalogue.office.code
        if code in first:
            file = read_yaml(folder / OFFICE_FILE)
            message = f"Kode kantor '{code}' sudah dipakai oleh {first[code] / OFFICE_FILE}."
            yield file.problem(("office", "code"), message, "Pilih tiga huruf lain.")
        first.setdefault(code, folder)
