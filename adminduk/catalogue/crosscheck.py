"""What the model's shape cannot say about a service: that its parts name each other rightly and can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adminduk.catalogue.model import FieldId, ProductKind, Question, Reading, Service, When
from adminduk.catalogue.problems import Problem, remedy_for
from adminduk.catalogue.yaml_file import Place, YamlFile


def check_service(service: Service, file: YamlFile) -> Iterator[Problem]:
    """Every mistake in `service` (read from `file`) that only shows when its parts are put side by side."""
    if service.id != file.path.stem:
        remedy = f"Ganti menjadi 'id: {file.path.stem}', atau ganti nama berkas menjadi {service.id}.yaml."
        yield file.problem(("id",), f"Layanan '{service.id}' ada di berkas {file.path.name}.", remedy)
    yield from _twice(service, file)
    yield from _taken_ids(service, file)
    for place, when, askable in _whens(service):
        yield from _wrong_when(when, (*place, "when"), service, askable, file)
    yield from _unreachable(service, file)
    yield from _fields_twice(service, file)
    yield from _standards(service, file)
    at_counter = service.product.kind in (ProductKind.CARD, ProductKind.VISIT)
    if at_counter and service.product.counter is None:
        message = f"Produk '{service.product.kind.value}' diserahkan di loket, tetapi loketnya tidak disebut."
        yield file.problem(("product",), message, "Tambahkan 'counter:' dalam tiga bahasa.")


def _twice(service: Service, file: YamlFile) -> Iterator[Problem]:
    """Ids that stand twice in one list: the second would never be found."""
    lists: list[tuple[Place, Sequence[str | int], str]] = [
        (("reasons",), [each.id for each in service.reasons], "id"),
        (("questions",), [each.id for each in service.questions], "id"),
        (("requirements",), [each.id for each in service.requirements], "id"),
        (("standards",), [each.id for each in service.standards], "id"),
    ]
    lists += [(("questions", i, "options"), [o.id for o in q.options], "id") for i, q in enumerate(service.questions)]
    for i, standard in enumerate(service.standards):
        lists.append((("standards", i, "prosedur"), [step.no for step in standard.prosedur or ()], "no"))
    for place, ids, key in lists:
        for i, each in enumerate(ids):
            if each in ids[:i]:
                yield file.problem((*place, i, key), f"'{each}' sudah dipakai di daftar ini.", "Pilih nama lain.")


def _taken_ids(service: Service, file: YamlFile) -> Iterator[Problem]:
    """Answers to questions and fields travel in one table, and a return names a requirement or a field."""
    fields = {each.value for each in FieldId}
    for i, question in enumerate(service.questions):
        if question.id in fields:
            message = f"'{question.id}' adalah nama isian, jadi tidak dapat menjadi nama pertanyaan."
            yield file.problem(("questions", i, "id"), message, "Pilih nama lain.")
    for i, requirement in enumerate(service.requirements):
        if requirement.id in fields:
            message = f"'{requirement.id}' adalah nama isian, jadi tidak dapat menjadi nama syarat."
            yield file.problem(("requirements", i, "id"), message, "Pilih nama lain.")


def _whens(service: Service) -> Iterator[tuple[Place, When, Sequence[Question]]]:
    """Every `when`, with the questions it may refer to: a question only to those asked before it."""
    for i, question in enumerate(service.questions):
        yield ("questions", i), question.when, service.questions[:i]
    for i, asked in enumerate(service.fields):
        yield ("fields", i), asked.when, service.questions
    for i, requirement in enumerate(service.requirements):
        yield ("requirements", i), requirement.when, service.questions


def _wrong_when(
    when: When, place: Place, service: Service, askable: Sequence[Question], file: YamlFile
) -> Iterator[Problem]:
    reasons = [each.id for each in service.reasons]
    for i, reason in enumerate(when.reasons):
        if reason not in reasons:
            remedy = remedy_for(reason, reasons, "Alasan")
            yield file.problem((*place, "reasons", i), f"Alasan '{reason}' tidak dikenal.", remedy)
    yield from _wrong_answers(when, place, service, askable, file)


def _wrong_answers(
    when: When, place: Place, service: Service, askable: Sequence[Question], file: YamlFile
) -> Iterator[Problem]:
    options = {question.id: [option.id for option in question.options] for question in askable}
    for name, chosen in when.answers.items():
        here = (*place, "answers", name)
        if name not in options:
            known = [question.id for question in service.questions]
            message = f"Pertanyaan '{name}' baru diajukan sesudah ini." if name in known else ""
            remedy = "Pindahkan pertanyaan itu ke atas." if message else remedy_for(name, known, "Pertanyaan")
            yield file.problem(here, message or f"Pertanyaan '{name}' tidak dikenal.", remedy)
            continue
        for option in chosen:
            if option not in options[name]:
                message = f"Pilihan '{option}' tidak ada di pertanyaan '{name}'."
                yield file.problem(here, message, remedy_for(option, options[name], "Pilihan"))


def _unreachable(service: Service, file: YamlFile) -> Iterator[Problem]:
    """Requirements that wait for an answer which their reasons never ask for: nobody would ever be told of them."""
    asked = {question.id: question.when for question in service.questions}
    for i, requirement in enumerate(service.requirements):
        for name in requirement.when.answers:
            if name in asked and not _overlap(requirement.when, asked[name], service):
                message = f"Syarat '{requirement.id}' tidak pernah diminta: '{name}' tidak ditanyakan untuk alasannya."
                remedy = f"Samakan alasan syarat ini di 'requires' dengan 'when' pertanyaan '{name}'."
                yield file.problem(("requirements", i, "when"), message, remedy)


def _overlap(one: When, other: When, service: Service) -> bool:
    """Whether some resident can meet both: a common reason, a common reading, no answer that differs."""
    every = {reason.id for reason in service.reasons}
    reasons = (set(one.reasons) or every) & (set(other.reasons) or every)
    readings = _readings(one) & _readings(other)
    same = all(set(other.answers.get(name, chosen)) & set(chosen) for name, chosen in one.answers.items())
    return bool(reasons) and bool(readings) and same


def _readings(when: When) -> set[Reading]:
    return set(Reading) if when.reading is None else {when.reading}


def _fields_twice(service: Service, file: YamlFile) -> Iterator[Problem]:
    """A field may stand twice (optional for one reason, asked for another), but never twice for one resident."""
    for i, asked in enumerate(service.fields):
        for earlier in service.fields[:i]:
            if earlier.id is asked.id and _overlap(earlier.when, asked.when, service):
                message = f"Isian '{asked.id.value}' ditanyakan dua kali untuk alasan yang sama."
                yield file.problem(("fields", i, "id"), message, "Bedakan 'when'-nya, atau hapus salah satu.")


def _standards(service: Service, file: YamlFile) -> Iterator[Problem]:
    for i, standard in enumerate(service.standards):
        if standard.jangka_waktu is None and standard.jangka_waktu_menit is not None:
            message = "Ada menit, tetapi 'jangka_waktu' kosong."
            place: Place = ("standards", i, "jangka_waktu_menit")
            yield file.problem(place, message, "Tulis bunyi SOP di 'jangka_waktu', atau hapus menitnya.")
        spans: list[tuple[Place, tuple[int, int] | None]] = [(("standards", i), standard.seed_lines)]
        spans += [(("standards", i, "prosedur", n), step.seed_lines) for n, step in enumerate(standard.prosedur or ())]
        for place, span in spans:
            if span is not None and not 1 <= span[0] <= span[1]:
                message = f"Baris naskah {span[0]}-{span[1]} terbalik."
                yield file.problem((*place, "seed_lines"), message, "Tulis [baris awal, baris akhir].")
