"""A service's file as sections of entries, each entry a form of plain fields with its own mistakes beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from adminduk.catalogue.problems import Problem
from office import words
from office.editions import blanks
from office.editions.blanks import Blank, Kind, Typed

NEEDED_BY = "requires"
_ANSWERS = "when.answers"


@dataclass(frozen=True)
class Entry:
    """`path`: where it stands in the file, "requirements.3"; `id` finds it again after somebody else's change."""

    path: str
    id: str
    title: str
    fields: tuple[tuple[Blank, Any], ...]
    problems: tuple[Problem, ...] = ()
    removable: bool = False


@dataclass(frozen=True)
class Section:
    title: str
    entries: tuple[Entry, ...]
    adds: str = ""  # path of the list to which an entry can be added
    new: tuple[tuple[Blank, Any], ...] = ()


def sections_of(data: Mapping[str, Any], problems: Iterable[Problem]) -> tuple[Section, ...]:
    """Everything of a service that is edited by plain fields, in the order of the file."""
    wrong = tuple(problems)
    return (
        Section("Layanan dan produk", (_entry("", data, blanks.SERVICE, "Nama, produk, loket", wrong),)),
        _listed("Alasan", "reasons", data, wrong),
        _listed("Pertanyaan", "questions", data, wrong),
        _listed("Persyaratan", "requirements", data, wrong),
        _listed("Isian", "fields", data, wrong),
        *_standards(data, wrong),
    )


def office_section(data: Mapping[str, Any], problems: Iterable[Problem]) -> Section:
    return Section("Kantor", (_entry("", data, blanks.OFFICE, "Identitas, maklumat, keputusan", tuple(problems)),))


def blanks_of(data: Mapping[str, Any], path: str) -> tuple[Blank, ...]:
    """The fields of the entry at `path`."""
    entry = blanks.value_of(data, path) if path else data
    kind = path.split(".", maxsplit=1)[0] if ".prosedur." not in path else "prosedur"
    match kind:
        case "":
            return blanks.OFFICE if "office" in data else blanks.SERVICE
        case "requirements":
            return (*blanks.REQUIREMENT, _reasons(data), *_answers(data))
        case "questions":
            return (Blank("text", "Pertanyaan", Kind.THREE), *_options(entry))
        case "standards":
            return (*blanks.STANDARD, *(blanks.COMPLAINTS if (entry or {}).get("pengaduan") else ()))
    return {"reasons": blanks.REASON, "fields": blanks.FIELD, "prosedur": blanks.STEP}.get(kind, ())


def found_again(data: Mapping[str, Any], path: str, known_as: str) -> str | None:
    """The path of the entry that was at `path` and is called `known_as`; None when it is gone."""
    if not path:
        return ""
    entries_at, _, last = path.rpartition(".")
    entries = blanks.value_of(data, entries_at)
    if not isinstance(entries, list) or not last.isdigit():
        return None
    if int(last) < len(entries) and _id(entries[int(last)]) == known_as:
        return path
    again = next((at for at, each in enumerate(entries) if _id(each) == known_as), None)
    return None if again is None else f"{entries_at}.{again}"


def put(data: dict[str, Any], path: str, typed: Typed) -> None:
    """Write what was typed into the entry at `path`."""
    entry = blanks.value_of(data, path) if path else data
    for blank in blanks_of(data, path):
        if blank.name == NEEDED_BY:
            _put_reasons(data, str(entry.get("id")), typed.get(NEEDED_BY, []))
        else:
            blanks.write(entry, blank, typed)
    _tidy(entry)


def add(data: dict[str, Any], path: str, typed: Typed) -> None:
    """A new entry at the end of the list at `path`."""
    entries = blanks.value_of(data, path)
    if not isinstance(entries, list):
        return
    if path == "requirements":
        named = blanks.as_typed(typed, blanks.REQUIREMENT[0])
        made = {"id": _new_id(named["id"], entries), "name": named, "kind": "dokumen", "original": True}
    else:
        made = {"no": max((each.get("no") or 0 for each in entries), default=0) + 1, "text": "", "actors": []}
    entries.append(made)
    put(data, f"{path}.{len(entries) - 1}", typed)


def remove(data: dict[str, Any], path: str) -> None:
    """Take an entry away, and what names it."""
    entries_at, _, last = path.rpartition(".")
    entries = blanks.value_of(data, entries_at)
    gone = _id(entries.pop(int(last)))
    table = data.get(NEEDED_BY, {})
    if entries_at == "requirements":
        data[NEEDED_BY] = {reason: [each for each in ids if each != gone] for reason, ids in table.items()}
    if entries_at == "reasons":
        data[NEEDED_BY] = {reason: ids for reason, ids in table.items() if reason != gone}


def _listed(title: str, name: str, data: Mapping[str, Any], problems: tuple[Problem, ...]) -> Section:
    rows = data.get(name) or []
    removable = name in ("requirements", "reasons", "fields")
    entries = tuple(
        _entry(f"{name}.{at}", data, blanks_of(data, f"{name}.{at}"), _title(each), problems, removable=removable)
        for at, each in enumerate(rows)
        if isinstance(each, dict)
    )
    fresh = tuple((each, _empty(data, each)) for each in blanks_of(data, "requirements.x"))
    return Section(title, entries, *(("requirements", fresh) if name == "requirements" else ()))


def _standards(data: Mapping[str, Any], problems: tuple[Problem, ...]) -> Iterator[Section]:
    for at, standard in enumerate(data.get("standards") or []):
        path = f"standards.{at}"
        named = f"Standar pelayanan: {standard.get('judul', '')}"
        yield Section(named, (_entry(path, data, blanks_of(data, path), "14 komponen", problems),))
        steps = standard.get("prosedur")
        if isinstance(steps, list):
            rows = tuple(
                _entry(f"{path}.prosedur.{n}", data, blanks.STEP, _title(each), problems, removable=True)
                for n, each in enumerate(steps)
            )
            fresh = tuple((each, _empty(data, each)) for each in blanks.STEP)
            yield Section(f"Langkah: {standard.get('judul', '')}", rows, f"{path}.prosedur", fresh)


def _entry(
    path: str,
    data: Mapping[str, Any],
    fields: tuple[Blank, ...],
    title: str,
    problems: tuple[Problem, ...],
    *,
    removable: bool = False,
) -> Entry:
    entry = blanks.value_of(data, path) if path else data
    shown = tuple(
        (each, _reasons_of(data, entry) if each.name == NEEDED_BY else blanks.shown(entry, each)) for each in fields
    )
    return Entry(path, _id(entry), title, shown, tuple(_beside(path, problems)), removable)


def _beside(path: str, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """The mistakes at this place: a step's are not its standard's."""
    place = re.sub(r"\.(\d+)", r"[\1]", path)
    for each in problems:
        if place and each.field.startswith(place) and not (".prosedur" in each.field and ".prosedur" not in place):
            yield each


def elsewhere(sections: Iterable[Section], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The mistakes that stand beside no entry."""
    told = {each for section in sections for entry in section.entries for each in entry.problems}
    return tuple(each for each in problems if each not in told)


def _reasons(data: Mapping[str, Any]) -> Blank:
    named = ((str(each.get("id")), str((each.get("name") or {}).get("id"))) for each in data.get("reasons") or [])
    return Blank(NEEDED_BY, "Diminta untuk alasan", Kind.SEVERAL, tuple(named))


def _reasons_of(data: Mapping[str, Any], entry: Mapping[str, Any]) -> list[str]:
    table = data.get(NEEDED_BY) or {}
    return [reason for reason, ids in table.items() if entry.get("id") in (ids or [])]


def _answers(data: Mapping[str, Any]) -> Iterator[Blank]:
    for each in data.get("questions") or []:
        options = tuple((str(o.get("id")), str((o.get("name") or {}).get("id"))) for o in each.get("options") or [])
        label = f"Hanya bila “{(each.get('text') or {}).get('id', '')}” dijawab"
        yield Blank(f"{_ANSWERS}.{each.get('id')}", label, Kind.SEVERAL, options, "Tidak dicentang: selalu.")


def _options(question: Any) -> Iterator[Blank]:
    for at, each in enumerate((question or {}).get("options") or []):
        yield Blank(f"options.{at}.name", f"Pilihan “{(each.get('name') or {}).get('id', '')}”", Kind.THREE)


def _put_reasons(data: dict[str, Any], requirement: str, ticked: list[str]) -> None:
    table = dict(data.get(NEEDED_BY) or {})
    for each in data.get("reasons") or []:
        reason = str(each.get("id"))
        ids = list(table.get(reason) or [])
        if reason in ticked and requirement not in ids:
            table[reason] = [*ids, requirement]
        elif reason not in ticked and requirement in ids:
            table[reason] = [each for each in ids if each != requirement]
    data[NEEDED_BY] = table


def _empty(data: Mapping[str, Any], blank: Blank) -> Any:
    return [] if blank.name == NEEDED_BY else blanks.shown({"original": True, "max_pages": 1}, blank)


def _tidy(entry: dict[str, Any]) -> None:
    """No empty `when` is left behind."""
    when = entry.get("when")
    if isinstance(when, dict):
        if not when.get("answers"):
            when.pop("answers", None)
        if not when:
            entry.pop("when")


def _new_id(name: str, entries: list[dict[str, Any]]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "syarat"
    taken = {each.get("id") for each in entries}
    return next(each for each in (plain, *(f"{plain}-{n}" for n in range(2, 999))) if each not in taken)


def _title(entry: Mapping[str, Any]) -> str:
    named = entry.get("name") or entry.get("text") or entry.get("label") or entry.get("id") or ""
    told = str(named.get("id") if isinstance(named, dict) else named) or str(entry.get("id", ""))
    return f"{entry['no']}. {told}" if "no" in entry else words.FIELDS.get(told, told)


def _id(entry: Mapping[str, Any]) -> str:
    return str(entry.get("id", entry.get("no", "")))
