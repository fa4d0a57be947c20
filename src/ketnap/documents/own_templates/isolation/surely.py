"""Which blanks a template prints whatever the values are: behind a condition, nothing is sure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

_NOT = "not "


@dataclass(slots=True)
class _Branch:
    """What is printed where a condition holds, and where others inside it hold."""

    names: set[str] = field(default_factory=set)
    on_condition: dict[str, set[str]] = field(default_factory=dict)

    def add(self, condition: str, names: set[str]) -> None:
        """Take in what a condition prints; with what its opposite prints, some of it is sure."""
        opposite = condition.removeprefix(_NOT) if condition.startswith(_NOT) else _NOT + condition
        self.names |= names & self.on_condition.get(opposite, set())
        self.on_condition.setdefault(condition, set()).update(names)


@dataclass(slots=True)
class _Part:
    """A loop or condition that is open, with its branches so far."""

    condition: str
    always: bool
    """Whether its first branch is taken in every paper."""
    branches: list[_Branch] = field(default_factory=lambda: [_Branch()])
    is_whole: bool = False
    """Whether one of its branches is taken in every paper."""

    def sure(self) -> set[str]:
        branches = [branch.names for branch in self.branches]
        return (branches[0] if self.always else set()) | (
            set.intersection(*branches) if self.is_whole else set()
        )


@dataclass(slots=True)
class Surely:
    """Collects, in reading order, the names that every paper made of a template holds."""

    _paper: _Branch = field(default_factory=_Branch)
    _open: list[_Part] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return self._paper.names

    def prints(self, names: Iterable[str]) -> None:
        """Names printed at this place."""
        self._here().names.update(names)

    def begin(self, condition: str, *, always: bool) -> None:
        """A loop or condition begins; `always` where every paper goes into it."""
        self._open.append(_Part(condition, always))

    def turn(self, *, is_rest: bool) -> None:
        """Another branch of the condition begins; the rest of all cases where nothing is asked."""
        if self._open:
            self._open[-1].branches.append(_Branch())
            self._open[-1].is_whole = is_rest

    def end(self) -> None:
        """The loop or condition is closed."""
        if self._open:
            part = self._open.pop()
            self.prints(part.sure())
            self._here().add(part.condition, part.branches[0].names)

    def _here(self) -> _Branch:
        return self._open[-1].branches[-1] if self._open else self._paper
