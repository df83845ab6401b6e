"""Reading the forms and their code lists from `assets/forms` and `assets/codes`, one file each."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from adminduk.catalogue.problems import CatalogueError, Problem
from adminduk.catalogue.shape import validate
from adminduk.catalogue.yaml_file import YamlFile, read_yaml
from adminduk.forms.codes import CodeList
from adminduk.forms.crosscheck import check_form
from adminduk.forms.model import Form
from adminduk.forms.shelf import Forms

__all__ = ["Forms", "load_forms"]

M = TypeVar("M", bound=BaseModel)


def load_forms(forms: Path, codes: Path) -> Forms:
    """The forms in the folder `forms` with the code lists in `codes`. CatalogueError with every problem found."""
    problems: list[Problem] = []
    lists: dict[str, CodeList] = {}
    for file in _files(codes, problems):
        read = _read(CodeList, file)
        if read is not None:
            file.problems.extend(_wrong_list(read, file))
            lists[read.id] = read
        problems.extend(file.problems)
    found: dict[str, Form] = {}
    for file in _files(forms, problems):
        form = _read(Form, file)
        if form is not None:
            file.problems.extend(check_form(form, lists, file))
            found[form.code] = form
        problems.extend(file.problems)
    if problems:
        raise CatalogueError(tuple(problems))
    return Forms(found, lists)


def _files(folder: Path, problems: list[Problem]) -> list[YamlFile]:
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        problems.append(Problem(folder, 1, "", "Tidak ada berkas .yaml di folder ini.", "Periksa nama foldernya."))
    return [read_yaml(path) for path in paths]


def _read(model: type[M], file: YamlFile) -> M | None:
    return None if file.problems else validate(model, file.data, file)


def _wrong_list(codes: CodeList, file: YamlFile) -> list[Problem]:
    found = []
    if codes.id != file.path.stem:
        message = f"Daftar '{codes.id}' ada di berkas {file.path.name}."
        found.append(file.problem(("id",), message, f"Ganti menjadi 'id: {file.path.stem}'."))
    seen: set[str] = set()
    for i, each in enumerate(codes.codes):
        if each.code in seen:
            found.append(file.problem(("codes", i, "code"), f"Kode '{each.code}' sudah dipakai.", "Pilih kode lain."))
        seen.add(each.code)
    return found
