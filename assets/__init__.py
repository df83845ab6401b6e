"""Data that the programs ship with: catalogues, region codes, sentences, fonts, icons. Licences: `LICENSES.md`."""

from pathlib import Path

FOLDER = Path(__file__).parent


def path(*parts: str) -> Path:
    """The path of a shipped file or folder, e.g. `path("fonts", "AtkinsonHyperlegible-Regular.ttf")`."""
    return FOLDER.joinpath(*parts)
