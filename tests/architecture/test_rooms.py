"""The rooms of the house: their walls, and the line that says what each file is for."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.tree import PACKAGE, ROOT, name_of, source_files

VAGUE_NAMES = {"common", "core", "helpers", "misc", "utils"}


def test_rooms_import_only_the_rooms_below_them():
    linter = Path(sys.executable).with_name("lint-imports")

    outcome = subprocess.run(
        [linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_import_contracts_name_every_room():
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))

    unnamed = [room for room in rooms if f"ketnap.{room}" not in contracts]

    assert rooms
    assert unnamed == []


@pytest.mark.parametrize("path", source_files(), ids=name_of)
def test_source_file_opens_with_one_line_saying_what_it_is_for(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""

    first_line, *rest = docstring.split("\n")

    assert first_line.endswith((".", "?"))
    assert rest[:1] in ([], [""])


def test_no_file_or_folder_has_a_name_without_a_subject():
    vague = [
        name_of(path)
        for path in source_files()
        if VAGUE_NAMES & {path.stem, *path.relative_to(PACKAGE).parts}
    ]

    assert vague == []
