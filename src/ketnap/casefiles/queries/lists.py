"""Lists and counts of cases as of any day, from the derived tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from ketnap.casefiles.derivation import STAGE_PLACES
from ketnap.casefiles.models import CaseStanding, DeadlineSpan, StageSpan
from ketnap.casefiles.queries.cases import visible_cases
from ketnap.casefiles.queries.figures import FigureOf, facts_of
from ketnap.casefiles.queries.keyset import Columns, Cursor, Direction, slice_of
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Closing, DeadlineCode, Stage
from ketnap.domain.text import fold

PAGE = 50
FEW = 1_000
"""Up to how many cases a search has found they are looked up; more are met soon enough by
walking through the list in its order."""


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
    """How many visible cases stand in each stage on a day; every stage is named."""
    counted = _stages_on(actor, on).order_by().values_list("stage").annotate(Count("pk"))
    return dict.fromkeys(Stage, 0) | {Stage(stage): count for stage, count in counted}


def case_rows(
    actor: Actor | None,
    on: date,
    *,
    stage: Stage | None = None,
    search: str = "",
    figure: FigureOf | None = None,
    order: CaseOrder = CaseOrder.NAME,
    descending: bool = False,
    after: Cursor | None = None,
    before: Cursor | None = None,
    limit: int = PAGE,
) -> CasePage:
    """One page of the visible cases as of a day; two queries, one more to search.

    A search finds parts of names, workplaces and numbers of papers, of whatever day. A figure
    narrows the list to the cases that make it up.
    """
    spans = _stages_on(actor, on).filter(_found(actor, search), _making_up(figure))
    if stage is not None:
        spans = spans.filter(stage_place=STAGE_PLACES[stage])
    columns = _COLUMNS[order]
    found, more = slice_of(
        spans.select_related("casefile__standing", "casefile__person"),
        key=columns,
        row_id=_ROW_ID,
        place=Direction(after=after, before=before, descending=descending),
        limit=limit,
    )
    nearest = _nearest_deadlines([span.casefile_id for span in found], on)
    return CasePage(
        rows=tuple(_case_row(span, nearest.get(span.casefile_id)) for span in found),
        previous=_edge(found[:1], columns) if after is not None or (before and more) else None,
        next=_edge(found[-1:], columns) if before is not None or more else None,
    )


def due_rows(
    actor: Actor | None,
    on: date,
    until: date,
    *,
    after: Cursor | None = None,
    limit: int = PAGE,
) -> DuePage:
    """The deadlines open on a day and due up to another, the most urgent first; one query."""
    spans = _deadlines_on(on).filter(visible_cases(actor, case="casefile"), due_on__lte=until)
    found, more = slice_of(
        spans, key="due_on", row_id="pk", place=Direction(after=after), limit=limit
    )
    last = Cursor.at(found[-1], "due_on", "pk") if more else None
    return DuePage(tuple(_due(span) for span in found), last)


def _stages_on(actor: Actor | None, on: date) -> QuerySet[StageSpan]:
    visible = visible_cases(actor, case="casefile")
    return StageSpan.objects.filter(visible, from_on__lte=on, until_on__gt=on)


def _deadlines_on(on: date) -> QuerySet[DeadlineSpan]:
    return DeadlineSpan.objects.filter(seen_from__lte=on, seen_until__gt=on).select_related(
        "casefile__standing"
    )


def _found(actor: Actor | None, search: str) -> Q:
    """The condition that a case holds every word of the search, with or without accents."""
    words = fold(search).split()
    if not words:
        return Q()
    standings = CaseStanding.objects.filter(
        visible_cases(actor, case="casefile"), _holding(words, "search_text")
    )
    few = list(standings.order_by().values_list("casefile_id", flat=True)[: FEW + 1])
    if len(few) <= FEW:
        return Q(casefile__in=few)
    return _holding(words, "casefile__standing__search_text")


def _holding(words: Iterable[str], column: str) -> Q:
    condition = Q()
    for word in words:
        condition &= Q(**{f"{column}__contains": word})
    return condition


def _making_up(figure: FigureOf | None) -> Q:
    return Q() if figure is None else Q(casefile__in=facts_of(figure).values("casefile"))


def _nearest_deadlines(casefile_ids: Iterable[int], on: date) -> dict[int, Due]:
    nearest: dict[int, Due] = {}
    spans = _deadlines_on(on).filter(casefile_id__in=list(casefile_ids))
    for span in spans.order_by("due_on", "seq"):
        nearest.setdefault(span.casefile_id, _due(span))
    return nearest


def _case_row(span: StageSpan, next_due: Due | None) -> CaseRow:
    standing = span.casefile.standing
    return CaseRow(
        casefile_id=span.casefile_id,
        full_name=standing.full_name,
        workplace=span.casefile.person.workplace,
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
