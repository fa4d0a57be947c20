"""What the rows of a sheet will be written as, worked out before anybody is kept from writing."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from ketnap.casefiles.operator import Operator
from ketnap.casefiles.services import CaseDraft, CaseDrafter, ImportDesk, MoreSteps
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import PersonFacts, Step
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.named_steps import step_of_row
from ketnap.domain.intake.problems import NOTICES, TO_DECIDE, Code
from ketnap.domain.intake.rows import Entry, Tally, person_facts
from ketnap.domain.intake.values import Standing
from ketnap.domain.intake.way import steps_of_way
from ketnap.intake.checked import entries_checked
from ketnap.intake.comparing import Known, Stand, case_of, compared, known_at, person_of, stand_of
from ketnap.intake.models import SheetImport
from ketnap.intake.refusals import RowsNotSound
from ketnap.people.models import MemberStatus, Person
from ketnap.people.services import Fact, Joining, NewPerson, new_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person decided at the preview."""

    leave_out_faulty: bool = False
    other_people: Collection[int] = field(default=frozenset())
    """Rows whose people have the name and birth of somebody known, and are somebody else."""
    enrol_known: bool = False
    """Whether the others who are known and on no roll of members are entered on it."""
    open_for_known: bool = False
    """Whether a case is opened for the others who are known and have none."""

    def takes_in(self, grave: Collection[Code]) -> bool:
        """Whether a row of somebody known, with these problems, tells something new of him."""
        return (self.enrol_known and grave == {Code.NOT_ON_THE_ROLL}) or (
            self.open_for_known and grave == {Code.WITHOUT_A_CASE}
        )


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """The person of a row, with what he was in the cell, or with his case."""

    row: int
    person: NewPerson
    joining: tuple[Joining, ...] = ()
    steps: tuple[Step, ...] = ()
    case: CaseDraft | None = None


@dataclass(slots=True)
class Foreseen:
    """What an import writes as long as the records of its cell stand so.

    `of_known` are rows that tell something new of persons known, by the numbers of these. `read` is
    how many rows there are in all.
    """

    stand: Stand
    desk: ImportDesk | None
    tally: Tally = field(default_factory=Tally)
    read: int = 0
    left_out: int = 0
    persons: deque[PersonDraft] = field(default_factory=deque)
    of_known: dict[int, Entry] = field(default_factory=dict)
    more: list[MoreSteps] = field(default_factory=list)

    def take_persons(self) -> Iterator[PersonDraft]:
        """Each of `persons`, which leaves them as it is taken, so that its draft takes no memory."""
        while self.persons:
            yield self.persons.popleft()


def foresee(record: SheetImport, choices: Choices, *, by: Actor | Operator) -> Foreseen:
    """What a checked import is about to write; of a row no more is held than that.

    Raises `CellIncomplete`, and `RowsNotSound` where rows have problems that nobody has agreed to
    leave out.
    """
    layout, cell, faulty = Layout(record.layout), record.cell, 0
    stand = stand_of(cell, layout)
    known = known_at(stand, cell, layout)
    seen = Foreseen(stand, None if layout is Layout.MEMBERS else ImportDesk.of(cell, by))
    drafter, told = _PersonDrafter(seen.desk), defaultdict[int, list[Step]](list)
    for entry in compared(entries_checked(record, seen.tally), known, layout):
        seen.read += 1
        grave = {problem.code for problem in entry.problems} - NOTICES
        is_wanted = _is_wanted(entry, grave, choices)
        if is_wanted and layout is Layout.STEPS:
            told[case_of(entry, known)].append(step_of_row(entry))
        elif is_wanted:
            seen.persons.append(drafter.draft(entry))
        elif choices.takes_in(grave):
            seen.of_known[person_of(entry, known)] = entry
        else:
            seen.left_out += 1
            faulty += not grave <= TO_DECIDE
    if faulty and not choices.leave_out_faulty:
        raise RowsNotSound(faulty)
    if seen.desk is not None:
        seen.more = _going_on(told, known, seen.desk)
    return seen


def _is_wanted(entry: Entry, grave: Collection[Code], choices: Choices) -> bool:
    if grave:
        return TO_DECIDE.issuperset(grave) and entry.row in choices.other_people
    return not entry.is_written_already


class _PersonDrafter:
    """Drafts the persons of rows; without a desk, members."""

    def __init__(self, desk: ImportDesk | None) -> None:
        self._cases = CaseDrafter(desk) if desk is not None else None
        self._checked: set[Fact] = set()

    def draft(self, entry: Entry) -> PersonDraft:
        facts = PersonFacts(**person_facts(entry))  # type: ignore[arg-type]  # checked row by row
        person = new_person(facts, checked=self._checked)
        if self._cases is None:
            return PersonDraft(entry.row, person, joining=tuple(joining_of(person, entry)))
        steps = steps_of_way(entry)
        return PersonDraft(entry.row, person, steps=steps, case=self._cases.foresee(facts, steps))


def _going_on(told: Mapping[int, list[Step]], known: Known, desk: ImportDesk) -> list[MoreSteps]:
    """The steps that go on with cases, in the order of their days; the cases in that of numbers."""
    steps = {
        case_id: tuple(sorted(told[case_id], key=lambda step: step.on)) for case_id in sorted(told)
    }
    drafts = desk.foreseen(steps, known.logs)
    return [MoreSteps(case_id, each, drafts.get(case_id)) for case_id, each in steps.items()]


def joining_of(person: NewPerson | Person, entry: Entry) -> Iterator[Joining]:
    """What a member was here, one standing after the other, from the day on which he came here."""
    admitted, official = _day(entry, "admitted_on"), _day(entry, "official_on")
    since = max(day for day in (admitted, _day(entry, "here_since")) if day is not None)
    is_official = official is not None or entry.values.get("standing") is Standing.OFFICIAL
    if not is_official or (official is not None and since < official):
        until = official - timedelta(days=1) if official is not None else None
        yield Joining(person=person, status=MemberStatus.PROBATIONARY, since=since, until=until)
    if is_official:
        yield Joining(
            person=person,
            status=MemberStatus.OFFICIAL,
            since=max(since, official or since),
            official_on=official,
        )


def _day(entry: Entry, code: str) -> date | None:
    value = entry.values.get(code)
    return value if isinstance(value, date) else None
