"""What differs between two catalogues, in plain words for whoever signs for the change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from pydantic import BaseModel

from adminduk.catalogue.components import COMPONENTS
from adminduk.catalogue.model import Catalogue, Requirement, Service

_PARTS = {
    "reasons": "Alasan",
    "questions": "Pertanyaan",
    "options": "Pilihan",
    "requirements": "Syarat",
    "fields": "Isian",
    "standards": "Standar",
    "prosedur": "Langkah",
    "desks": "Meja",
    "services": "Layanan",
}
_WORDS = COMPONENTS | {
    "name": "nama",
    "id": "Indonesia",
    "jv": "Jawa",
    "en": "Inggris",
    "hint": "petunjuk",
    "text": "bunyi",
    "minutes": "menit",
    "max_pages": "lembar terbanyak",
    "original": "asli wajib",
    "synonyms": "nama lain",
    "when": "kapan diminta",
    "actors": "pelaksana",
    "output": "keluaran",
    "desk": "meja",
    "product": "produk",
    "counter": "loket",
    "kind": "jenis",
    "note": "catatan",
    "judul": "judul",
    "jangka_waktu_menit": "menit seluruhnya",
    "maklumat": "Maklumat Pelayanan",
    "office": "Kantor",
    "reading": "aturan yang diikuti",
}
_KEYS = ("id", "no")
_SILENT: tuple[Any, ...] = (None, "", [], {})


def differences(old: Catalogue, new: Catalogue) -> list[str]:
    """One sentence for each change, service by service; [] when residents and officers see no difference."""
    before = {each.id: each for each in old.services}
    after = {each.id: each for each in new.services}
    found = list(_between("", _plain(old, "services", "version"), _plain(new, "services", "version")))
    for name, service in after.items():
        if name not in before:
            found.append(f"Layanan “{service.name.id}” ditambahkan.")
        else:
            found.extend(f"{service.name.id}: {each}" for each in _service(before[name], service))
    found.extend(f"Layanan “{each.name.id}” dihapus." for name, each in before.items() if name not in after)
    shared = [name for name in after if name in before]
    if shared != [name for name in before if name in after]:
        found.append("Urutan layanan di layar berubah.")
    return found


def _service(old: Service, new: Service) -> Iterator[str]:
    yield from _between("", _plain(old, "requirements"), _plain(new, "requirements"))
    reasons = {each.id: each.name.id for each in (*old.reasons, *new.reasons)}
    before = {each.id: each for each in old.requirements}
    for requirement in new.requirements:
        if requirement.id not in before:
            asked = ", ".join(f"“{reasons[each]}”" for each in requirement.when.reasons)
            yield f"Syarat “{requirement.name.id}” ditambahkan untuk {asked}."
        else:
            yield from _requirement(before[requirement.id], requirement, reasons)
    kept = {each.id for each in new.requirements}
    yield from (f"Syarat “{each.name.id}” dihapus." for name, each in before.items() if name not in kept)


def _requirement(old: Requirement, new: Requirement, reasons: Mapping[str, str]) -> Iterator[str]:
    """The reasons by name; the rest as every other part."""
    was, now = set(old.when.reasons), set(new.when.reasons)
    yield from (f"Syarat “{new.name.id}” kini diminta untuk “{reasons[each]}”." for each in sorted(now - was))
    yield from (f"Syarat “{new.name.id}” tidak lagi diminta untuk “{reasons[each]}”." for each in sorted(was - now))
    alike = new.when.model_copy(update={"reasons": old.when.reasons})
    yield from _between(f"Syarat “{new.name.id}”", _plain(old), _plain(new.model_copy(update={"when": alike})))


def _between(place: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for key in (*old, *(each for each in new if each not in old)):
        before, after = old.get(key), new.get(key)
        if before == after or key == "seed_lines":
            continue
        if isinstance(before, dict) and isinstance(after, dict):
            yield from _between(_further(place, key), before, after)
        elif _has_keys(before) and _has_keys(after):
            yield from _lists(place, key, before, after)
        else:
            yield _changed(_further(place, key), before, after)


def _lists(place: str, key: str, before: list[Any], after: list[Any]) -> Iterator[str]:
    part = _PARTS.get(key, _WORDS.get(key, key))
    old, new = ({_key(each, rest[:at]): each for at, each in enumerate(rest)} for rest in (before, after))
    for name, entry in new.items():
        named = _join(place, f"{part} “{_called(entry)}”")
        if name in old:
            yield from _between(named, old[name], entry)
        else:
            yield f"{named} ditambahkan."
    for name, entry in old.items():
        if name not in new:
            yield f"{_join(place, f'{part} “{_called(entry)}”')} dihapus."
    if [each for each in old if each in new] != [each for each in new if each in old]:
        yield f"{_join(place, part)}: urutannya berubah."


def _changed(place: str, before: Any, after: Any) -> str:
    if before in _SILENT:
        return f"{place} diisi: “{_said(after)}”."
    if after in _SILENT:
        return f"{place} dikosongkan (semula “{_said(before)}”)."
    return f"{place}: “{_said(before)}” menjadi “{_said(after)}”."


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return "; ".join(_said(each) for each in value)
    if isinstance(value, dict):
        return _said(value["id"]) if "id" in value else "; ".join(f"{key} {_said(each)}" for key, each in value.items())
    return str(value)


def _plain(part: BaseModel, *without: str) -> dict[str, Any]:
    return part.model_dump(mode="json", exclude=set(without))


def _has_keys(value: Any) -> TypeGuard[list[Any]]:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


def _key(entry: Mapping[str, Any], before: list[Any]) -> str:
    """What an entry is found again by; one that stands twice (a field for two reasons) by its turn, too."""
    name = next((str(entry[key]) for key in _KEYS if key in entry), "")
    again = sum(next((str(each[key]) for key in _KEYS if key in each), "") == name for each in before)
    return f"{name} ({again + 1})" if again else name


def _called(entry: Mapping[str, Any]) -> str:
    named = entry.get("name") or entry.get("judul") or entry.get("text") or entry.get("id") or ""
    words = str(named["id"] if isinstance(named, dict) else named)
    return f"{entry['no']}. {words}" if "no" in entry else words


def _further(place: str, key: str) -> str:
    return _join(place, _WORDS.get(key, key))


def _join(place: str, further: str) -> str:
    return f"{place}, {further}" if place else further
