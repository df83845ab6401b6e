"""Finding a desa by its name anywhere in the country: half a name, a slip of the finger, the old spelling.

Names repeat: there are 99 places called Sidomulyo. So the nearest come first, and whoever adds the name of the
kecamatan or kabupaten ("sidomulyo deket") is shown those alone. `bench.places` measures it.
"""

from __future__ import annotations

from functools import cached_property
from heapq import nlargest

from adminduk.name_list import NameList
from adminduk.name_words import plain_lines
from adminduk.search import plain
from adminduk.wilayah import Place, Wilayah

MOST = 12  # as many as are looked through; who wants another one adds the kecamatan
DESA = 4  # its level, the province's being 1
_RANKS = frozenset(("desa", "ds", "kelurahan", "kel", "kecamatan", "kec", "kabupaten", "kab", "provinsi", "prov"))
_NEARER = (0.0, 4.0, 10.0, 14.0)  # added for the same province, kabupaten, kecamatan: a near place may be misspelt
_PER_WORD_ABOVE = 3.0  # taken off for each word that had to be a name above it
_SURE = 90.0  # what the beginning of a word scores at least: whoever found that is not guessed at
_SHORTEST = 3  # letters: two alone begin a name in ten


class PlaceSearch:
    """The search over one table. Nothing is prepared before somebody searches."""

    def __init__(self, wilayah: Wilayah) -> None:
        self._wilayah = wilayah

    def find(
        self, text: str, here: str = "", *, inside: str = "", level: int = DESA, most: int = MOST
    ) -> tuple[Place, ...]:
        """The places that `text` may mean, the likeliest and nearest to `here` first, none deeper than `level`.

        `here`: the region code of where one stands. `inside`: only what lies below this code.
        """
        words = _without_ranks(plain(text).split())
        if sum(map(len, words)) < _SHORTEST:
            return ()
        found = self._named(words, level)
        if max(found.values(), default=0.0) < _SURE:
            found = self._at(self._names.with_a_part_like(words), [], level) | found
        span = self._wilayah.lines_under(inside)
        near = {line: score + self._nearness(line, here) for line, score in found.items() if line in span}
        lines = nlargest(most, near, key=lambda line: (near[line], -line))
        return tuple(self._wilayah.place_at(line) for line in lines)

    def _named(self, words: list[str], level: int) -> dict[int, float]:
        """Lines whose name is like the first of `words`, all or fewer, and which lie in what the others name."""
        best: dict[int, float] = {}
        for cut in range(len(words), 0, -1):
            above = [self._regions(word) for word in words[cut:]]
            if all(above):
                for line, score in self._at(self._names.like(words[:cut]), above, level).items():
                    best[line] = max(best.get(line, 0.0), score)
        return best

    def _at(self, like: dict[int, float], above: list[set[str]], level: int) -> dict[int, float]:
        """Those of `like` that are no deeper than `level` and lie in one of each of `above`."""
        found: dict[int, float] = {}
        for line, score in like.items():
            chain = _chain(self._wilayah.code_at(line))
            if len(chain) <= level and all(not each.isdisjoint(chain[:-1]) for each in above):
                found[line] = score - _PER_WORD_ABOVE * len(above)
        return found

    def _nearness(self, line: int, here: str) -> float:
        return _NEARER[_levels_shared(self._wilayah.code_at(line), here)]

    def _regions(self, word: str) -> set[str]:
        """The codes of the kecamatan, kabupaten and provinces that have a word like `word` in their name."""
        lines, names = self._wilayah.lines_above_desa, self._names_above
        return {self._wilayah.code_at(lines[number]) for number in names.like([word]) | names.with_a_part_like([word])}

    @cached_property
    def _names(self) -> NameList:
        return NameList(plain_lines(self._wilayah.names()))

    @cached_property
    def _names_above(self) -> NameList:
        return NameList(self._names[line] for line in self._wilayah.lines_above_desa)


def _without_ranks(words: list[str]) -> list[str]:
    """ "Desa Sukorejo, Kec. Parengan" without what says of which rank each is; all of it when nothing else is there."""
    return [word for word in words if word not in _RANKS] or words


def _chain(code: str) -> list[str]:
    """The codes of everything from the province down to `code`."""
    parts = code.split(".")
    return [".".join(parts[: depth + 1]) for depth in range(len(parts))]


def _levels_shared(code: str, here: str) -> int:
    """How much of the way down they go together: 3 in the same kecamatan, 0 in another province."""
    shared = 0
    for one, other in zip(code.split(".")[:3], here.split("."), strict=False):
        if one != other:
            break
        shared += 1
    return shared
