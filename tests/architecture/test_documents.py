"""The documents: every word of the file format is explained, every link leads somewhere."""

import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest

from architecture.tree import ROOT, kept_files, name_of
from ketnap.domain.access.actor import Role
from ketnap.domain.casefile.codes import (
    ChainRole,
    ConsentPurpose,
    ExclusionGround,
    Matter,
    Stage,
    StepKind,
    VoteMethod,
)

LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
DOCUMENTS = [path for path in kept_files() if path.suffix == ".md"]
CODE = re.compile(r"`([A-Za-z_]+)`")


@pytest.mark.parametrize(
    "words", [ChainRole, ConsentPurpose, ExclusionGround, Matter, Role, Stage, StepKind, VoteMethod]
)
def test_glossary_explains_every_word_of(words: type[StrEnum]):
    explained = CODE.findall((ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"))

    unexplained = [word.value for word in words if word.value not in explained]

    assert unexplained == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_inside_the_checkout_leads_somewhere(path):
    targets = LINK.findall(path.read_text(encoding="utf-8"))

    broken = [target for target in targets if not (path.parent / target).exists()]

    assert broken == []


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_readme_names_every_command(name):
    program = Path(sys.executable).with_name("ketnap")
    readme = (ROOT / name).read_text(encoding="utf-8")

    answer = subprocess.run([program, "--help"], check=True, capture_output=True, text=True)
    commands = re.findall(r"^    ([a-z]+)\b", answer.stdout, re.MULTILINE)

    assert "assess" in commands
    assert [command for command in commands if f"`ketnap {command}" not in readme] == []


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
