"""The stages cases stood in: how long, where they wait, and where they went from there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from ketnap.casefiles.models import OPEN_END, StageRun
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.figures import (
    Bridge,
    Span,
    Stay,
    Waiting,
    bridge_of,
    day_before,
    suppressed,
    together,
    waiting_of,
    within_days,
)
from ketnap.organisations.standing import Standing, standing_below

IN_THE_END = frozenset({Stage.OFFICIAL, Stage.CLOSED})
BEGUN, BEGUN_ANEW = "begun", "begun_anew"
"""How a case came to be followed; how it left is a stage's code, or that of its closing."""

_ONE_DAY = timedelta(days=1)
FOLLOWED_STAGES = [stage for stage in Stage if stage not in IN_THE_END]
_FOLLOWED = Q(stage__in=FOLLOWED_STAGES)


def stage_counts_within(path: str, *, on: date) -> dict[Stage, int]:
    """How many cases stood in each stage on a day; every stage is named."""
    runs = _runs_on(path, on).order_by()
    counted = dict(runs.values_list("stage").annotate(number=Count("*")))
    return {stage: counted.get(stage, 0) for stage in Stage}


def times_within(path: str, span: Span) -> dict[Stage, Waiting]:
    """By stage, the times that ended within a period, and those that still last at its end.

    A time that ended counts where the cell stood on the day of its end, one that lasts where it
    stood at the end of the period.
    """
    lengths: dict[str, dict[int, int]] = {}
    ended = ended_within(path, span).order_by().values_list("stage", "days")
    for stage, days, number in ended.annotate(number=Count("*")):
        lengths.setdefault(stage, {})[days] = number
    rows = _runs_on(path, span.end).order_by().values_list("stage")
    lasting = {
        stage: still for stage, *still in rows.annotate(number=Count("*"), first=Min("from_on"))
    }
    return {
        stage: _waiting(lengths.get(stage, {}), lasting.get(stage), span.end)
        for stage in Stage
        if stage in lengths or stage in lasting
    }


def flow_within(path: str, span: Span) -> dict[tuple[Stage, Stage], int]:
    """How often cases passed from one stage to another within a period, in the order of stages."""
    passed = ended_within(path, span).exclude(after="").order_by().values_list("stage", "after")
    found = {
        (Stage(stage), Stage(after)): number
        for stage, after, number in passed.annotate(number=Count("*"))
    }
    places = {stage: place for place, stage in enumerate(Stage)}
    return {
        stages: found[stages]
        for stages in sorted(found, key=lambda two: [places[each] for each in two])
    }


def passed_shown(
    passed: Mapping[tuple[Stage, Stage], int], times: Mapping[Stage, Waiting], *, least: int
) -> dict[tuple[Stage, Stage], int | None]:
    """The ways out of each stage, with all left out that could tell of fewer cases than `least`.

    The times beside them tell how many left a stage, be it to another or to none.
    """
    shown: dict[tuple[Stage, Stage], int | None] = {}
    for source, waiting in times.items():
        rows = {stages: number for stages, number in passed.items() if stages[0] is source}
        elsewhere = waiting.ended - sum(rows.values())
        told = suppressed({**rows, None: elsewhere} if elsewhere else rows, least=least)
        shown |= {stages: told[stages] for stages in rows}
    return shown


def ended_within(path: str, span: Span) -> QuerySet[StageRun]:
    """The times in stages that ended within a period."""
    there = standing_below(path, span.start, span.end).on_day_of("until_on", "cell")
    return StageRun.objects.filter(
        there, until_on__range=(span.start, span.end), until_on__lt=OPEN_END
    )


def standing_in(path: str, stage: Stage, *, on: date) -> list[int]:
    """The cases that stood in a stage on a day."""
    runs = _runs_on(path, on).filter(stage=stage).order_by()
    return list(runs.values_list("casefile_id", flat=True))


def followed_bridge(path: str, span: Span) -> Bridge:
    """Cases followed before a period, those begun and ended in it, and those at its end."""
    standing = standing_below(path, day_before(span.start), span.end)
    usual = StageRun.objects.filter(standing.always("cell")).order_by()
    bridges = [_usual_bridge(usual, span)]
    if standing.at_times:
        bridges.append(bridge_of(_stays_at_times(standing, span), span.start, span.end))
    return together(bridges)


def followed_stays(path: str, span: Span) -> Iterator[Stay]:
    """The times in which cases were followed that touch a period; `who` is the case."""
    standing = standing_below(path, day_before(span.start), span.end)
    yield from _stays_of(StageRun.objects.filter(standing.always("cell")), span)
    yield from _stays_at_times(standing, span)


def _usual_bridge(runs: QuerySet[StageRun], span: Span) -> Bridge:
    """The bridge of cases whose cells stood there all the time, counted by the database."""
    begun = runs.filter(from_on__range=(span.start, span.end))
    came = begun.filter(_FOLLOWED, before__in=["", *IN_THE_END])
    left = begun.filter(stage__in=IN_THE_END, before__in=FOLLOWED_STAGES)
    opening, closing = _followed_on(runs, day_before(span.start), span.end)
    return Bridge(
        opening=opening,
        came=_added_up(
            (BEGUN_ANEW if before else BEGUN, number)
            for before, number in came.values_list("before").annotate(number=Count("*"))
        ),
        left=_added_up(
            (closed or stage, number)
            for stage, closed, number in left.values_list("stage", "closed").annotate(
                number=Count("*")
            )
        ),
        closing=closing,
    )


def _followed_on(runs: QuerySet[StageRun], first: date, last: date) -> tuple[int, int]:
    """How many cases were followed on each of two days, read in one go."""
    touching = runs.filter(_FOLLOWED, from_on__lte=last, until_on__gt=first)
    found = touching.aggregate(
        first=Count("until_on", filter=Q(from_on__lte=first)),
        last=Count("until_on", filter=Q(until_on__gt=last)),
    )
    return found["first"], found["last"]


def _runs_on(path: str, day: date) -> QuerySet[StageRun]:
    """The times in stages that lasted on a day on which their cells stood below a body."""
    standing = standing_below(path, day, day)
    return _lasting_on(StageRun.objects.filter(standing.ever("cell")), day)


def _lasting_on(runs: QuerySet[StageRun], day: date) -> QuerySet[StageRun]:
    return runs.filter(from_on__lte=day, until_on__gt=day)


def _waiting(lengths: Mapping[int, int], lasting: Sequence[Any] | None, end: date) -> Waiting:
    still, since = lasting or (0, end)
    return waiting_of(lengths, still=still, longest_still=(end - since).days if still else None)


def _added_up(numbers: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for how, number in numbers:
        found[how] += number
    return found


def _stays_at_times(standing: Standing, span: Span) -> Iterator[Stay]:
    """The stays of cases whose cells stood there on some days only, as long as they did."""
    runs = StageRun.objects.filter(cell__in=standing.at_times)
    return (
        part
        for stay in _stays_of(runs, span)
        for part in within_days(stay, standing.days_of(stay.place))
    )


def _stays_of(runs: QuerySet[StageRun], span: Span) -> Iterator[Stay]:
    """The times in which cases were followed: from the first stage, or from beginning anew."""
    touching = runs.filter(until_on__gte=span.start, from_on__lte=span.end)
    rows = touching.order_by("casefile", "from_on").values_list(
        "casefile", "cell", "stage", "closed", "from_on"
    )
    for (case, cell), own in groupby(rows.iterator(chunk_size=5_000), key=itemgetter(0, 1)):
        came, since = BEGUN, None
        for *_case, stage, closed, from_on in own:
            if stage not in IN_THE_END:
                since = since or from_on
                continue
            if since is not None:
                until, left = from_on - _ONE_DAY, closed or stage
                yield Stay(who=case, since=since, until=until, came=came, left=left, place=cell)
            came, since = BEGUN_ANEW, None
        if since is not None:
            yield Stay(who=case, since=since, until=None, came=came, place=cell)
