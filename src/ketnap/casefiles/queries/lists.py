"""Lists and counts of cases as of any day, from the derived tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from ketnap.casefiles.models import DeadlineSpan, StageSpan
from ketnap.casefiles.queries.cases import visible_cases
from ketnap.casefiles.queries.keyset import Cursor, Direction, slice_of
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Closing, DeadlineCode, Stage
from ketnap.domain.text import fold

PAGE = 50


class CaseOrder(StrEnum):
    """What a list of cases is ordered by: the given name, or how long the stage has lasted."""

    NAME = "sort_key"
    SINCE = "from_on"


@dataclass(frozen=True, slots=True)
class Due:
    """An open deadline of a case."""

    casefile_id: int
    full_name: str
    cell_id: int
    mentor_name: str
    code: DeadlineCode
    seq: int
    starts_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in a list; `since` is the day its stage began, `next_due` its nearest deadline."""

    casefile_id: int
    full_name: str
    cell_id: int
    mentor_name: str
    stage: Stage
    closed: Closing | None
    paused: bool
    since: date
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
    order: CaseOrder = CaseOrder.NAME,
    after: Cursor | None = None,
    before: Cursor | None = None,
    limit: int = PAGE,
) -> CasePage:
    """One page of the visible cases as of a day; two queries, however many rows."""
    spans = _stages_on(actor, on).filter(_named(search, "casefile__standing"))
    if stage is not None:
        spans = spans.filter(stage=stage)
    found, more = slice_of(
        spans.select_related("casefile__standing"),
        key=order,
        row_id="casefile_id",
        place=Direction(after=after, before=before),
        limit=limit,
    )
    nearest = _nearest_deadlines([span.casefile_id for span in found], on)
    return CasePage(
        rows=tuple(_case_row(span, nearest.get(span.casefile_id)) for span in found),
        previous=_edge(found[:1], order) if after is not None or (before and more) else None,
        next=_edge(found[-1:], order) if before is not None or more else None,
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
    last = Cursor(found[-1].due_on.isoformat(), found[-1].pk) if more else None
    return DuePage(tuple(_due(span) for span in found), last)


def _stages_on(actor: Actor | None, on: date) -> QuerySet[StageSpan]:
    visible = visible_cases(actor, case="casefile")
    return StageSpan.objects.filter(visible, from_on__lte=on, until_on__gt=on)


def _deadlines_on(on: date) -> QuerySet[DeadlineSpan]:
    return DeadlineSpan.objects.filter(seen_from__lte=on, seen_until__gt=on).select_related(
        "casefile__standing"
    )


def _named(search: str, standing: str) -> Q:
    """Every word of the search stands somewhere in the name, with or without accents."""
    condition = Q()
    for word in fold(search).split():
        condition &= Q(**{f"{standing}__name_fold__contains": word})
    return condition


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
        cell_id=span.cell_id,
        mentor_name=standing.mentor_name,
        stage=Stage(span.stage),
        closed=Closing(span.closed) if span.closed else None,
        paused=span.paused,
        since=span.from_on,
        next_due=next_due,
    )


def _due(span: DeadlineSpan) -> Due:
    standing = span.casefile.standing
    return Due(
        casefile_id=span.casefile_id,
        full_name=standing.full_name,
        cell_id=span.cell_id,
        mentor_name=standing.mentor_name,
        code=DeadlineCode(span.code),
        seq=span.seq,
        starts_on=span.starts_on,
        due_on=span.due_on,
    )


def _edge(spans: list[StageSpan], order: CaseOrder) -> Cursor | None:
    return next((Cursor(str(getattr(span, order.value)), span.casefile_id) for span in spans), None)
