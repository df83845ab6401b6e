"""Reading a YAML file into plain data that remembers the line of everything in it.

Scalars are read more plainly than YAML 1.1 does, because clerks edit these files: only `null`, `true`, `false` and
whole numbers without a leading zero mean something else than their text. `no` stays a word, `081236000118` and
`2024-02-23` stay what was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from adminduk.catalogue.problems import Problem, field_name

Place = tuple[str | int, ...]
Data = str | int | bool | None | list["Data"] | dict[str, "Data"]

_INTEGER = re.compile(r"0|-?[1-9]\d{0,17}")
_WORDS: dict[str, bool | None] = {"null": None, "~": None, "": None, "true": True, "false": False}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser reads a service file ten times faster
_DEEPEST = 20


@dataclass
class YamlFile:
    """One file: its data, the line of every place in it, and the problems of its form."""

    path: Path
    data: Data = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """The line of `place`, or of the nearest thing around it that is in the file."""
        for end in range(len(place), 0, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return 1

    def problem(self, place: Place, message: str, remedy: str) -> Problem:
        return Problem(self.path, self.line_of(place), field_name(place), message, remedy)


def read_yaml(path: Path) -> YamlFile:
    """The file at `path`. Never raises for what is in it: an unreadable file is one with a problem and no data."""
    try:
        return read_text(path, path.read_text(encoding="utf-8-sig"))
    except OSError:
        problem = Problem(path, 1, "", "Berkas ini tidak dapat dibuka.", "Periksa nama dan izin berkasnya.")
    except UnicodeDecodeError:
        problem = Problem(path, 1, "", "Berkas ini bukan teks UTF-8.", "Simpan ulang sebagai UTF-8.")
    return YamlFile(path, problems=[problem])


def read_text(path: Path, text: str) -> YamlFile:
    """The file `path` as it is when `text` stands in it."""
    file = YamlFile(path)
    try:
        foreign = _foreign_form(path, text)
        node = None if foreign is not None else yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        file.problems.append(_not_yaml(path, error))
    else:
        file.problems.extend([] if foreign is None else [foreign])
        file.data = None if node is None else _plain(node, (), file)
    return file


def _foreign_form(path: Path, text: str) -> Problem | None:
    """The first reference (`*`) or bottomless nesting. Found before composing, which walks as deep as the file goes."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            message = "Rujukan YAML (& dan *) atau susunan sedalam ini tidak dipakai di katalog."
            line = event.start_mark.line + 1 if event.start_mark is not None else 1
            return Problem(path, line, "", message, "Tulis isinya langsung di sini.")
    return None


def _not_yaml(path: Path, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    remedy = "Periksa spasi di depan baris, titik dua, tanda kutip, dan kurung di baris ini atau di atasnya."
    return Problem(path, line, "", "Susunan YAML di sini tidak dapat dibaca.", remedy)


def _plain(node: yaml.Node, place: Place, file: YamlFile) -> Data:
    file.lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, file)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, (*place, i), file) for i, each in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, place: Place, file: YamlFile) -> Data:
    data: dict[str, Data] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        here = (*place, key)
        if key in data:
            first = file.line_of(here)
            message = f"'{key}' sudah ada di baris {first}."
            file.problems.append(
                Problem(file.path, key_node.start_mark.line + 1, field_name(here), message, "Hapus salah satu.")
            )
            continue
        file.lines[here] = key_node.start_mark.line + 1
        data[key] = _plain(value_node, here, file)
    return data


def _scalar(node: yaml.Node) -> str | int | bool | None:
    text = str(node.value)
    if getattr(node, "style", None):  # quoted or a block: text, whatever it looks like
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) and text.isascii() else text
