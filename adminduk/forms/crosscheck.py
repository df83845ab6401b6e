"""What the model's shape cannot say about a form: that its parts name each other rightly, and earlier ones only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adminduk.catalogue.problems import Problem, remedy_for
from adminduk.catalogue.yaml_file import Place, YamlFile
from adminduk.forms.codes import CodeList
from adminduk.forms.deriving import KLASIFIKASI
from adminduk.forms.model import GIVEN, Codes, FieldKind, Form, FormField, FormSection
from adminduk.forms.prefill import KNOWN

_DESA = 4
CODED = (FieldKind.CODE, FieldKind.CODES)


def check_form(form: Form, codes: Mapping[str, CodeList], file: YamlFile) -> Iterator[Problem]:
    """Every mistake in `form` (read from `file`) that only shows when its parts are put side by side."""
    if form.code.lower() != file.path.stem:
        remedy = f"Ganti nama berkas menjadi {form.code.lower()}.yaml, atau ganti 'code'."
        yield file.problem(("code",), f"Formulir '{form.code}' ada di berkas {file.path.name}.", remedy)
    yield from _twice(("sections",), [section.id for section in form.sections], file)
    yield from _twice(("signatures",), [each.id for each in form.signatures], file)
    before: dict[str, FormField] = {}  # "section.field" of everything that was asked already
    for i, section in enumerate(form.sections):
        place: Place = ("sections", i)
        yield from _twice((*place, "fields"), [field.id for field in section.fields], file)
        yield from _when(section.when, (*place, "when"), before, codes, file)
        yield from _rows(form, section, place, file)
        yield from _apart(form, section, place, codes, file)
        for n, field in enumerate(section.fields):
            here: Place = (*place, "fields", n)
            yield from _field(field, here, codes, file)
            reachable = {**before, **{key.removeprefix(f"{section.id}."): each for key, each in before.items()}}
            yield from _when(field.when, (*here, "when"), reachable, codes, file)
            for code, when in field.only.items():
                yield from _when(when, (*here, "only", code), reachable, codes, file)
            before[f"{section.id}.{field.id}"] = field
    for i, signature in enumerate(form.signatures):
        if signature.named is not None and signature.named not in before:
            message = f"Tidak ada isian bernama '{signature.named}'."
            yield file.problem(("signatures", i, "named"), message, remedy_for(signature.named, list(before), "Isian"))


def _twice(place: Place, ids: list[str], file: YamlFile) -> Iterator[Problem]:
    for i, each in enumerate(ids):
        if each in ids[:i]:
            yield file.problem((*place, i, "id"), f"'{each}' sudah dipakai di daftar ini.", "Pilih nama lain.")


def _rows(form: Form, section: FormSection, place: Place, file: YamlFile) -> Iterator[Problem]:
    if section.rows is not None and section.rows_of is None and section.row_name is None:
        yield file.problem((*place, "rows"), "Barisnya belum bernama.", "Tambahkan 'row_name:' dalam tiga bahasa.")
    if section.rows_of is not None:
        names = [each.id for each in form.sections[: place[1] if isinstance(place[1], int) else 0] if each.rows]
        if section.rows_of not in names:
            message = f"Tidak ada baris bernama '{section.rows_of}' sebelum ini."
            yield file.problem((*place, "rows_of"), message, remedy_for(section.rows_of, names, "Bagian"))


def _apart(
    form: Form, section: FormSection, place: Place, codes: Mapping[str, CodeList], file: YamlFile
) -> Iterator[Problem]:
    """A distance lies between two desa of the same form, and its list has a code for each."""
    desa = [
        f"{each.id}.{field.id}"
        for each in form.sections
        for field in each.fields
        if field.kind is FieldKind.PLACE and (field.level or _DESA) == _DESA and each.rows is None
    ]
    for n, field in enumerate(section.fields):
        here: Place = (*place, "fields", n, "apart")
        for key in field.apart or ():
            if key not in desa:
                yield file.problem(here, f"'{key}' bukan isian desa formulir ini.", remedy_for(key, desa, "Isian desa"))
        known = codes.get(field.codes or "")
        if field.apart is not None and (known is None or any(known.of(each) is None for each in KLASIFIKASI.values())):
            remedy = "Pakai daftar kode klasifikasi-pindah."
            yield file.problem(here, "Jarak dua desa perlu kode 1 sampai 5.", remedy)


def _field(field: FormField, place: Place, codes: Mapping[str, CodeList], file: YamlFile) -> Iterator[Problem]:
    if field.question is None and not field.officer and field.apart is None:
        message = f"'{field.id}' tidak punya pertanyaan."
        yield file.problem(place, message, "Tambahkan 'question:', atau 'officer: true' bila diisi petugas.")
    if (field.kind in CODED) != (field.codes is not None):
        yield file.problem((*place, "kind"), "Jenis kode perlu 'codes', jenis lain tidak.", "Samakan keduanya.")
    elif field.codes is not None and field.codes not in codes:
        message = f"Daftar kode '{field.codes}' tidak ada."
        yield file.problem((*place, "codes"), message, remedy_for(field.codes, codes, "Daftar"))
    for key, name in (("prefill", field.prefill), ("suggest", field.suggest)):
        if name is not None and name not in KNOWN:
            yield file.problem((*place, key), f"'{name}' tidak dikenal.", remedy_for(name, KNOWN, "Yang diketahui"))


def _when(
    when: Mapping[str, Codes],
    place: Place,
    before: Mapping[str, FormField],
    codes: Mapping[str, CodeList],
    file: YamlFile,
) -> Iterator[Problem]:
    for name, chosen in when.items():
        here = (*place, name)
        if name not in before:
            message = f"Isian '{name}' tidak ditanyakan sebelum ini."
            yield file.problem(here, message, remedy_for(name, before, "Isian"))
            continue
        known = codes.get(before[name].codes or "")
        for code in chosen:
            if code not in ("", GIVEN) and known is not None and known.of(code) is None:
                message = f"Kode '{code}' tidak ada di daftar '{known.id}'."
                yield file.problem(here, message, remedy_for(code, [each.code for each in known.codes], "Kode"))
