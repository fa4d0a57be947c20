"""The stages cases stood in: how long, where they wait, and where they went from there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Count, Max, QuerySet

from ketnap.casefiles.models import StageSpan
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.figures import Bridge, Span, Spell, Stay, bridge_of
from ketnap.organisations.paths import in_subtree

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


def stage_counts_within(path: str, *, on: date) -> dict[Stage, int]:
    """How many cases stood in each stage on a day; every stage is named."""
    spans = _spans(path).filter(from_on__lte=on, until_on__gt=on).order_by()
    counted = dict(spans.values_list("stage").annotate(Count("pk")))
    return {stage: counted.get(stage, 0) for stage in Stage}


def spells_within(path: str, span: Span) -> list[Spell[Stage]]:
    """Each unbroken time of a case in a stage that touches a period, as is known now.

    A pause leaves the stage and so does not break its time.
    """
    return [spell for case, runs in _runs(path, span) for spell in _spells(case, runs)]


def standing_in(path: str, stage: Stage, *, on: date) -> list[int]:
    """The cases that stood in a stage on a day."""
    spans = _spans(path).filter(from_on__lte=on, until_on__gt=on, stage=stage).order_by()
    return list(spans.values_list("casefile_id", flat=True))


def followed_bridge(path: str, span: Span) -> Bridge:
    """Cases followed before a period, those begun and ended in it, and those at its end."""
    return bridge_of(followed_stays(path, span), span.start, span.end)


def followed_stays(path: str, span: Span) -> Iterator[Stay]:
    """The times in which cases were followed that touch a period; `who` is the case."""
    return (stay for case, runs in _runs(path, span) for stay in _stays(case, runs))


def _spans(path: str) -> QuerySet[StageSpan]:
    return StageSpan.objects.filter(in_subtree(path, "cell__path"))


def _runs(path: str, span: Span) -> Iterator[tuple[int, list[_Run]]]:
    """By case, the runs that touch a period, in the order of their days."""
    touching = _spans(path).filter(until_on__gte=span.start, from_on__lte=span.end).order_by()
    rows = touching.values_list("casefile", "since", "stage", "closed").annotate(Max("until_on"))
    for case, own in groupby(sorted(rows), key=lambda row: row[0]):
        runs = (_Run(Stage(stage), closed, since, until) for _, since, stage, closed, until in own)
        yield case, _across_pauses(runs)


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
