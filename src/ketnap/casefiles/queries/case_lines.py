"""A whole list of cases as of a day, read in one go: for files, which are longer than any page."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple, TypeVar

from ketnap.casefiles.models import Casefile, CaseStanding, DeadlineSpan
from ketnap.casefiles.queries.figures import FigureOf
from ketnap.casefiles.queries.keyset import ordered
from ketnap.casefiles.queries.lists import NAME_ORDER, listed_spans
from ketnap.casefiles.queries.not_begun import cases_not_begun
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Closing, DeadlineCode, Sex, Stage

_AT_ONCE = 1000

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in a list: its person, and how it stands. `since` is missing where no step counts."""

    casefile_id: int
    full_name: str
    born_on: date
    sex: Sex
    workplace: str
    cell_id: int
    stage: Stage
    closed: Closing | None = None
    since: date | None = None
    mentor_name: str = ""
    next_deadline: DeadlineCode | None = None
    next_due_on: date | None = None
    last_on: date | None = None


class _Span(NamedTuple):
    casefile_id: int
    cell_id: int
    stage: str
    closed: str
    since: date
    mentor_name: str
    last_on: date


class _Person(NamedTuple):
    full_name: str
    born_on: date
    sex: str
    workplace: str


def case_lines(
    actor: Actor | None,
    on: date,
    *,
    stage: Stage | None = None,
    search: str = "",
    figure: FigureOf | None = None,
    among: Collection[int] | None = None,
    batch: int | None = None,
    path: str = "",
) -> Iterator[CaseLine]:
    """The visible cases that stand at a stage on a day, by name, narrowed as `case_rows` narrows them."""
    listed = listed_spans(
        actor,
        on,
        stage=stage,
        search=search,
        figure=figure,
        among=among,
        batch=batch,
        path=path,
    )
    spans = ordered(listed.spans, NAME_ORDER, few=listed.are_few).values_list(*_Span._fields)
    for some in _portions(map(_Span._make, spans.iterator(chunk_size=_AT_ONCE))):
        yield from _lines(some, on)


def lines_not_begun(
    actor: Actor | None, on: date, *, search: str = "", batch: int | None = None, path: str = ""
) -> Iterator[CaseLine]:
    """The visible cases that stand at no stage on a day, the latest first."""
    found = cases_not_begun(actor, on=on, search=search, batch=batch, path=path)
    for some in _portions(found.iterator(chunk_size=_AT_ONCE)):
        yield from _lines_not_begun(some)


def _portions(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while portion := list(islice(left, _AT_ONCE)):
        yield portion


def _lines(spans: Sequence[_Span], on: date) -> Iterator[CaseLine]:
    ids = [span.casefile_id for span in spans]
    persons, nearest = _persons(ids), _nearest_deadlines(ids, on)
    for span in spans:
        person, due = persons[span.casefile_id], nearest.get(span.casefile_id)
        yield CaseLine(
            span.casefile_id,
            person.full_name,
            person.born_on,
            Sex(person.sex),
            person.workplace,
            span.cell_id,
            Stage(span.stage),
            Closing(span.closed) if span.closed else None,
            span.since,
            span.mentor_name,
            DeadlineCode(due[0]) if due else None,
            due[1] if due else None,
            span.last_on,
        )


def _lines_not_begun(standings: Sequence[CaseStanding]) -> Iterator[CaseLine]:
    persons = _persons([standing.casefile_id for standing in standings])
    for standing in standings:
        person = persons[standing.casefile_id]
        yield CaseLine(
            standing.casefile_id,
            person.full_name,
            person.born_on,
            Sex(person.sex),
            person.workplace,
            standing.cell_id,
            Stage.NOMINATED,
        )


def _persons(casefile_ids: Sequence[int]) -> dict[int, _Person]:
    columns = [f"person__{name}" for name in _Person._fields]
    rows = Casefile.objects.filter(pk__in=casefile_ids).values_list("pk", *columns)
    return {pk: _Person(*facts) for pk, *facts in rows}


def _nearest_deadlines(casefile_ids: Sequence[int], on: date) -> dict[int, tuple[str, date]]:
    """The code and day of the nearest open deadline of each case that has one."""
    open_then = DeadlineSpan.objects.filter(seen_from__lte=on, seen_until__gt=on)
    rows = open_then.filter(casefile_id__in=casefile_ids).order_by("due_on", "seq")
    nearest: dict[int, tuple[str, date]] = {}
    for casefile_id, code, due_on in rows.values_list("casefile_id", "code", "due_on"):
        nearest.setdefault(casefile_id, (code, due_on))
    return nearest
