"""What proofreading looks at, and what it remarks."""

from dataclasses import dataclass
from datetime import date

from ketnap.domain.paperwork.life import PaperState
from ketnap.domain.rulebook import RuleValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A contradiction between papers: what it is in both languages, where, and by which rules.

    It warns, always: only a person who has the papers in hand can say which of them is wrong.
    """

    code: str
    vi: str
    en: str
    rules: tuple[RuleValue, ...] = ()
    seq: int | None = None
    """The recorded step it is about."""
    paper_id: int | None = None
    """The drawn-up paper it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFacts:
    """Who signed a paper, as what, on which day."""

    name: str
    position: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPaper:
    """A drawn-up paper as its records have it."""

    paper_id: int
    code: str
    title_vi: str
    title_en: str
    on: date
    state: PaperState
    signatures: tuple[SignatureFacts, ...] = ()
    step_on: date | None = None
    """The day of the recorded step that the paper is about, if it is recorded."""
    issued_by_cell: bool = True
    """Whether whoever signs it holds a post in the cell; a committee above has its own."""
    differing_vi: tuple[str, ...] = ()
    differing_en: tuple[str, ...] = ()
    """The blanks that would be filled with something else today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody's post in the cell over a span of days."""

    name: str
    position: str
    since: date
    until: date | None = None

    def held_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)
