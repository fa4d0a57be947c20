"""Stages, waiting times, passing on and the bridge of cases are what the raw steps themselves say."""

from collections import Counter
from datetime import date, timedelta

import pytest

from figures.naive_stages import FOLLOWED_TO_THE_END, changes, counted, quantile, stage_on
from figures.random_histories import histories
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Span
from ketnap.figures.stages import (
    flow_within,
    followed_bridge,
    stage_counts_within,
    times_within,
)
from ketnap.organisations.queries import organisations_called
from ketnap.rules.load import load_rulebook

pytestmark = pytest.mark.django_db

PLACES = ("Đảng ủy Bộ", "Đảng ủy cơ sở 1", "Chi bộ 3")
PERIODS = [
    Span(date(2018, 1, 1), date(2023, 12, 31)),
    *(Span(date(year, 1, 1), date(year, 12, 31)) for year in range(2018, 2024)),
    Span(date(2021, 4, 1), date(2021, 6, 30)),
]
VALID = load_rulebook().on(date(2020, 1, 1))["awareness_certificate_valid_months"].value


@pytest.fixture(scope="module")
def cases():
    return histories(160)


@pytest.fixture
def installed(cases):
    import_casefiles([casefile_from_data(case) for case in cases], by=OPERATOR)
    return [
        (
            organisations_called(name).get().path,
            [
                case
                for case in cases
                if name in (case["cell"]["name"], case["cell"]["superior"], PLACES[0])
            ],
        )
        for name in PLACES
    ]


def told(case):
    return list(changes(case, certificate_months=VALID))


def test_how_many_cases_stand_in_each_stage_on_any_day(installed):
    days = [date(2018, 3, 1) + timedelta(days=97 * place) for place in range(24)]

    for path, own in installed:
        for day in days:
            naive = counted([stage_on(case, day, certificate_months=VALID) for case in own])
            found = stage_counts_within(path, on=day)
            assert {stage.value: number for stage, number in found.items() if number} == naive, day


def test_the_bridge_of_cases(installed):
    for path, own in installed:
        for span in PERIODS:
            bridge = followed_bridge(path, span)
            moves = [move for case in own for move in told(case)]
            came = [day for day, before, now in moves if _followed(now) and not _followed(before)]
            left = Counter(
                "removed" if now == "closed" else now
                for day, before, now in moves
                if _followed(before) and not _followed(now) and span.start <= day <= span.end
            )

            assert bridge.opening == _followed_on(own, span.start - timedelta(days=1))
            assert bridge.closing == _followed_on(own, span.end)
            assert sum(bridge.came.values()) == sum(span.start <= day <= span.end for day in came)
            assert bridge.left == left
            assert bridge.adds_up


def test_passing_on_and_the_times_in_each_stage(installed):
    for path, own in installed:
        for span in PERIODS:
            flow = flow_within(path, span)
            times = times_within(path, span)
            naive = _times(own, span)

            assert {(a.value, b.value): n for (a, b), n in flow.items()} == _flow(own, span)
            for stage, waiting in times.items():
                ended = naive.get(stage.value, [])
                assert waiting.ended == len(ended)
                if ended:
                    assert waiting.median == quantile(ended, 1, 2)
                    assert waiting.ninetieth == quantile(ended, 9, 10)
            assert {stage.value for stage in times} >= naive.keys()


def test_there_are_cases_in_every_stage_that_the_histories_can_reach(cases):
    reached = {now for case in cases for _day, _before, now in told(case)}

    assert reached == {
        "nominated",
        "listed",
        "trained",
        "approved",
        "probation",
        "recognition_due",
        "official",
        "closed",
    }


def _followed(stage):
    return stage is not None and stage not in FOLLOWED_TO_THE_END


def _followed_on(own, day):
    return sum(_followed(stage_on(case, day, certificate_months=VALID)) for case in own)


def _flow(own, span):
    return Counter(
        (before, now)
        for case in own
        for day, before, now in told(case)
        if before is not None and span.start <= day <= span.end
    )


def _times(own, span):
    """By stage, how many days each time in it lasted that ended in a period."""
    found = {}
    for case in own:
        since = None
        for day, before, _now in told(case):
            if before is not None and span.start <= day <= span.end:
                found.setdefault(before, []).append((day - since).days)
            since = day
    return found
