"""Makes the fonts that the kiosk ships with. Run by hand, never by tests or CI; its results are in the tree.

    npm install --prefix DIR @fontsource/atkinson-hyperlegible material-symbols
    python -m assets.fonts.build DIR/node_modules

Text: Atkinson Hyperlegible (OFL 1.1), whose latin and latin-ext parts come apart as web fonts and are joined again into
one TTF for each weight: Kivy draws a box for every character that its one font file lacks.
Icons: the Material Symbols (Apache-2.0) that catalogues and views name, cut out of a 15 MB variable font into one of
a few kB: filled, weight 500, optical size 48. `assets/icons/codepoints.json` says which character draws which name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

from assets.icons.named import named_icons

TREE = Path(__file__).parents[2]
FONTS = TREE / "assets" / "fonts"
ICONS = TREE / "assets" / "icons"
WEIGHTS = {"Regular": 400, "Bold": 700}
CUT = {"FILL": 1, "wght": 500, "opsz": 48, "GRAD": 0}


def wanted_icons() -> list[str]:
    """Every icon name: the list beside the font, and whatever catalogues, journeys and screens name besides."""
    return sorted(named_icons() | set((ICONS / "names.txt").read_text(encoding="utf-8").split()) - {""})


def build_text(modules: Path, weight: str) -> None:
    """One TTF of the latin and latin-ext parts of a weight."""
    files = modules / "@fontsource" / "atkinson-hyperlegible" / "files"
    targets = []
    for part in ("latin", "latin-ext"):
        font = TTFont(files / f"atkinson-hyperlegible-{part}-{WEIGHTS[weight]}-normal.woff2")
        font.flavor = None
        for table in ("GSUB", "GPOS", "GDEF"):
            if table in font:
                del font[table]
        target = FONTS / f".{part}.ttf"
        font.save(target)
        targets.append(target)
    Merger().merge([str(target) for target in targets]).save(FONTS / f"AtkinsonHyperlegible-{weight}.ttf")
    for target in targets:
        target.unlink()


def characters_by_name(font: TTFont) -> dict[str, int]:
    """The character of every symbol. Names are ligatures (older names of a symbol too), not only glyph names."""
    cmap: dict[int, str] = font.getBestCmap()
    by_glyph = {glyph: code for code, glyph in cmap.items()}
    letters = {glyph: chr(code) for code, glyph in cmap.items() if code < 128}
    names = {name: code for name, code in by_glyph.items() if code >= 128}
    tables = [each for lookup in font["GSUB"].table.LookupList.Lookup for each in lookup.SubTable]
    for table in (each.ExtSubTable if each.LookupType == 7 else each for each in tables):
        for first, ligatures in getattr(table, "ligatures", {}).items():
            for each in ligatures:
                name = "".join(letters.get(glyph, "?") for glyph in [first, *each.Component])
                if each.LigGlyph in by_glyph:
                    names[name] = by_glyph[each.LigGlyph]
    return names


def build_icons(modules: Path) -> None:
    """The icon font with the wanted names only, and the table of its characters."""
    font = TTFont(modules / "material-symbols" / "material-symbols-rounded.woff2")
    known = characters_by_name(font)
    found = {name: known[name] for name in wanted_icons() if name in known}
    missing = [name for name in wanted_icons() if name not in known]
    options = Options()
    options.layout_features = []
    options.glyph_names = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=found.values())
    subsetter.subset(font)
    cut = instantiateVariableFont(font, CUT)
    cut.flavor = None
    cut.save(ICONS / "MaterialSymbols.ttf")
    (ICONS / "codepoints.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(found)} icons; no such symbol: {', '.join(missing) or 'none'}")


if __name__ == "__main__":
    packages = Path(sys.argv[1])
    for each in WEIGHTS:
        build_text(packages, each)
    build_icons(packages)
