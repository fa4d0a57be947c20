"""Lists and counts of cases as of any day, from the derived tables."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from ketnap.casefiles.derivation import STAGE_PLACES
from ketnap.casefiles.models import Casefile, CaseStanding, DeadlineSpan, StageRun, StageSpan
from ketnap.casefiles.queries.batched import cases_of_batch
from ketnap.casefiles.queries.cases import below, visible_cases
from ketnap.casefiles.queries.figures import FigureOf, facts_of
from ketnap.casefiles.queries.keyset import Columns, Cursor, Direction, slice_of
from ketnap.casefiles.queries.numbered import Numbered
from ketnap.casefiles.queries.totals import lasting_on, runs_lasting
from ketnap.domain.access import Actor, visible_scope
from ketnap.domain.casefile.codes import Closing, DeadlineCode, Stage
from ketnap.domain.text import fold
from ketnap.organisations.paths import outermost
from ketnap.organisations.queries import within
from ketnap.organisations.standing import Standing
from ketnap.people.models import Person

PAGE = 50
FEW = 1_000
"""Up to how many cases a search may find for them to be looked up one by one."""


class CaseOrder(StrEnum):
    """What a list of cases is ordered by."""

    NAME = "name"
    STAGE = "stage"
    SINCE = "since"
    DUE = "due"
    LAST = "last"


_COLUMNS: Mapping[CaseOrder, Columns] = {
    CaseOrder.NAME: ("sort_key",),
    CaseOrder.STAGE: ("stage_place", "sort_key"),
    CaseOrder.SINCE: ("since",),
    CaseOrder.DUE: ("next_due_on",),
    CaseOrder.LAST: ("last_on",),
}
_ROW_ID = "casefile_id"
NAME_ORDER: Columns = (*_COLUMNS[CaseOrder.NAME], _ROW_ID)
"""The columns of the usual order, down to the one that no two rows share."""


@dataclass(frozen=True, slots=True)
class Due:
    """An open deadline of a case."""

    casefile_id: int
    full_name: str
    cell_id: int
    code: DeadlineCode
    seq: int
    starts_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list, as of a day.

    `since` is the day its stage began, `next_due` its nearest deadline, `last_on` the day of the
    last step.
    """

    casefile_id: int
    full_name: str
    workplace: str
    cell_id: int
    mentor_name: str
    stage: Stage
    closed: Closing | None
    paused: bool
    since: date
    last_on: date
    next_due: Due | None


@dataclass(frozen=True, slots=True)
class CasePage:
    rows: tuple[CaseRow, ...]
    previous: Cursor | None
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class DuePage:
    rows: tuple[Due, ...]
    next: Cursor | None


def stage_counts(actor: Actor | None, on: date) -> Mapping[Stage, int]:
    """How many visible cases stand in each stage on a day; every stage is named.

    What lies below a place seen as a whole is told by its totals; only the others are counted.
    """
    scope = visible_scope(actor)
    places = outermost(scope.path_prefixes)
    counted = Counter[tuple[str]]()
    for path in places:
        counted.update(runs_lasting(Standing(path), on, Q(), "stage"))
    if scope.organisation_ids or scope.mentor_person_id is not None or scope.casefile_ids:
        visible = StageRun.objects.filter(lasting_on(on), visible_cases(actor, case="casefile"))
        others = visible.exclude(within((), places, "cell")).order_by().values_list("stage")
        counted.update({(stage,): number for stage, number in others.annotate(number=Count("*"))})
    return {stage: counted[stage.value,] for stage in Stage}


def case_rows(
    actor: Actor | None,
    on: date,
    *,
    stage: Stage | None = None,
    search: str = "",
    figure: FigureOf | None = None,
    among: Collection[int] | None = None,
    batch: int | None = None,
    path: str = "",
    order: CaseOrder = CaseOrder.NAME,
    descending: bool = False,
    after: Cursor | None = None,
    before: Cursor | None = None,
    limit: int = PAGE,
) -> CasePage:
    """One page of the visible cases as of a day; three queries, one more to search.

    A search finds parts of names, workplaces and numbers of papers, of whatever day. A figure
    narrows the list to the cases that make it up, `among` to some cases, `batch` to those of an
    import, `path` to what stands at or below a place.
    """
    columns = _COLUMNS[order]
    listed = listed_spans(
        actor,
        on,
        stage=stage,
        search=search,
        figure=figure,
        among=among,
        batch=batch,
        path=path,
        order=order,
    )
    found, more = slice_of(
        listed.spans,
        key=columns,
        row_id=_ROW_ID,
        place=Direction(after=after, before=before, descending=descending),
        limit=limit,
        few=listed.are_few,
    )
    return CasePage(
        rows=_case_rows(found, on),
        previous=_edge(found[:1], columns) if after is not None or (before and more) else None,
        next=_edge(found[-1:], columns) if before is not None or more else None,
    )


@dataclass(frozen=True, slots=True)
class ListedSpans:
    """The spans of the cases of a list, in no order yet, and whether only few can be among them."""

    spans: QuerySet[StageSpan]
    are_few: bool


def listed_spans(
    actor: Actor | None,
    on: date,
    *,
    stage: Stage | None = None,
    search: str = "",
    figure: FigureOf | None = None,
    among: Collection[int] | None = None,
    batch: int | None = None,
    path: str = "",
    order: CaseOrder = CaseOrder.NAME,
) -> ListedSpans:
    """How the visible cases of a list stand on a day, for it to be read in an order."""
    visible = visible_cases(actor, case="casefile", walked=True)
    if path:
        visible &= below([path], "cell")
    narrowed = _narrowed(visible, search, figure, among=among, batch=batch)
    spans = _spans_on(on).filter(visible, narrowed.condition, _at(stage, order))
    return ListedSpans(spans, narrowed.to_few)


def due_rows(
    actor: Actor | None,
    on: date,
    until: date,
    *,
    after: Cursor | None = None,
    limit: int = PAGE,
) -> DuePage:
    """The deadlines open on a day and due up to another, the most urgent first; one query."""
    spans = _due_within(actor, on, until)
    found, more = slice_of(
        spans, key="due_on", row_id="pk", place=Direction(after=after), limit=limit
    )
    last = Cursor.at(found[-1], "due_on", "pk") if more else None
    return DuePage(tuple(_due(span) for span in found), last)


def due_count(actor: Actor | None, on: date, until: date, *, most: int) -> int:
    """How many deadlines these are, counted no further than `most`; one query."""
    return _due_within(actor, on, until).order_by("due_on", "pk")[:most].count()


def _due_within(actor: Actor | None, on: date, until: date) -> QuerySet[DeadlineSpan]:
    visible = visible_cases(actor, case="casefile", walked=True)
    return _deadlines_on(on).filter(visible, due_on__lte=until)


def _spans_on(on: date) -> QuerySet[StageSpan]:
    return StageSpan.objects.filter(from_on__lte=on, until_on__gt=on)


def _at(stage: Stage | None, order: CaseOrder) -> Q:
    """The stage, by the column that an index holds together with the order, or by none."""
    if stage is None:
        return Q()
    if order in (CaseOrder.NAME, CaseOrder.STAGE):
        return Q(stage_place=STAGE_PLACES[stage])
    return Q(stage=stage)


def _deadlines_on(on: date) -> QuerySet[DeadlineSpan]:
    return DeadlineSpan.objects.filter(seen_from__lte=on, seen_until__gt=on).select_related(
        "casefile__standing"
    )


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """The condition that a case is looked for, and whether only few cases are."""

    condition: Q
    to_few: bool


def _narrowed(
    visible: Q,
    search: str,
    figure: FigureOf | None,
    *,
    among: Collection[int] | None,
    batch: int | None,
) -> _Narrowed:
    """Holds every word of the search, with or without accents, makes up the figure, is among some or of a batch.

    Few cases are looked up; many are met soon enough by following the list.
    """
    words = fold(search).split()
    if not words and figure is None and among is None and batch is None:
        return _Narrowed(Q(), to_few=False)
    standings = CaseStanding.objects.filter(*(Q(search_text__contains=word) for word in words))
    if figure is not None:
        standings = standings.filter(casefile__in=facts_of(figure).values("casefile"))
    if among is not None:
        standings = standings.filter(casefile__in=Numbered(among))
    if batch is not None:
        standings = standings.filter(casefile__in=cases_of_batch(batch))
    ids = standings.filter(visible).order_by().values_list("casefile_id", flat=True)
    few = list(ids[: FEW + 1])
    if len(few) <= FEW:
        return _Narrowed(Q(casefile__in=few), to_few=True)
    return _Narrowed(Q(Exists(standings.filter(casefile=OuterRef("casefile")))), to_few=False)


def _case_rows(spans: list[StageSpan], on: date) -> tuple[CaseRow, ...]:
    """The rows of a page; persons are read apart, lest a join keep the list from its index."""
    ids = [span.casefile_id for span in spans]
    cases = Casefile.objects.filter(pk__in=ids).select_related("person")
    persons = {case.pk: case.person for case in cases}
    nearest = _nearest_deadlines(ids, on)
    return tuple(
        _case_row(span, persons[span.casefile_id], nearest.get(span.casefile_id)) for span in spans
    )


def _nearest_deadlines(casefile_ids: Iterable[int], on: date) -> dict[int, Due]:
    nearest: dict[int, Due] = {}
    spans = _deadlines_on(on).filter(casefile_id__in=list(casefile_ids))
    for span in spans.order_by("due_on", "seq"):
        nearest.setdefault(span.casefile_id, _due(span))
    return nearest


def _case_row(span: StageSpan, person: Person, next_due: Due | None) -> CaseRow:
    return CaseRow(
        casefile_id=span.casefile_id,
        full_name=person.full_name,
        workplace=person.workplace,
        cell_id=span.cell_id,
        mentor_name=span.mentor_name,
        stage=Stage(span.stage),
        closed=Closing(span.closed) if span.closed else None,
        paused=span.paused,
        since=span.since,
        last_on=span.last_on,
        next_due=next_due,
    )


def _due(span: DeadlineSpan) -> Due:
    standing = span.casefile.standing
    return Due(
        casefile_id=span.casefile_id,
        full_name=standing.full_name,
        cell_id=span.cell_id,
        code=DeadlineCode(span.code),
        seq=span.seq,
        starts_on=span.starts_on,
        due_on=span.due_on,
    )


def _edge(spans: list[StageSpan], columns: Columns) -> Cursor | None:
    return next((Cursor.at(span, columns, _ROW_ID) for span in spans), None)
