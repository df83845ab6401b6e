"""The table `requires` of a service file: which reason needs which requirement, by id."""

from __future__ import annotations

from collections.abc import Iterator

from adminduk.catalogue.problems import Problem, remedy_for
from adminduk.catalogue.yaml_file import Data, YamlFile


def fill_reasons(data: dict[str, Data], file: YamlFile) -> dict[str, Data]:
    """`data` without `requires`, each requirement's `when.reasons` filled from it; wrong ids go to the problems."""
    filled = {key: value for key, value in data.items() if key != "requires"}
    table = data.get("requires")
    if not isinstance(table, dict):
        message = "Tabel 'requires' (alasan -> syarat) belum ada."
        file.problems.append(
            file.problem(("requires",), message, "Tambahkan 'requires:' dengan satu baris per alasan.")
        )
        return filled
    file.problems.extend(_wrong_reasons(data, table, file))
    file.problems.extend(_wrong_requirements(data, table, file))
    requirements = data.get("requirements")
    if isinstance(requirements, list):
        filled["requirements"] = [_with_reasons(each, i, table, file) for i, each in enumerate(requirements)]
    return filled


def _with_reasons(requirement: Data, index: int, table: dict[str, Data], file: YamlFile) -> Data:
    if not isinstance(requirement, dict):
        return requirement
    name, when = requirement.get("id"), requirement.get("when")
    when = when if isinstance(when, dict) else {}
    if "reasons" in when:
        message = "Alasan sebuah syarat ditulis di tabel 'requires', bukan di sini."
        place = ("requirements", index, "when", "reasons")
        file.problems.append(file.problem(place, message, "Hapus baris ini."))
    reasons: list[Data] = [reason for reason, names in table.items() if isinstance(names, list) and name in names]
    if not reasons and isinstance(name, str):
        message = f"Syarat '{name}' tidak diminta oleh alasan mana pun."
        remedy = "Tambahkan ke tabel 'requires', atau hapus syarat ini."
        file.problems.append(file.problem(("requirements", index, "id"), message, remedy))
    return {**requirement, "when": {**when, "reasons": reasons}}


def _wrong_reasons(data: dict[str, Data], table: dict[str, Data], file: YamlFile) -> Iterator[Problem]:
    reasons = _ids(data.get("reasons"))
    for reason, names in table.items():
        if reason not in reasons:
            remedy = remedy_for(reason, reasons, "Alasan")
            yield file.problem(("requires", reason), f"Alasan '{reason}' tidak dikenal.", remedy)
        if not isinstance(names, list):
            message = f"Syarat untuk '{reason}' harus berupa daftar."
            yield file.problem(("requires", reason), message, "Tulis [syarat-a, syarat-b], atau [] bila tidak ada.")
    for i, reason in enumerate(reasons):
        if reason not in table:
            remedy = f"Tambahkan '{reason}: [...]'; tulis [] bila tidak ada yang dibawa."
            yield file.problem(("reasons", i), f"Alasan '{reason}' tidak ada di tabel 'requires'.", remedy)


def _wrong_requirements(data: dict[str, Data], table: dict[str, Data], file: YamlFile) -> Iterator[Problem]:
    known = _ids(data.get("requirements"))
    for reason, names in table.items():
        for i, name in enumerate(names if isinstance(names, list) else []):
            place = ("requires", reason, i)
            if name not in known:
                yield file.problem(place, f"Syarat '{name}' tidak dikenal.", remedy_for(str(name), known, "Syarat"))
            elif isinstance(names, list) and name in names[:i]:
                yield file.problem(place, f"Syarat '{name}' tertulis dua kali.", "Hapus salah satu.")


def _ids(entries: Data) -> list[str]:
    if not isinstance(entries, list):
        return []
    return [str(entry.get("id")) for entry in entries if isinstance(entry, dict)]
