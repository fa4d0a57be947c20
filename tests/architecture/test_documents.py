"""The documents: every word of the file format is explained, every link leads somewhere."""

import re
from enum import StrEnum

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


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
