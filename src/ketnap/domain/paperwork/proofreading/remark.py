"""What proofreading looks at, and what it remarks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ketnap.domain.paperwork.life import IN_FORCE, PaperState
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.domain.rulebook import Rulebook, RuleValue

ISSUED = IN_FORCE | {PaperState.PRINTED}
"""Papers that are compared: a file that was only taken along, or a paper that came back, is not."""


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
class Differing:
    """A blank that would be filled with something else today; `printed` is empty where nobody can tell."""

    vi: str
    en: str
    printed: str = ""
    now: str = ""

    def told_vi(self) -> str:
        """What is printed and what the record says now."""
        now = f"nay hồ sơ ghi “{self.now}”" if self.now else "nay hồ sơ không ghi"
        return f"{self.vi}: đã in “{self.printed}”, {now}" if self.printed else f"{self.vi}: {now}"

    def told_en(self) -> str:
        """The same in English."""
        now = f"the record says “{self.now}” now" if self.now else "the record says nothing now"
        return (
            f"{self.en}: printed “{self.printed}”, {now}" if self.printed else f"{self.en}: {now}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a paper says under a blank: a mark to compare it by, and the words where they can be told."""

    vi: str
    en: str
    mark: str
    words: str = ""


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
    signers_wanted: int = 1
    step_on: date | None = None
    """The day of the recorded step that the paper is about, if it is recorded."""
    step_is_gone: bool = False
    """Whether that step was voided since."""
    about: str = ""
    """What its form is about, by its name in `about.py`."""
    matter: str = ""
    """Which of the form's papers it is; two of one matter stand for the same."""
    issued_by_cell: bool = True
    """Whether whoever signs it holds a post in the cell; a committee above has its own."""
    signed_for_cell: bool = False
    """Whether one person signs it in the place of the cell, who holds a post that lets him."""
    differing: tuple[Differing, ...] = ()
    says: Mapping[str, Said] = field(default_factory=dict)
    """What other papers of the case must say too, by blank."""
    cited_by: Mapping[str, str] = field(default_factory=dict)
    """The marks of its own number and day, by the blanks in which later papers cite them."""
    rule_id: str = ""
    """The rule that lists the papers of the file it belongs to."""

    @property
    def named_vi(self) -> str:
        return f"{self.title_vi} ({self.code}) ngày {day_in_figures(self.on)}"

    @property
    def named_en(self) -> str:
        return f"{self.title_en} ({self.code}) of {self.on.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFacts:
    """The number of a paper as the record and the paper have it, and as the register does.

    `entered_on` is the day under which the register issued it, `others` how many other papers were
    drawn up with it. Without a register of the body nothing can be compared.
    """

    title_vi: str
    title_en: str
    on: date
    number: str
    seq: int | None = None
    paper_id: int | None = None
    recorded: str = ""
    """The number by the recorded step, where it is not the one on the paper."""
    entered_on: date | None = None
    voided: bool = False
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Somebody's post in the cell over a span of days."""

    name: str
    position: str
    since: date
    until: date | None = None

    def held_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


def rules_named(rulebook: Rulebook, rule_id: str, *, on: date) -> tuple[RuleValue, ...]:
    """The rule a remark rests on, where it was in force on a day."""
    rule = rulebook.on(on).find(rule_id) if rule_id else None
    return (rule,) if rule is not None else ()


def issued(papers: Iterable[CheckedPaper]) -> list[CheckedPaper]:
    """The papers that are compared with each other, earliest first."""
    return sorted(
        (paper for paper in papers if paper.state in ISSUED),
        key=lambda paper: (paper.on, paper.paper_id),
    )
