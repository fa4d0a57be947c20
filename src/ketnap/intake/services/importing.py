"""The import itself: everything that is sound, in one transaction, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from ketnap.audit.models import AccessEntry
from ketnap.casefiles.derived_tables import DERIVED
from ketnap.casefiles.following import follow_members
from ketnap.casefiles.models import Casefile, LogEntry, StepBatch
from ketnap.casefiles.most_cases import cases_coming
from ketnap.casefiles.operator import Operator, acting_on_people
from ketnap.casefiles.services import MoreSteps, NewCase, import_batch
from ketnap.domain.access import Actor
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.way import steps_of_way
from ketnap.intake import files
from ketnap.intake.comparing import stand_of
from ketnap.intake.models import ImportedPerson, ImportState, SheetImport
from ketnap.intake.refusals import OutOfPlace
from ketnap.intake.services.checking import MOST_PROBLEMS
from ketnap.intake.services.drafting import Choices, Foreseen, foresee, joining_of
from ketnap.intake.services.known_people import remember_enrolled
from ketnap.intake.services.uploading import require_import
from ketnap.organisations.models import Organisation
from ketnap.people.models import Membership, Person
from ketnap.people.queries import persons_numbered
from ketnap.people.services import Joining, enrol_members, enrol_persons
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
    foreseen = foresee(record, choices, by=by)
    with transaction.atomic():
        _lock(record)
        if stand_of(record.cell, Layout(record.layout)) != foreseen.stand:
            del foreseen  # two at once would take too much memory
            foreseen = foresee(record, choices, by=by)
        writer = _Writer(record, foreseen, by, done)
        counts = writer.write()
        _settle(record, counts, foreseen, writer.batch)
        count_anew(WRITTEN, rows=foreseen.read)


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


def _settle(
    record: SheetImport, counts: dict[str, int], foreseen: Foreseen, batch: StepBatch | None
) -> None:
    """What was found in single cells is forgotten with the file; which rows were of signatures, is not."""
    stored, signed = record.stored_name, foreseen.tally.signed
    rows = record.outcome.get("rows", 0)
    record.outcome = {**counts, "left_out": foreseen.left_out, "rows": rows}
    if signed:
        record.outcome |= {"signatures": len(signed), "signed": signed[:MOST_PROBLEMS]}
    record.state, record.stored_name = ImportState.IMPORTED, ""
    record.batch, record.imported_at = batch, timezone.now()
    record.save()
    transaction.on_commit(lambda: files.remove(stored))


class _Writer:
    """Writes what was foreseen of one import through the rooms that keep the records."""

    def __init__(
        self, record: SheetImport, foreseen: Foreseen, by: Actor | Operator, done: Done
    ) -> None:
        self._record, self._foreseen, self._by, self._done = record, foreseen, by, done
        self._people_actor = acting_on_people(by, record.cell)
        self.batch: StepBatch | None = None

    def write(self) -> dict[str, int]:
        """Write all; how many of what there are now."""
        match Layout(self._record.layout):
            case Layout.MEMBERS:
                return self._members() | self._enrolled()
            case Layout.APPLICANTS:
                return self._applicants()
            case Layout.STEPS:
                return self._steps()

    def _recorded(self) -> dict[str, int]:
        """The persons nobody knew, so that what they were or did can refer to them."""
        drafts = self._foreseen.persons
        enrol_persons(
            self._record.cell,
            [draft.person for draft in drafts],
            detail=f"lập bản ghi từ bảng tính, lần nhập {self._record.pk}",
            actor=self._people_actor,
            done=self._done,
        )
        rows = [(self._record.pk, draft.person.pk, draft.row) for draft in drafts]
        insert_values(ImportedPerson, ("sheet_import_id", "person_id", "row"), rows)
        return {"persons": len(drafts)}

    def _members(self) -> dict[str, int]:
        counts, drafts = self._recorded(), self._foreseen.persons
        self._join(
            [draft.person.full_name for draft in drafts],
            [each for draft in drafts for each in draft.joining],
        )
        return counts | {"members": len(drafts)}

    def _enrolled(self) -> dict[str, int]:
        """Memberships of persons who have a record and were on no roll of members."""
        rows = self._foreseen.of_known
        if not rows:
            return {}
        persons = persons_numbered(rows)
        remember_enrolled(self._record, rows, actor=self._people_actor)
        self._join(
            [persons[pk].full_name for pk in rows],
            [each for pk, entry in rows.items() for each in joining_of(persons[pk], entry)],
        )
        return {"enrolled": len(rows)}

    def _join(self, names: Sequence[str], joining: Sequence[Joining]) -> None:
        enrol_members(self._record.cell, joining, actor=self._people_actor)
        self._done(len(names))
        follow_members(self._record.cell_id, names)

    def _applicants(self) -> dict[str, int]:
        """Cases of the persons just recorded, and of those known before as their records have them."""
        counts, rows = self._recorded(), self._foreseen.of_known
        persons = persons_numbered(rows)
        known = [NewCase(persons[pk], steps_of_way(entry)) for pk, entry in rows.items()]
        drafts = self._foreseen.persons
        steps = [len(draft.steps) for draft in drafts] + [len(new.steps) for new in known]
        drafted = (
            NewCase(draft.person, draft.steps, draft.case)
            for draft in self._foreseen.take_persons()
        )
        with cases_coming(len(steps)):
            self._import(chain(drafted, known), [])
        return counts | {"cases": len(steps), "steps": sum(steps)}

    def _steps(self) -> dict[str, int]:
        """Steps at the end of the cases they belong to, in the order of their days."""
        more = self._foreseen.more
        self._import([], more)
        return {"cases": len(more), "steps": sum(len(each.steps) for each in more)}

    def _import(self, opened: Iterable[NewCase], continued: Sequence[MoreSteps]) -> None:
        self.batch = import_batch(
            self._record.cell,
            opened,
            continued,
            by=self._by,
            done=self._done,
            drafted_at=self._foreseen.desk,
        )
