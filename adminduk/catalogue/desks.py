"""The desks of an office against the steps of its services: every step has one, and every desk may do its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from adminduk.catalogue.model import ELSEWHERE, Desk, Service
from adminduk.catalogue.problems import Problem, remedy_for
from adminduk.catalogue.yaml_file import Place, YamlFile
from adminduk.request import TRANSITIONS, ActionKind, Role

_NOBODY = (Role.PEMOHON, Role.KANTOR, Role.PENGELOLA)  # no officer acts on a request in these
_ROLES_OF = {row.action: row.roles for row in TRANSITIONS}


def check_desks(
    desks: Sequence[Desk],
    office_file: YamlFile,
    services: Mapping[str, Service | None],
    files: Mapping[str, YamlFile],
) -> Iterator[Problem]:
    """Every mistake between the list of desks and the steps of the services; an office without desks has none."""
    yield from _wrong_desks(desks, office_file)
    known = {each.id: each for each in desks}
    for name, service in services.items():
        if service is not None:
            yield from _wrong_steps(known, service, files[name])


def _wrong_desks(desks: Sequence[Desk], file: YamlFile) -> Iterator[Problem]:
    for i, desk in enumerate(desks):
        if desk.id in [each.id for each in desks[:i]]:
            yield file.problem(("desks", i, "id"), f"Meja '{desk.id}' tertulis dua kali.", "Pilih nama lain.")
        if desk.id in ELSEWHERE:
            message = f"'{desk.id}' berarti bukan meja kantor ini, jadi tidak dapat menjadi nama meja."
            yield file.problem(("desks", i, "id"), message, "Pilih nama lain.")
        if desk.role in _NOBODY:
            message = f"Tidak ada petugas yang dapat duduk di meja '{desk.id}' sebagai {desk.role.value}."
            remedy = f"Pakai salah satu: {', '.join(role.value for role in Role if role not in _NOBODY)}."
            yield file.problem(("desks", i, "role"), message, remedy)


def _wrong_steps(desks: Mapping[str, Desk], service: Service, file: YamlFile) -> Iterator[Problem]:
    for i, standard in enumerate(service.standards):
        for n, step in enumerate(standard.prosedur or ()):
            place: Place = ("standards", i, "prosedur", n)
            if step.desk is not None:
                yield from _wrong_desk(desks, step.desk, step.action, (*place, "desk"), file)
            if step.signed_by is not None:
                yield from _wrong_desk(desks, step.signed_by, ActionKind.FORWARD, (*place, "signed_by"), file)
            if desks and step.desk is None:
                message = f"Langkah {step.no} belum punya meja."
                remedy = f"Tambahkan 'desk:' dengan salah satu: {', '.join((*desks, *ELSEWHERE))}."
                yield file.problem(place, message, remedy)


def _wrong_desk(
    desks: Mapping[str, Desk], named: str, action: ActionKind | None, place: Place, file: YamlFile
) -> Iterator[Problem]:
    if named in ELSEWHERE:
        if action not in (None, ActionKind.FILE):
            message = (
                f"Tindakan '{action.value if action else ''}' dicatat oleh petugas, jadi perlu meja di kantor ini."
            )
            yield file.problem(place, message, remedy_for(named, desks, "Meja"))
        return
    if named not in desks:
        yield file.problem(place, f"Meja '{named}' tidak dikenal.", remedy_for(named, (*desks, *ELSEWHERE), "Meja"))
        return
    role = desks[named].role
    if role not in _ROLES_OF[action or ActionKind.FORWARD] and action is not ActionKind.FILE:
        able = ", ".join(each.value for each in sorted(_ROLES_OF[action or ActionKind.FORWARD]))
        deed = (action or ActionKind.FORWARD).value
        message = f"Meja '{named}' bekerja sebagai {role.value}, yang tidak berwenang untuk '{deed}'."
        yield file.problem(place, message, f"Pindahkan langkah ini ke meja lain; yang berwenang: {able}.")
