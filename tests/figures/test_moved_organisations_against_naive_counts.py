"""Figures of bodies between which cells and a committee were moved are what naive counts find."""

from collections import Counter
from datetime import date, timedelta

import pytest

from figures.enrolled_rolls import enrol
from figures.moved_organisations import MINISTRY, MOVES, PLACES, case_stood, move_all, stood
from figures.naive_stages import changes, counted, stage_on
from figures.random_histories import COUNTED, histories, naive_count
from figures.random_rolls import ONE_DAY, rolls
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import CountBy, Figure, FigureOf, indicators
from ketnap.casefiles.queries.counted_people import Asked, figure_counts
from ketnap.casefiles.queries.figures import facts_of
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Span
from ketnap.domain.figures.suppression import CLOSING
from ketnap.figures.behind import NumberName, NumberOf, Sort, cases_behind, members_behind
from ketnap.figures.members import members_bridge, members_by_place, members_on
from ketnap.figures.official import load_tables
from ketnap.figures.official.filling import filled_table
from ketnap.figures.parts import parts_below
from ketnap.figures.stages import (
    flow_within,
    followed_bridge,
    stage_counts_within,
)
from ketnap.organisations.queries import organisations_called
from ketnap.rules.load import load_rulebook

pytestmark = pytest.mark.django_db

PERIODS = [
    Span(date(2018, 1, 1), date(2023, 12, 31)),
    *(Span(date(year, 1, 1), date(year, 12, 31)) for year in range(2019, 2024)),
    Span(date(2021, 4, 1), date(2021, 6, 30)),
]
VALID = load_rulebook().on(date(2020, 1, 1))["awareness_certificate_valid_months"].value
MOVED_ON = [day for _name, _body, day in MOVES]


def place(name):
    return organisations_called(name).get()


@pytest.fixture
def cases():
    # A cell exists from its first file on, and is moved only later.
    files = sorted(histories(120), key=lambda case: min(step["on"] for step in case["steps"]))
    import_casefiles([casefile_from_data(case) for case in files], by=OPERATOR)
    move_all(acting_on_organisations(OPERATOR))
    return files


def followed(case, name, day):
    stage = stage_on(case, day, certificate_months=VALID)
    return stage not in (None, "official", "closed") and case_stood(name)(case, day)


def followed_moves(files, name, span):
    """How often cases came to be followed below a place in a period, and how often they left."""
    came = left = 0
    for case in files:
        told = [day for day, _before, _now in changes(case, certificate_months=VALID)]
        for day in {*told, *MOVED_ON}:
            if span.start <= day <= span.end:
                before, now = followed(case, name, day - ONE_DAY), followed(case, name, day)
                came += now and not before
                left += before and not now
    return came, left


def test_figures_and_their_lists_count_a_fact_where_the_cell_stood_that_day(cases):
    apart = 0
    for name in PLACES:
        body = place(name)
        for span in PERIODS:
            found = indicators(body.pk, span.start, span.end, count_by=CountBy.DECISION)
            naive = {
                figure: naive_count(cases, figure, span.start, span.end, there=case_stood(name))
                for figure in found
            }
            asked = FigureOf(
                figure=Figure.ADMITTED, organisation_id=body.pk, start=span.start, end=span.end
            )
            behind = facts_of(asked).values("casefile__person").distinct().count()

            assert {figure.value: number for figure, number in found.items()} == naive, (name, span)
            assert behind == naive["admitted"]
            now = naive_count(cases, "admitted", span.start, span.end, there=now_below(name))
            apart += naive["admitted"] != now
    assert apart > 5  # or the moves decide nothing


def now_below(name):
    return lambda case, day: stood(case["cell"]["name"], name, date.max)


def test_parts_add_up_to_the_body_that_they_stood_below(cases):
    for name in (MINISTRY, "Đảng ủy cơ sở 1"):
        for span in PERIODS:
            asked = Asked(path=place(name).path, start=span.start, end=span.end)
            parts = parts_below(place(name), asked, on=span.end)
            for figure in COUNTED:
                counts = {part.name: part.counts.get(Figure(figure), 0) for part in parts}
                assert sum(counts.values()) == figure_counts(asked)[Figure(figure)]
                for part, number in counts.items():
                    both = lambda case, day, part=part, name=name: (  # noqa: E731
                        case_stood(part)(case, day) and case_stood(name)(case, day)
                    )
                    naive = naive_count(cases, figure, span.start, span.end, there=both)
                    assert number == naive, (name, part, span, figure)


def test_stages_and_their_bridge_follow_the_cell_from_body_to_body(cases):
    days = [date(2019, 3, 1) + timedelta(days=97 * number) for number in range(18)]
    for name in PLACES:
        path, there = place(name).path, case_stood(name)
        for day in days:
            own = [case for case in cases if there(case, day)]
            naive = counted([stage_on(case, day, certificate_months=VALID) for case in own])
            found = stage_counts_within(path, on=day)
            assert {stage.value: number for stage, number in found.items() if number} == naive
        for span in PERIODS:
            bridge = followed_bridge(path, span)
            came, left = sum(bridge.came.values()), sum(bridge.left.values())
            closing = sum(followed(case, name, span.end) for case in cases)
            flow = flow_within(path, span)
            behind = NumberOf(
                name=NumberName(Sort.FOLLOWED, CLOSING),
                organisation_id=place(name).pk,
                path=path,
                start=span.start,
                end=span.end,
                count_by=CountBy.DECISION,
            )

            assert bridge.opening == sum(
                followed(case, name, span.start - ONE_DAY) for case in cases
            )
            assert (came, left) == followed_moves(cases, name, span), (name, span)
            assert bridge.closing == len(cases_behind(behind)) == closing
            assert bridge.adds_up
            assert {(a.value, b.value): n for (a, b), n in flow.items()} == Counter(
                (before, now)
                for case in cases
                for day, before, now in changes(case, certificate_months=VALID)
                if before is not None and span.start <= day <= span.end and there(case, day)
            )


def test_members_count_where_their_cell_stood(cases, founder):
    members = rolls(60)
    cells = [place(f"Chi bộ {number + 1}") for number in range(20)]
    enrol(members, cells, founder)
    paths = [place(name).path for name in PLACES]
    for name in PLACES:
        path = place(name).path
        for number in range(20):
            day = date(2017, 6, 1) + timedelta(days=113 * number)
            naive = len(standing(members, name, day))
            assert members_on(path, day) == naive, (name, day)
            assert (members_by_place(paths, day)[path] or 0) == naive, (name, day)
        for span in PERIODS:
            bridge = members_bridge(path, span)
            came, left = member_moves(members, name, span)
            stock = filled_table(
                load_tables()["3-BTCTW"], Asked(path=path, start=span.start, end=span.end)
            )
            behind = NumberOf(
                name=NumberName(Sort.MEMBERS, CLOSING),
                organisation_id=place(name).pk,
                path=path,
                start=span.start,
                end=span.end,
                count_by=CountBy.DECISION,
            )
            now = len(standing(members, name, span.end))

            assert bridge.opening == len(standing(members, name, span.start - ONE_DAY))
            assert (sum(bridge.came.values()), sum(bridge.left.values())) == (came, left)
            assert bridge.closing == len(members_behind(behind)) == stock.rows[0].this == now
            assert bridge.adds_up


def standing(members, name, day):
    cells = [number for number in range(20) if stood(f"Chi bộ {number + 1}", name, day)]
    return [roll for roll in members if roll.stands_in(cells, day)]


def member_moves(members, name, span):
    """How often members came below a place in a period, and how often they left."""
    came = left = 0
    turns = {each.since for roll in members for each in roll.standings}
    turns |= {each.until + ONE_DAY for roll in members for each in roll.standings if each.until}
    for day in turns.union(MOVED_ON):
        if span.start <= day <= span.end:
            before = {id(roll) for roll in standing(members, name, day - ONE_DAY)}
            now = {id(roll) for roll in standing(members, name, day)}
            came += len(now - before)
            left += len(before - now)
    return came, left
