"""Writing changed data back into a catalogue's file: what was not changed keeps its words, lines and remarks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from adminduk.catalogue.yaml_file import Data, read_text

_WIDTH = 118
_SHORT = 100  # characters of three languages that still fit on one line
_LANGUAGES = ("id", "jv", "en")


class _Pen(yaml.SafeDumper):
    """Block style throughout; three short languages and short lists on one line, as clerks write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _mapping(pen: yaml.SafeDumper, data: dict[str, Data]) -> yaml.Node:
    short = tuple(data) == _LANGUAGES and len(str(data)) < _SHORT
    return pen.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=short)


def _list(pen: yaml.SafeDumper, data: list[Data]) -> yaml.Node:
    plain = all(isinstance(each, str | int) for each in data)
    return pen.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=plain and len(str(data)) < _SHORT)


_Pen.add_representer(dict, _mapping)
_Pen.add_representer(list, _list)


def rewritten(text: str, data: dict[str, Data]) -> str:
    """`text` changed so that it says `data`. A part that says the same as before stays as it is, letter by letter."""
    made = _patched(text, data)
    return made if read_text(Path(), made).data == data else _dumped(data)


def _patched(text: str, data: dict[str, Data]) -> str:
    root, before = yaml.compose(text, Loader=yaml.SafeLoader), read_text(Path(), text).data
    if not isinstance(root, yaml.MappingNode) or not isinstance(before, dict):
        return _dumped(data)
    starts = [key.start_mark.index for key, _ in root.value]
    ends = [*starts[1:], len(text)]
    pieces = [text[: starts[0]]] if starts else []
    for (key, value), start, end in zip(root.value, starts, ends, strict=True):
        name, whole = str(key.value), text[start:end]
        if name not in data:
            continue
        if before.get(name) == data[name]:
            pieces.append(whole)
        else:
            pieces.append(_section(name, (before.get(name), data[name]), value, whole, start))
    pieces += [_dumped({name: data[name]}) for name in data if name not in before]
    return "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces if piece)


def _section(name: str, change: tuple[Data, Data], node: Any, whole: str, start: int) -> str:
    """One part of the file, anew. Of a list, the entries that stay the same are kept as they are."""
    before, now = change
    kept = whole.rstrip("\n")
    after = whole[len(_without_remarks(kept)) :]
    if not (isinstance(before, list) and isinstance(now, list) and before and now) or node.flow_style:
        return _dumped({name: now}).rstrip("\n") + (after or "\n")
    written = _entries(before, node, whole, start)
    head = whole[: whole.index("\n") + 1]
    parts = [written.get(repr(entry)) or _indented(entry) for entry in now]
    return head + "".join(parts).rstrip("\n") + (after or "\n")


def _entries(before: list[Data], node: Any, whole: str, start: int) -> dict[str, str]:
    """The text of each entry of a list, from its dash to the next."""
    dashes = [whole.rindex("-", 0, each.start_mark.index - start) for each in node.value]
    begins = [whole.rindex("\n", 0, dash) + 1 for dash in dashes]
    ends = [*begins[1:], len(_without_remarks(whole.rstrip("\n")))]
    texts = [whole[begin:end].rstrip("\n") + "\n" for begin, end in zip(begins, ends, strict=True)]
    return {repr(entry): text for entry, text in zip(before, texts, strict=True)}


def _indented(entry: Data) -> str:
    lines = _dumped_list([entry]).splitlines()
    return "".join(f"  {line}\n" for line in lines)


def _without_remarks(text: str) -> str:
    """`text` without the empty lines and remarks at its end: those belong to what follows."""
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    return "\n".join(lines)


def _dumped(data: dict[str, Data]) -> str:
    return str(yaml.dump(data, Dumper=_Pen, width=_WIDTH, allow_unicode=True, sort_keys=False))


def _dumped_list(data: list[Data]) -> str:
    dumper = yaml.dump({"x": data}, Dumper=_Pen, width=_WIDTH, allow_unicode=True, sort_keys=False)
    lines = str(dumper).splitlines()[1:]
    return "\n".join(line[2:] for line in lines)
