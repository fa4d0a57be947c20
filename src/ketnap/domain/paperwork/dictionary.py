"""What a form offers a template: the names of its blanks, and of the columns of its lists."""

from collections.abc import Mapping
from dataclasses import dataclass, field

SAMPLE_ROWS = 3
"""How many rows a trial shows of each list."""

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The published blanks of a form: texts, lists with their columns, and which must be there."""

    texts: frozenset[str]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    required: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.texts & set(self.lists):
            raise ValueError("a blank is a text or a list, not both")
        if not self.required <= self.names():
            raise ValueError("a required blank is not offered")

    def names(self) -> frozenset[str]:
        """Every blank, whether text or list."""
        return self.texts | set(self.lists)


def sample_values(
    dictionary: Dictionary,
    labels: Mapping[str, str] | None = None,
    columns: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, str | Rows]:
    """Values for a trial: each says what its blank is called, so that a reader sees where it falls.

    `columns` tells what those of each list are called.
    """
    called = {name: (labels or {}).get(name, name) for name in dictionary.names()}
    texts: dict[str, str | Rows] = {name: f"[{called[name]}]" for name in sorted(dictionary.texts)}
    return texts | {
        name: _sample_rows(called[name], names, (columns or {}).get(name, {}))
        for name, names in sorted(dictionary.lists.items())
    }


def _sample_rows(called: str, columns: frozenset[str], labels: Mapping[str, str]) -> Rows:
    return [
        {column: f"[{called} {number}: {labels.get(column, column)}]" for column in sorted(columns)}
        for number in range(1, SAMPLE_ROWS + 1)
    ]
