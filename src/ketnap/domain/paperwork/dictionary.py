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


def sample_values(dictionary: Dictionary) -> dict[str, str | Rows]:
    """Values for a trial: each says which blank it stands in, so that a reader sees where it falls."""
    texts: dict[str, str | Rows] = {name: f"[{name}]" for name in sorted(dictionary.texts)}
    return texts | {name: _sample_rows(name, dictionary) for name in sorted(dictionary.lists)}


def _sample_rows(name: str, dictionary: Dictionary) -> Rows:
    columns = sorted(dictionary.lists[name])
    return [
        {column: f"[{name} {number}: {column}]" for column in columns}
        for number in range(1, SAMPLE_ROWS + 1)
    ]
