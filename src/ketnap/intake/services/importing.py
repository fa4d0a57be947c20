"""The import itself: everything that is sound, in one transaction, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from ketnap.audit.models import AccessEntry
from ketnap.casefiles.derived_tables import DERIVED
from ketnap.casefiles.following import follow_members
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.operator import Operator, acting_on_people
from ketnap.casefiles.services import NewCase, import_batch
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Step
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.named_steps import step_of_row
from ketnap.domain.intake.problems import NOTICES, TO_DECIDE, Code
from ketnap.domain.intake.rows import Entry, Tally
from ketnap.domain.intake.values import Standing
from ketnap.domain.intake.way import steps_of_way
from ketnap.intake import files
from ketnap.intake.checked import entries_checked
from ketnap.intake.comparing import (
    Known,
    case_of,
    compared,
    known_at,
    known_in,
    person_of,
    stand_of,
)
from ketnap.intake.models import ImportedPerson, ImportState, SheetImport
from ketnap.intake.refusals import OutOfPlace, RowsNotSound
from ketnap.intake.services.checking import MOST_PROBLEMS
from ketnap.intake.services.drafting import Drafts, StepsByCase
from ketnap.intake.services.known_people import remember_enrolled
from ketnap.intake.services.uploading import require_import
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, MemberStatus, Person
from ketnap.people.queries import persons_numbered
from ketnap.people.services import Joining, NewPerson, enrol_members, enrol_persons
from ketnap.tables.counting import count_anew
from ketnap.tables.inserting import insert_values
from ketnap.tables.writing_much import writing_much

WRITTEN: tuple[type[Model], ...] = (
    Person,
    Membership,
    Casefile,
    LogEntry,
    *DERIVED,
    AccessEntry,
    ImportedPerson,
)
"""What an import writes the most rows of."""

Done = Callable[[int], None]


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


@writing_much()
def import_sheet(
    record: SheetImport,
    choices: Choices,
    *,
    by: Actor | Operator,
    done: Done = lambda _count: None,
) -> None:
    """Write every sound row of a checked import.

    Raises `NotAllowed`, `OutOfPlace`, and `RowsNotSound` where rows have problems by now that
    nobody has agreed to leave out.
    """
    require_import(record.cell, by)
    if record.state != ImportState.CHECKED:
        raise OutOfPlace(record.pk, record.state)
    layout, tally = Layout(record.layout), Tally()
    entries = list(entries_checked(record, tally))
    stand = stand_of(record.cell, layout)
    known = known_at(stand, record.cell, layout)
    rows = _sorted_out(entries, known, choices, layout)
    told = _steps_by_case(rows.wanted, known, layout)
    drafts = Drafts(record.cell, layout, entries, told, known, by=by)
    with transaction.atomic():
        _lock(record)
        if stand_of(record.cell, layout) != stand:
            known = known_in(record.cell, layout)
            rows = _sorted_out(entries, known, choices, layout)
            told = _steps_by_case(rows.wanted, known, layout)
        writer = _Writer(record, drafts, by, done)
        if layout is Layout.STEPS:
            counts = writer.steps(told)
        else:
            counts = writer.people(rows.wanted, rows.of_known, known)
        _settle(record, writer, counts | {"left_out": rows.left_out}, tally)
        count_anew(WRITTEN, rows=len(entries))


def _lock(record: SheetImport) -> None:
    """One import into a cell at a time: the next one must know whom this one has written."""
    Organisation.objects.select_for_update(no_key=True).get(pk=record.cell_id)
    locked = SheetImport.objects.select_for_update(of=("self",)).get(pk=record.pk)
    if locked.state != ImportState.CHECKED or locked.matching != record.matching:
        raise OutOfPlace(record.pk, locked.state)


def rows_to_write(record: SheetImport) -> int:
    """How many steps of progress an import takes, as its check foresaw."""
    rows = int(record.outcome.get("sound", 0)) + int(record.outcome.get("to_decide", 0))
    return rows * _WRITES[Layout(record.layout)]


_WRITES = {Layout.MEMBERS: 2, Layout.APPLICANTS: 2, Layout.STEPS: 1}


@dataclass(slots=True)
class _Sorted:
    """The rows by what becomes of them."""

    wanted: list[Entry] = field(default_factory=list)
    of_known: list[Entry] = field(default_factory=list)
    left_out: int = 0


def _sorted_out(
    entries: Iterable[Entry], known: Known, choices: Choices, layout: Layout
) -> _Sorted:
    rows, faulty = _Sorted(), 0
    for entry in compared(entries, known, layout):
        codes = {problem.code for problem in entry.problems}
        grave = codes - NOTICES
        if not grave and entry.is_written_already:
            rows.left_out += 1
        elif not grave or (grave <= TO_DECIDE and entry.row in choices.other_people):
            rows.wanted.append(entry)
        elif choices.takes_in(grave):
            rows.of_known.append(entry)
        else:
            rows.left_out += 1
            faulty += not grave <= TO_DECIDE
    if faulty and not choices.leave_out_faulty:
        raise RowsNotSound(faulty)
    return rows


def _settle(record: SheetImport, writer: "_Writer", counts: dict[str, int], tally: Tally) -> None:
    """What was found in single cells is forgotten with the file; which rows were of signatures, is not."""
    stored = record.stored_name
    record.outcome = {**counts, "rows": record.outcome.get("rows", 0)}
    if tally.signed:
        record.outcome["signatures"] = len(tally.signed)
        record.outcome["signed"] = tally.signed[:MOST_PROBLEMS]
    record.state, record.stored_name = ImportState.IMPORTED, ""
    record.batch, record.imported_at = writer.batch, timezone.now()
    record.save()
    transaction.on_commit(lambda: files.remove(stored))


class _Writer:
    """Writes the entries of one import through the rooms that keep the records."""

    def __init__(
        self, record: SheetImport, drafts: Drafts, by: Actor | Operator, done: Done
    ) -> None:
        self._record, self._drafts, self._by, self._done = record, drafts, by, done
        self._people_actor = acting_on_people(by, record.cell)
        self.batch: Any = None

    def people(
        self, entries: Sequence[Entry], of_known: Sequence[Entry], known: Known
    ) -> dict[str, int]:
        """Persons, and their memberships or their cases; the same of persons known before."""
        pairs, rows = self._recorded(entries), {person_of(each, known): each for each in of_known}
        if Layout(self._record.layout) is Layout.MEMBERS:
            counts = {"persons": len(pairs), "members": self._members(pairs)}
            return counts | self._enrolled(rows)
        return {"persons": len(pairs), **self._cases(pairs, rows)}

    def _recorded(self, entries: Sequence[Entry]) -> list[tuple[NewPerson, Entry]]:
        persons = [self._drafts.person(entry) for entry in entries]
        enrol_persons(
            self._record.cell,
            persons,
            detail=f"lập bản ghi từ bảng tính, lần nhập {self._record.pk}",
            actor=self._people_actor,
            done=self._done,
        )
        pairs = list(zip(persons, entries, strict=True))
        rows = [(self._record.pk, person.pk, entry.row) for person, entry in pairs]
        insert_values(ImportedPerson, ("sheet_import_id", "person_id", "row"), rows)
        return pairs

    def _enrolled(self, rows: Mapping[int, Entry]) -> dict[str, int]:
        """Memberships of persons who have a record and were on no roll of members."""
        if not rows:
            return {}
        persons = persons_numbered(rows)
        remember_enrolled(self._record, rows, actor=self._people_actor)
        return {"enrolled": self._members([(persons[pk], each) for pk, each in rows.items()])}

    def _members(self, pairs: Sequence[tuple[NewPerson | Person, Entry]]) -> int:
        joining = [each for person, entry in pairs for each in _joining(person, entry)]
        enrol_members(self._record.cell, joining, actor=self._people_actor)
        self._done(len(pairs))
        follow_members(self._record.cell_id, [person.full_name for person, _ in pairs])
        return len(pairs)

    def _cases(
        self, pairs: Sequence[tuple[NewPerson, Entry]], rows: Mapping[int, Entry]
    ) -> dict[str, int]:
        """Cases of the persons just recorded, and of those known before as their records have them."""
        opened = [self._drafts.case(person, entry) for person, entry in pairs]
        persons = persons_numbered(rows)
        opened += [NewCase(persons[pk], steps_of_way(entry)) for pk, entry in rows.items()]
        self.batch = import_batch(
            self._record.cell,
            opened,
            [],
            by=self._by,
            done=self._done,
            drafted_at=self._drafts.desk,
        )
        return {"cases": len(opened), "steps": sum(len(new.steps) for new in opened)}

    def steps(self, told: StepsByCase) -> dict[str, int]:
        """Steps at the end of the cases they belong to, in the order of their days."""
        more = [self._drafts.more(case_id, steps) for case_id, steps in told.items()]
        self.batch = import_batch(
            self._record.cell,
            [],
            more,
            by=self._by,
            done=self._done,
            drafted_at=self._drafts.desk,
        )
        return {"cases": len(more), "steps": sum(map(len, told.values()))}


def _steps_by_case(entries: Iterable[Entry], known: Known, layout: Layout) -> StepsByCase:
    """The steps that go on with cases, in the order of their days; the cases in that of numbers."""
    if layout is not Layout.STEPS:
        return {}
    told: defaultdict[int, list[Step]] = defaultdict(list)
    for entry in entries:
        told[case_of(entry, known)].append(step_of_row(entry))
    return {
        case_id: tuple(sorted(steps, key=lambda step: step.on))
        for case_id, steps in sorted(told.items())
    }


def _joining(person: NewPerson | Person, entry: Entry) -> Iterator[Joining]:
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
