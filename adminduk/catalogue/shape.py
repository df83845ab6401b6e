"""Turning the data of a file into entries of the model, and pydantic's complaints into sentences for a clerk."""

from __future__ import annotations

import re
import types
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from adminduk.catalogue.problems import Problem, remedy_for
from adminduk.catalogue.yaml_file import Data, Place, YamlFile

M = TypeVar("M", bound=BaseModel)

_LANGUAGES = {"id": "bahasa Indonesia", "jv": "bahasa Jawa (krama)", "en": "bahasa Inggris"}
_PATTERN_REMEDIES = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Pakai huruf kecil, angka, dan tanda hubung, misalnya 'surat-kehilangan'.",
    r"^[A-Z]{3}$": "Pakai tiga huruf besar, misalnya 'JGR'.",
    r"^\d{2}\.\d{2}(\.\d{2})?$": 'Tulis kode wilayah dengan titik dan tanda kutip, misalnya "35.17.19".',
    r"^#[0-9A-Fa-f]{6}$": 'Tulis warna dengan tanda kutip, misalnya "#0B5C8A".',
}
_WRONG_TYPES = (
    ({"string_type"}, "Di sini harus ada teks, bukan {shown}.", 'Beri tanda kutip, misalnya "{shown}".'),
    (
        {"int_type", "int_parsing", "int_from_float", "greater_than_equal", "less_than_equal"},
        "Nilai {shown} tidak dapat dipakai.",
        "Tulis satu bilangan bulat yang wajar tanpa tanda kutip.",
    ),
    ({"bool_type", "bool_parsing"}, "Nilai {shown} tidak dapat dipakai.", "Tulis true atau false."),
    ({"string_too_short"}, "Bagian ini masih kosong.", "Tulis isinya."),
    ({"too_short"}, "Isinya kurang.", "Tambahkan sedikitnya satu lagi."),
    ({"too_long"}, "Isinya terlalu banyak.", "Hapus yang lebih."),
    ({"tuple_type"}, "Di sini harus ada daftar, bukan {shown}.", "Tulis sebagai daftar: [satu, dua]."),
    (
        {"model_type", "dict_type"},
        "Di sini harus ada pasangan kunci dan nilai, bukan {shown}.",
        "Tulis sebagai 'kunci: nilai'.",
    ),
)


def validate(model: type[M], data: Data, file: YamlFile, place: Place = ()) -> M | None:
    """`data` (found at `place` of `file`) as `model`; None when it does not fit, with the reasons in the file."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        file.problems.extend(_problem(model, each, file, place) for each in error.errors())
        return None


def _problem(model: type[BaseModel], error: ErrorDetails, file: YamlFile, place: Place) -> Problem:
    loc = tuple(part for part in error["loc"] if part != "[key]")
    message, remedy = _words(model, error, loc)
    return file.problem((*place, *loc), message, remedy)


def _words(model: type[BaseModel], error: ErrorDetails, loc: Place) -> tuple[str, str]:
    """What is wrong and what to write instead."""
    kind, last = error["type"], str(loc[-1]) if loc else ""
    if kind == "missing":
        return _missing(last)
    if kind == "extra_forbidden":
        return f"'{last}' tidak dikenal di sini.", remedy_for(last, _known_fields(model, loc[:-1]), "Kunci")
    if kind == "enum":
        options = re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
        return f"Nilai {error['input']!r} tidak dikenal.", remedy_for(str(error["input"]), options, "Pilihan")
    if kind == "string_pattern_mismatch":
        remedy = _PATTERN_REMEDIES.get(str(error.get("ctx", {}).get("pattern")), "Periksa penulisannya.")
        return f"Nilai {error['input']!r} tidak dapat dipakai.", remedy
    return _wrong_type(kind, error)


def _missing(last: str) -> tuple[str, str]:
    if last in _LANGUAGES:
        return f"Terjemahan {_LANGUAGES[last]} belum ada.", f"Tambahkan '{last}: ...' di samping bahasa yang lain."
    return f"'{last}' belum ada.", f"Tambahkan '{last}:'; tulis null bila naskah tidak menyebut."


def _wrong_type(kind: str, error: ErrorDetails) -> tuple[str, str]:
    shown = _shown(error["input"])
    for kinds, message, remedy in _WRONG_TYPES:
        if kind in kinds:
            return message.format(shown=shown), remedy.format(shown=shown)
    return f"Nilai {shown} tidak dapat dipakai ({error['msg']}).", "Periksa penulisannya."


def _shown(value: object) -> str:
    """A value short enough for one line."""
    text = "kosong" if value is None else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _known_fields(model: type[BaseModel], parents: Place) -> list[str]:
    """The keys that are allowed at `parents`, found by walking down the model."""
    current: type[BaseModel] | None = model
    for part in parents:
        if isinstance(part, int) or current is None:
            continue
        info = current.model_fields.get(part)
        current = None if info is None else _inner_model(info.annotation)
    return [] if current is None else list(current.model_fields)


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside `Model`, `Model | None` or `tuple[Model, ...]`; None when there is none."""
    if get_origin(annotation) in {tuple, Union, types.UnionType}:
        inner = (_inner_model(each) for each in get_args(annotation))
        return next((each for each in inner if each is not None), None)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
