"""What else one ethnic group or religion is called: figures count all its names as one."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from ketnap.domain.rulebook.schema import TEXT, Shape
from ketnap.domain.text import words_key

FILE = Path(__file__).with_name("also_called.yaml")
_FACTS = ("ethnicity", "religion")
_FILE = Shape(
    required={**dict.fromkeys(("confidence", "source"), TEXT), **dict.fromkeys(_FACTS, (dict,))}
)


def with_usual_names(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts about somebody, each that may be called otherwise by its usual name."""
    return {
        fact: usual_name(fact, value) if fact in _FACTS else value for fact, value in facts.items()
    }


@lru_cache(maxsize=5_000)  # many people share few words
def usual_name(fact: str, text: str) -> str:
    """The name by which a text is counted: itself, unless it is another name of something."""
    return _usual_names().get((fact, words_key(text)), text)


@cache
def _usual_names() -> Mapping[tuple[str, str], str]:
    """By fact and key of another name, the usual one; raises `ValueError` of a file that is broken."""
    entry = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    problems = [problem.en for problem in _FILE.misfits(entry)]
    if problems:
        raise ValueError(f"{FILE.name}: {'; '.join(problems)}")
    return {
        (fact, words_key(other)): usual
        for fact in _FACTS
        for usual, others in entry[fact].items()
        for other in others
    }
