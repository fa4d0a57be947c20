"""The words of every form, kept to be compared: as usual, at its longest, with the needed alone.

`python tests/documents/golden_papers.py` writes them anew; read what changed before keeping it.
"""

from collections.abc import Iterator
from pathlib import Path

from documents.invented_values import Fullness, invented
from documents.layout_checks import lines_of
from ketnap.documents.sheets.load import load_sheets
from ketnap.documents.word.rendering import word_file
from ketnap.domain.paperwork.sheet import Sheet, Version
from ketnap.domain.text import fold

FOLDER = Path(__file__).parents[1] / "golden" / "papers"
FULLNESS: tuple[Fullness, ...] = ("usual", "longest", "needed")


def distinct_versions(sheet: Sheet) -> Iterator[Version]:
    """A sheet in each of its shapes; regimes that share their blocks count once."""
    seen: list[object] = []
    for version in sheet.versions:
        if not any(version.blocks is blocks for blocks in seen):
            seen.append(version.blocks)
            yield version


def words_of(sheet: Sheet) -> str:
    """Everything a form prints, paragraph by paragraph; arrows stand for a line to write on, and its end."""
    parts = []
    for version in distinct_versions(sheet):
        for fullness in FULLNESS:
            file = word_file(sheet, version, invented(sheet, version, fullness))
            lines = [line.replace("\t", "→").replace("\n", "↵") for line in lines_of(file) if line]
            parts.append(f"== {version.valid_from} {fullness}\n" + "\n".join(lines))
    return "\n\n".join(parts) + "\n"


def path_of(sheet: Sheet) -> Path:
    """The file that keeps the words of a form."""
    return FOLDER / f"{fold(sheet.code)}.txt"


def write_all() -> None:
    """Write the words of every form anew."""
    for sheet in load_sheets().values():
        path_of(sheet).write_text(words_of(sheet), "utf-8")


if __name__ == "__main__":
    write_all()
