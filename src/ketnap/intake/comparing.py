"""Rows against the records of the cell: who is known already, whose case a step belongs to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ketnap.casefiles.queries.whole import cases_of_persons_in, steps_recorded_in
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.problems import Code, Problem
from ketnap.domain.intake.rows import Entry
from ketnap.domain.intake.way import named_step, step_of_row
from ketnap.domain.text import fold
from ketnap.organisations.models import Organisation
from ketnap.people.queries import identities_in

_Key = tuple[str, date | None]


@dataclass(frozen=True, slots=True)
class Known:
    """The persons a cell keeps, by name and day of birth, with their cases there."""

    by_key: dict[_Key, list[int]] = field(default_factory=dict)
    births: dict[str, list[date]] = field(default_factory=dict)
    cases: dict[int, int] = field(default_factory=dict)
    recorded: frozenset[tuple[int, str, date]] = frozenset()


def known_in(cell: Organisation, layout: Layout) -> Known:
    """Everybody a cell keeps a record of; of steps, also what their cases hold."""
    by_key: defaultdict[_Key, list[int]] = defaultdict(list)
    births: defaultdict[str, list[date]] = defaultdict(list)
    for pk, name, born in identities_in(cell.pk):
        by_key[name, born].append(pk)
        births[name].append(born)
    if layout is not Layout.STEPS:
        return Known(dict(by_key), dict(births))
    cases, recorded = cases_of_persons_in(cell.pk), steps_recorded_in(cell.pk)
    return Known(dict(by_key), dict(births), cases, recorded)


def compared(entries: Iterable[Entry], known: Known, layout: Layout) -> Iterator[Entry]:
    """The entries, each with what the records of the cell have to say about it."""
    compare = _step_against if layout is Layout.STEPS else _person_against
    for entry in entries:
        found = list(compare(entry, known))
        yield Entry(entry.row, entry.values, (*entry.problems, *found)) if found else entry


def _person_against(entry: Entry, known: Known) -> Iterator[Problem]:
    name, born = fold(entry.name), entry.born_on
    if not name or born is None:
        return
    if (name, born) in known.by_key:
        yield Problem(entry.row, Code.SAME_PERSON, fact=f"{entry.name}, {born:%d/%m/%Y}")
    elif name in known.births:
        days = ", ".join(f"{day:%d/%m/%Y}" for day in known.births[name][:3])
        yield Problem(entry.row, Code.SAME_NAME, fact=days)


def _step_against(entry: Entry, known: Known) -> Iterator[Problem]:
    if "step" in entry.values and named_step(str(entry.values["step"])) is None:
        yield Problem(entry.row, Code.STEP_UNKNOWN, fact=str(entry.values["step"])[:40])
        return
    if not entry.is_sound:
        return
    persons = known.by_key.get(entry.key(), [])
    if len(persons) != 1:
        yield Problem(entry.row, Code.PERSON_NOT_ONE if persons else Code.PERSON_UNKNOWN)
    elif persons[0] not in known.cases:
        yield Problem(entry.row, Code.CASE_UNKNOWN)
    elif is_recorded(entry, known):
        yield Problem(entry.row, Code.STEP_RECORDED)


def case_of(entry: Entry, known: Known) -> int:
    """The case a sound step belongs to."""
    return known.cases[known.by_key[entry.key()][0]]


def is_recorded(entry: Entry, known: Known) -> bool:
    """Whether the case holds a step of that kind and day already."""
    step = step_of_row(entry)
    return (case_of(entry, known), step.kind.value, step.on) in known.recorded
