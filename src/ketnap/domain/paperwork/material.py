"""What the values of a paper are drawn from: the case, the bodies, the occasion, the day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from ketnap.domain.casefile.replay import History, Round
from ketnap.domain.casefile.steps import Casefile, Step
from ketnap.domain.rulebook import RulesInForce
from ketnap.domain.sitting import CommitteeTurnout

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs for a body on the day of the paper."""

    name: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The cell and the bodies above it, as papers of the day name them."""

    cell: str
    superior: str
    seat: str
    """The place papers of the cell are dated from (địa danh)."""
    grassroots: str = ""
    grassroots_superior: str = ""
    grassroots_seat: str = ""
    deciding: str = ""
    deciding_superior: str = ""
    deciding_seat: str = ""
    sectional: str = ""
    sectional_superior: str = ""
    sectional_seat: str = ""
    youth_union: str = ""
    trade_union: str = ""
    has_committee: bool = False
    """Whether the cell has a committee of its own (chi ủy)."""
    signer: Signer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFacts:
    """A member who helps or introduces, as the cell's register has him."""

    born_on: date
    official_on: date | None = None
    position: str = ""
    """In the Party, on the day of the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One member called to a meeting."""

    name: str
    is_official: bool
    is_present: bool
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaVote:
    """One vote of a meeting: on whom, on what, as counted."""

    person: str
    what: str
    """What was voted on, as a sentence goes on: `đề nghị kết nạp đảng viên đối với …`."""
    official: int
    base: int
    agree: int
    disagree: int
    invalid: int
    method: str = ""
    left_out: str = ""
    """Who is left out of the base, each group with its ground."""
    issued: int | None = None
    returned: int | None = None
    resolution: str = ""
    passed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting of the cell as its records have it."""

    held_on: date
    begins_at: time | None = None
    place: str = ""
    presiding: str = ""
    presiding_position: str = ""
    secretary: str = ""
    attendees: tuple[Attendee, ...] = ()
    guests: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    votes: tuple[AgendaVote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingFacts:
    """A sitting of the committee whose vote a paper is about."""

    turnout: CommitteeTurnout
    absence_reasons: str = ""
    presiding: str = ""
    presiding_position: str = ""
    secretary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePoint:
    """One item of a ceremony's programme."""

    at: time | None
    what: str
    who: str = ""
    detail: str = ""
    code: str = ""
    person: str = ""
    """The new member it is about, if one."""
    said: str = ""
    """What the host says at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMemberFacts:
    """Somebody admitted at a ceremony."""

    name: str
    born_on: date
    workplace: str = ""
    decision: str = ""
    decided_on: date | None = None
    deciding_body: str = ""
    mentor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CeremonyFacts:
    """A ceremony as planned or held."""

    held_on: date
    starts_at: time | None = None
    place: str = ""
    host: str = ""
    new_members: tuple[NewMemberFacts, ...] = ()
    programme: tuple[ProgrammePoint, ...] = ()
    invitees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """An awareness course and who is proposed for it."""

    name: str
    begins_on: date | None = None
    ends_on: date | None = None
    organiser: str = ""
    place: str = ""
    proposal: str = ""
    """The paper by which the cell proposed its people."""
    participants: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything a paper may draw on; what is not at hand is `None` or empty."""

    on: date
    """The day on the paper."""
    bodies: Bodies
    rules: RulesInForce
    number: str = ""
    typed_allowed: bool = False
    """Whether the site takes personal papers typed, where the rule wants them written by hand."""
    case: Casefile | None = None
    history: History | None = None
    cell_names: tuple[tuple[date, str], ...] = ()
    """What the cell that has the case was ever called, each from a day on, the first first."""
    step: Step | None = None
    """The recorded step the paper is about, if it is recorded already."""
    members: Mapping[str, MemberFacts] = field(default_factory=dict)
    """Those who help or introduce, by their names."""
    probationary_members: int | None = None
    """How many of the cell are on probation on the day, as its register has it."""
    meeting: MeetingFacts | None = None
    sitting: SittingFacts | None = None
    """The sitting behind the vote of a committee, if it was recorded with one."""
    ceremony: CeremonyFacts | None = None
    course: CourseFacts | None = None
    probation_ends_on: date | None = None
    """The end of probation, once the ceremony was held."""
    addressed_to: str = ""
    """To whom a slip or an invitation goes, if there is one for each."""
    lists: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """Rows that other rooms read: registers, figures of a period, the papers of a case."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Single values that other rooms read: the period of a report, its counts."""

    @property
    def round(self) -> Round | None:
        """The last round of the case."""
        return self.history.rounds[-1] if self.history is not None else None
