"""The stages cases stood in: how long, where they wait, and where they went from there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from django.db.models import Q, QuerySet

from ketnap.casefiles.models import OPEN_END, StageRun
from ketnap.casefiles.queries.totals import (
    first_lasting,
    lasting_on,
    runs_always_lasting,
    runs_begun,
    runs_ended,
    runs_lasting,
)
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
_ALL = Q()


def stage_counts_within(path: str, *, on: date) -> dict[Stage, int]:
    """How many cases stood in each stage on a day; every stage is named."""
    counted = runs_lasting(standing_below(path, on, on), on, _ALL, "stage")
    return {stage: counted[stage.value,] for stage in Stage}


def times_within(path: str, span: Span) -> dict[Stage, Waiting]:
    """By stage, the times that ended within a period, and those that still last at its end.

    A time that ended counts where the cell stood on the day of its end, one that lasts where it
    stood at the end of the period.
    """
    lengths: dict[Stage, dict[int, int]] = {}
    ended = runs_ended(standing_below(path, span.start, span.end), span, _ALL, "stage", "days")
    for (stage, days), number in (+ended).items():
        lengths.setdefault(Stage(stage), {})[days] = number
    standing = standing_below(path, span.end, span.end)
    lasting = runs_lasting(standing, span.end, _ALL, "stage")
    since = first_lasting(standing, span.end)
    return {
        stage: waiting_of(
            lengths.get(stage, {}),
            still=lasting[stage.value,],
            longest_still=(span.end - since[stage]).days if stage in since else None,
        )
        for stage in Stage
        if stage in lengths or stage in since
    }


def flow_within(path: str, span: Span) -> dict[tuple[Stage, Stage], int]:
    """How often cases passed from one stage to another within a period, in the order of stages."""
    standing = standing_below(path, span.start, span.end)
    passed = runs_ended(standing, span, ~Q(after=""), "stage", "after")
    found = {(Stage(stage), Stage(after)): number for (stage, after), number in (+passed).items()}
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
    bridges = [_usual_bridge(standing, span)]
    if standing.at_times:
        bridges.append(bridge_of(_stays_at_times(standing, span), span.start, span.end))
    return together(bridges)


def followed_stays(path: str, span: Span) -> Iterator[Stay]:
    """The times in which cases were followed that touch a period; `who` is the case."""
    standing = standing_below(path, day_before(span.start), span.end)
    yield from _stays_of(StageRun.objects.filter(standing.always("cell")), span)
    yield from _stays_at_times(standing, span)


def _usual_bridge(standing: Standing, span: Span) -> Bridge:
    """The bridge of cases whose cells stood there all the time, counted by the database."""
    begun_anew = _FOLLOWED & Q(before__in=["", *IN_THE_END])
    in_the_end = Q(stage__in=IN_THE_END, before__in=FOLLOWED_STAGES)
    came = runs_begun(standing, span, begun_anew, "before")
    left = runs_begun(standing, span, in_the_end, "stage", "closed")
    return Bridge(
        opening=_followed_on(standing, day_before(span.start)),
        came=_added_up(
            (BEGUN_ANEW if before else BEGUN, number) for (before,), number in came.items()
        ),
        left=_added_up((closed or stage, number) for (stage, closed), number in left.items()),
        closing=_followed_on(standing, span.end),
    )


def _followed_on(standing: Standing, day: date) -> int:
    """How many cases were followed on a day, of cells that stood there all the time."""
    return runs_always_lasting(standing, day, _FOLLOWED, "stage").total()


def _runs_on(path: str, day: date) -> QuerySet[StageRun]:
    """The times in stages that lasted on a day on which their cells stood below a body."""
    standing = standing_below(path, day, day)
    return StageRun.objects.filter(standing.ever("cell"), lasting_on(day))


def _added_up(numbers: Iterable[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for how, number in numbers:
        found[how] += number
    return +found


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
