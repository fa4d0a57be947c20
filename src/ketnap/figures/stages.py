"""The stages cases stood in: how long, where they wait, and where they went from there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, Max, QuerySet

from ketnap.casefiles.models import StageSpan
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.figures import Bridge, Span, Spell, Stay, bridge_of, day_before, within_days
from ketnap.organisations.standing import Days, Standing, standing_below

IN_THE_END = frozenset({Stage.OFFICIAL, Stage.CLOSED})
BEGUN, BEGUN_ANEW = "begun", "begun_anew"
"""How a case came to be followed; how it left is a stage's code, or that of its closing."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Run:
    """One unbroken time of a case in a stage, from a day up to, not including, another."""

    stage: Stage
    closed: str
    since: date
    until: date

    @property
    def is_followed(self) -> bool:
        return self.stage not in IN_THE_END


@dataclass(frozen=True, slots=True)
class _Followed:
    """A case with its runs, and the cell it stands in."""

    case: int
    cell: int
    runs: list[_Run]


def stage_counts_within(path: str, *, on: date) -> dict[Stage, int]:
    """How many cases stood in each stage on a day; every stage is named."""
    spans = _standing_on(path, on).order_by()
    counted = dict(spans.values_list("stage").annotate(Count("pk")))
    return {stage: counted.get(stage, 0) for stage in Stage}


def spells_within(path: str, span: Span) -> list[Spell[Stage]]:
    """Each unbroken time of a case in a stage that touches a period, as is known now.

    A pause leaves the stage and so does not break its time. A time that ended counts where the
    cell stood on the day of its end, one that lasts where it stood at the end of the period.
    """
    standing = standing_below(path, span.start, span.end)
    return [
        spell
        for followed in _followed(standing, span)
        for spell in _spells(followed.case, followed.runs)
        if _is_in(standing.days_of(followed.cell), min(spell.until, span.end))
    ]


def standing_in(path: str, stage: Stage, *, on: date) -> list[int]:
    """The cases that stood in a stage on a day."""
    spans = _standing_on(path, on).filter(stage=stage).order_by()
    return list(spans.values_list("casefile_id", flat=True))


def followed_bridge(path: str, span: Span) -> Bridge:
    """Cases followed before a period, those begun and ended in it, and those at its end."""
    return bridge_of(followed_stays(path, span), span.start, span.end)


def followed_stays(path: str, span: Span) -> Iterator[Stay]:
    """The times in which cases were followed that touch a period; `who` is the case."""
    standing = standing_below(path, day_before(span.start), span.end)
    return (
        part
        for followed in _followed(standing, span)
        for stay in _stays(followed.case, followed.runs)
        for part in within_days(stay, standing.days_of(followed.cell))
    )


def _standing_on(path: str, day: date) -> QuerySet[StageSpan]:
    """How cases stood on a day in which their cells stood below a body."""
    standing = standing_below(path, day, day)
    return StageSpan.objects.filter(standing.ever("cell"), from_on__lte=day, until_on__gt=day)


def _followed(standing: Standing, span: Span) -> Iterator[_Followed]:
    """Each case with its runs that touch a period, in the order of their days."""
    touching = StageSpan.objects.filter(
        standing.ever("cell"), until_on__gte=span.start, from_on__lte=span.end
    ).order_by()
    columns = ("casefile", "cell", "since", "stage", "closed")
    rows = touching.values_list(*columns).annotate(Max("until_on"))
    for (case, cell), own in groupby(sorted(rows), key=lambda row: row[:2]):
        runs = (
            _Run(Stage(stage), closed, since, until) for *_case, since, stage, closed, until in own
        )
        yield _Followed(case, cell, _across_pauses(runs))


def _is_in(days: Iterable[Days], day: date) -> bool:
    return any(first <= day <= last for first, last in days)


def _across_pauses(runs: Iterable[_Run]) -> list[_Run]:
    whole: list[_Run] = []
    for run in runs:
        if whole and (whole[-1].stage, whole[-1].closed) == (run.stage, run.closed):
            whole[-1] = replace(whole[-1], until=run.until)
        else:
            whole.append(run)
    return whole


def _spells(case: int, runs: list[_Run]) -> Iterator[Spell[Stage]]:
    following = [*(run.stage for run in runs[1:]), None]
    for run, after in zip(runs, following, strict=True):
        yield Spell(run.stage, run.since, run.until, after, case)


def _stays(case: int, runs: list[_Run]) -> Iterator[Stay]:
    """The times in which a case was followed: from its first stage, or from beginning anew."""
    came, since = BEGUN, None
    for run in runs:
        if run.is_followed:
            since = since or run.since
            continue
        if since is not None:
            left = run.closed or run.stage.value
            yield Stay(who=case, since=since, until=run.since - _ONE_DAY, came=came, left=left)
        came, since = BEGUN_ANEW, None
    if since is not None:
        yield Stay(who=case, since=since, until=None, came=came)
