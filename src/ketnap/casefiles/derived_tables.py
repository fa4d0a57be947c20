"""The derived tables: their rows of one case, and their writing in the transaction that changes its log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from django.db.models import Model, Q
from django.utils import timezone

from ketnap.casefiles import models
from ketnap.casefiles.counting import ADMITTING
from ketnap.casefiles.course_sendings import course_key
from ketnap.casefiles.derivation import RUN_COLUMNS, STAGE_COLUMNS, Derived, Values
from ketnap.casefiles.later_cases import later_among
from ketnap.casefiles.spans import DeadlinePeriod
from ketnap.casefiles.totals import FACTS, RUNS, Totalled, put_right, taken_of
from ketnap.domain.casefile.steps import Mentor, PersonFacts
from ketnap.people.alike import alike_key
from ketnap.people.models import Membership, MemberStatus
from ketnap.people.services import NewPerson
from ketnap.tables.inserting import insert_values


class NamedPerson(Protocol):
    """What the derived rows tell of a person by himself."""

    @property
    def full_name(self) -> str: ...

    @property
    def name_fold(self) -> str: ...

    @property
    def sort_key(self) -> str: ...

    @property
    def facts(self) -> PersonFacts: ...


class WrittenCase(Protocol):
    """A case, whether its row was read or is only just written."""

    @property
    def pk(self) -> int: ...

    @property
    def cell_id(self) -> int: ...

    @property
    def person_id(self) -> int: ...

    @property
    def person(self) -> NamedPerson: ...


@dataclass(frozen=True, slots=True)
class DerivedCase:
    """A case, what was derived from its log, and the digest the log ends with.

    `is_later` says that its person had another case before; cases written together share a moment.
    """

    case: WrittenCase
    derived: Derived
    head_digest: str
    is_later: bool = False
    at: datetime = field(default_factory=timezone.now)


def write_derived(written: Sequence[DerivedCase], *, are_new: bool = False) -> None:
    """Replaces the derived rows of the cases. Cases that `are_new` have none to be replaced."""
    ids = [each.case.pk for each in written]
    before = {} if are_new else taken_of(ids)
    if not are_new:
        _empty(ids)
    later = later_among(each.case.pk for each in written if _may_be_later(each.case.person))
    placed = [replace(each, is_later=True) if each.case.pk in later else each for each in written]
    now = {}
    for table in TABLES:
        rows = [row for each in placed for row in table.rows(each)]
        insert_values(table.model, table.columns, rows)
        if table.totalled:
            now[table.model] = table.totalled.in_rows(table.columns, rows)
    put_right(before, now)


def _may_be_later(person: NamedPerson) -> bool:
    """Nobody who is only just recorded had a case before."""
    return not isinstance(person, NewPerson)


def remove_derived(casefile_ids: Sequence[int]) -> None:
    """Empty the derived tables for some cases, as for such as go."""
    before = taken_of(casefile_ids)
    _empty(casefile_ids)
    put_right(before, {})


def _empty(casefile_ids: Sequence[int]) -> None:
    for model in DERIVED:
        model._default_manager.filter(casefile_id__in=casefile_ids).delete()


def _standing_rows(of: DerivedCase) -> list[Values]:
    case, told = of.case, of.derived.told
    return [
        (
            case.pk,
            case.cell_id,
            told.head_seq,
            of.head_digest,
            case.person.full_name,
            case.person.name_fold,
            of.derived.search_text,
            case.person.sort_key,
            told.mentor.name if told.mentor else "",
            person_of_mentor(told.mentor, cell_id=case.cell_id),
            told.last_on,
            told.derived_by,
            of.at,
        )
    ]


def person_of_mentor(mentor: Mentor | None, *, cell_id: int) -> int | None:
    """The member meant, where name and official day fit exactly one official member of the cell."""
    if mentor is None or mentor.official_on is None:
        return None
    fitting = Membership.objects.filter(
        Q(person__full_name=mentor.name) | Q(person__absorbed__full_name=mentor.name),
        cell=cell_id,
        status=MemberStatus.OFFICIAL,
        official_on=mentor.official_on,
    ).values_list("person_id", flat=True)
    found = list(fitting.distinct()[:2])
    return found[0] if len(found) == 1 else None


def _stage_rows(of: DerivedCase) -> list[Values]:
    whose = of.case.pk, of.case.cell_id, of.case.person.sort_key
    return [whose + values for values in of.derived.told.stage_values]


def _run_rows(of: DerivedCase) -> list[Values]:
    whose = of.case.pk, of.case.cell_id
    return [whose + values for values in of.derived.told.run_values]


def _deadline_rows(of: DerivedCase) -> list[Values]:
    whose = of.case.pk, of.case.cell_id
    return [whose + each for each in of.derived.told.deadlines]


def _fact_rows(of: DerivedCase) -> list[Values]:
    whose = of.case.pk, of.case.cell_id, of.case.person_id
    return [
        (
            *whose,
            fact.code,
            fact.on,
            age,
            fact.known_from,
            fact.known_until,
            fact.again or of.is_later,
        )
        for fact, age in zip(of.derived.told.facts, of.derived.ages, strict=True)
    ]


def _admission_rows(of: DerivedCase) -> list[Values]:
    """With what is recorded of the person now, whoever keeps the record: the log may tell otherwise."""
    derived, whose = of.derived, (of.case.pk, of.case.cell_id)
    told = [
        (*whose, fact.code, fact.on, age)
        for fact, age in zip(derived.told.facts, derived.ages, strict=True)
        if fact.code in ADMITTING and fact.known_until == models.OPEN_END
    ]
    alike = alike_key(of.case.person.facts) if told else ""
    return [(*row, alike) for row in told]


def _sending_rows(of: DerivedCase) -> list[Values]:
    whose, sendings = (of.case.pk, of.case.cell_id), of.derived.told.sendings
    again = of.is_later or len(sendings) > 1
    return [
        (*whose, each.course, course_key(each.course), each.on, each.is_certified, again)
        for each in sendings
    ]


@dataclass(frozen=True, slots=True)
class DerivedTable:
    """A derived table, its columns, the rows of a case in their order, and how they are totalled."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: Callable[[DerivedCase], list[Values]]
    totalled: Totalled | None = None


TABLES = (
    DerivedTable(
        models.CaseStanding,
        ("casefile_id", "cell_id", "head_seq", "head_digest", "full_name", "name_fold",
         "search_text", "sort_key", "mentor_name", "mentor_person_id", "last_on", "derived_by",
         "updated_at"),
        _standing_rows,
    ),
    DerivedTable(
        models.StageSpan,
        ("casefile_id", "cell_id", "sort_key", *STAGE_COLUMNS),
        _stage_rows,
    ),
    DerivedTable(
        models.StageRun,
        ("casefile_id", "cell_id", *RUN_COLUMNS),
        _run_rows,
        RUNS,
    ),
    DerivedTable(
        models.DeadlineSpan,
        ("casefile_id", "cell_id", *DeadlinePeriod._fields),
        _deadline_rows,
    ),
    DerivedTable(
        models.CountedFact,
        ("casefile_id", "cell_id", "person_id", "code", "on", "age", "known_from", "known_until",
         "again"),
        _fact_rows,
        FACTS,
    ),
    DerivedTable(
        models.CountedAdmission,
        ("casefile_id", "cell_id", "code", "on", "age", "alike"),
        _admission_rows,
    ),
    DerivedTable(
        models.CourseSending,
        ("casefile_id", "cell_id", "course", "course_key", "on", "is_certified", "again"),
        _sending_rows,
    ),
)  # fmt: skip

DERIVED: tuple[type[Model], ...] = tuple(table.model for table in TABLES)
