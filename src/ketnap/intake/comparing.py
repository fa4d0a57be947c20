"""Rows against the records of the cell: who is known already, whose case a step belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from ketnap.casefiles.queries.log import ReadLog
from ketnap.casefiles.queries.whole import cases_of_persons_in, log_ends_in, logs_in
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Step
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.named_steps import step_of_row
from ketnap.domain.intake.problems import Code, Problem
from ketnap.domain.intake.rows import Entry
from ketnap.domain.intake.same_step import tells_the_same
from ketnap.domain.text import fold, name_sort_key
from ketnap.organisations.models import Organisation
from ketnap.people.queries import identities_in, never_members_in

_Key = tuple[str, date | None]
_Seen = defaultdict[int, list[tuple[int, Step]]]


@dataclass(frozen=True, slots=True)
class Known:
    """The persons a cell keeps, by name and day of birth, with their cases there.

    The names are without marks; `exactly` has them with their marks, as they are sorted.
    `never_members` are those who were on no roll of members yet.
    """

    by_key: dict[_Key, list[int]] = field(default_factory=dict)
    exactly: dict[_Key, list[int]] = field(default_factory=dict)
    births: dict[str, list[date]] = field(default_factory=dict)
    never_members: frozenset[int] = frozenset()
    cases: dict[int, int] = field(default_factory=dict)
    logs: dict[int, ReadLog] = field(default_factory=dict)
    _recorded: dict[int, list[Step]] = field(default_factory=dict)

    def recorded(self, case_id: int) -> list[Step]:
        """The steps in a case as they count after every correction.

        None in a case that was taken out after the stand was read: an import notices that later.
        """
        if case_id not in self._recorded:
            log = self.logs.get(case_id)
            self._recorded[case_id] = corrected_steps(log.file.steps) if log else []
        return self._recorded[case_id]


@dataclass(frozen=True, slots=True)
class Stand:
    """How the records of a cell stood: while they stand so, rows are compared with the same.

    `ends` are the digests with which the logs of the cases end.
    """

    identities: list[tuple[int, str, str, date]]
    never_members: frozenset[int] = frozenset()
    cases: dict[int, int] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)


def stand_of(cell: Organisation, layout: Layout) -> Stand:
    """The stand of all that rows of a layout are compared with."""
    stand = Stand(identities_in(cell.pk))
    match layout:
        case Layout.MEMBERS:
            return replace(stand, never_members=never_members_in(cell.pk))
        case Layout.APPLICANTS:
            return replace(stand, cases=cases_of_persons_in(cell.pk))
        case Layout.STEPS:
            cases, ends = cases_of_persons_in(cell.pk), log_ends_in(cell.pk)
            return replace(stand, cases=cases, ends=ends)


def known_in(cell: Organisation, layout: Layout) -> Known:
    """Everybody a cell keeps a record of; beside members who is none yet, else who has a case."""
    return known_at(stand_of(cell, layout), cell, layout)


def known_at(stand: Stand, cell: Organisation, layout: Layout) -> Known:
    """The same for a stand just read; the logs are read by now."""
    by_key: defaultdict[_Key, list[int]] = defaultdict(list)
    exactly: defaultdict[_Key, list[int]] = defaultdict(list)
    births: defaultdict[str, list[date]] = defaultdict(list)
    for pk, name, sorted_as, born in stand.identities:
        by_key[name, born].append(pk)
        exactly[sorted_as, born].append(pk)
        births[name].append(born)
    logs = logs_in(cell.pk) if layout is Layout.STEPS else {}
    return Known(dict(by_key), dict(exactly), dict(births), stand.never_members, stand.cases, logs)


def compared(entries: Iterable[Entry], known: Known, layout: Layout) -> Iterator[Entry]:
    """The entries, each with what the records of the cell have to say about it."""
    seen: _Seen = defaultdict(list)
    for entry in entries:
        if layout is Layout.STEPS:
            found = list(_step_against(entry, known, seen))
        else:
            found = list(_person_against(entry, known, layout))
        yield Entry(entry.row, entry.values, (*entry.problems, *found)) if found else entry


def _person_against(entry: Entry, known: Known, layout: Layout) -> Iterator[Problem]:
    name, born = fold(entry.name), entry.born_on
    if not name or born is None:
        return
    if (name, born) in known.by_key:
        code = _known_as(_persons(entry, known), known, layout)
        yield Problem(entry.row, code, fact=f"{entry.name}, {born:%d/%m/%Y}")
    elif name in known.births:
        days = ", ".join(f"{day:%d/%m/%Y}" for day in known.births[name][:3])
        yield Problem(entry.row, Code.SAME_NAME, fact=days)


def _known_as(persons: list[int], known: Known, layout: Layout) -> Code:
    """What a row says of somebody known: something new of one person, or nothing that is sure."""
    if len(persons) == 1:
        if layout is Layout.MEMBERS and persons[0] in known.never_members:
            return Code.NOT_ON_THE_ROLL
        if layout is Layout.APPLICANTS and persons[0] not in known.cases:
            return Code.WITHOUT_A_CASE
    return Code.SAME_PERSON


def _step_against(entry: Entry, known: Known, seen: _Seen) -> Iterator[Problem]:
    """What is against a step; `seen` are those of the rows above, by their case."""
    if not entry.is_sound:
        return
    persons = _persons(entry, known)
    if len(persons) != 1:
        yield Problem(entry.row, Code.PERSON_NOT_ONE if persons else Code.PERSON_UNKNOWN)
    elif persons[0] not in known.cases:
        yield Problem(entry.row, Code.CASE_UNKNOWN)
    else:
        yield from _told_already(entry, known.cases[persons[0]], known, seen)


def _told_already(entry: Entry, case_id: int, known: Known, seen: _Seen) -> Iterator[Problem]:
    step = step_of_row(entry)
    if any(tells_the_same(step, each) for each in known.recorded(case_id)):
        yield Problem(entry.row, Code.STEP_RECORDED)
        return
    above = next((row for row, each in seen[case_id] if tells_the_same(step, each)), None)
    if above is not None:
        yield Problem(entry.row, Code.STEP_REPEATED, fact=str(above))
    else:
        seen[case_id].append((entry.row, step))


def case_of(entry: Entry, known: Known) -> int:
    """The case a sound step belongs to."""
    return known.cases[_persons(entry, known)[0]]


def person_of(entry: Entry, known: Known) -> int:
    """The one person known that an entry means who is not on the roll, or has no case."""
    return _persons(entry, known)[0]


def _persons(entry: Entry, known: Known) -> list[int]:
    """Whom a row means: Hưng is not Hùng, but Hung may be either."""
    if entry.name.isascii():
        return known.by_key.get(entry.key(), [])
    return known.exactly.get((_sorted_as(entry.name), entry.born_on), [])


_sorted_as = lru_cache(maxsize=1000)(name_sort_key)
"""The rows of one person mostly follow each other."""
