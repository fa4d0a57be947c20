"""Rows of official tables that divide the same people differently: no sum of them tells of a few."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketnap.domain.figures import AgeBands, Bridge, Dimension, Traits
from ketnap.domain.figures.breakdown import row_of, rows_told
from ketnap.domain.figures.crossing import without_crossing
from ketnap.domain.figures.official import (
    Comparison,
    Condition,
    Counts,
    Of,
    OfficialTable,
    TableRow,
    counted_at,
    filled,
)
from ketnap.domain.figures.official_hiding import changes_without_small, without_small

LEAST = 3
BANDS = AgeBands.starting_at([18, 31])
WOMEN = Condition("sex", Comparison.IS, ("female",))
YOUNG = Condition("age", Comparison.BETWEEN, (18, 30))
OLDER = Condition("age", Comparison.BETWEEN, (21, 50))
IN_THE_UNION = Condition("youth_union_member", Comparison.IS, (True,))
EVERYBODY = TableRow(vi="Tổng số", en="Everybody", counts=Counts.SUM)
CONDITIONS = (WOMEN, YOUNG, OLDER, IN_THE_UNION)
KINDS = [
    Traits(age=age, sex=sex, youth_union_member=in_union)
    for age, sex, in_union in product((20, 25, 40), ("female", "male"), (True, False))
]


def counting(*where, group=""):
    return TableRow(vi="dòng", en="row", counts=Counts.PEOPLE, where=where, group=group)


def table(*rows, of=Of.ADMITTED):
    words = dict.fromkeys(("code", "vi", "en", "source", "confidence"), "x")
    return OfficialTable(of=of, rows=(EVERYBODY, *rows) if of is Of.ADMITTED else rows, **words)


def outside(people, *tables):
    """The numbers of each table as readers outside get them."""
    columns = [[row.this for row in filled(each, people, {})] for each in tables]
    shown = [
        without_small(each, column, people, least=LEAST)
        for each, column in zip(tables, columns, strict=True)
    ]
    return without_crossing(tables, shown, people, BANDS, least=LEAST)


def of(sex, age, in_union=False):
    return Traits(sex=sex, age=age, youth_union_member=in_union)


@pytest.mark.parametrize(("young_women", "told"), [(10, 10), (9, None), (11, None), (0, None)])
def test_women_of_an_age_are_told_where_neither_women_nor_that_age_leave_a_few(young_women, told):
    """Of 20 women and 20 young people; the fewer are both, the more are neither of the 42."""
    people = {
        of("female", 25): young_women,
        of("female", 40): 20 - young_women if young_women != 9 else 2,
        of("male", 25): 20 - young_women if young_women != 11 else 1,
        of("male", 40): 12 if young_women else 2,
    }
    (shown,) = outside(people, table(counting(WOMEN), counting(YOUNG), counting(WOMEN, YOUNG)))

    assert shown[3] == told


def test_a_row_that_joins_facts_gives_way_to_those_of_one():
    people = {of("female", 25): 9, of("female", 40): 2, of("male", 25): 4, of("male", 40): 9}

    (shown,) = outside(people, table(counting(WOMEN, YOUNG), counting(WOMEN), counting(YOUNG)))

    assert shown == [24, None, 11, 13]


def test_two_tables_about_the_same_people_are_measured_by_each_other():
    people = {of("female", 20): 8, of("female", 25): 2, of("male", 40): 9}
    wider = Condition("age", Comparison.BETWEEN, (18, 24))

    one, other = outside(people, table(counting(YOUNG)), table(counting(wider)))
    (alone,) = outside(people, table(counting(wider)))

    assert (one[1], other[1], alone[1]) == (10, None, None)
    assert outside({of("female", 20): 8, of("male", 40): 9}, table(counting(wider)))[0][1] == 8


def test_rows_that_share_a_fact_are_measured_together():
    """9 young women and 9 older members of the union, of 20: two are neither."""
    people = {
        of("female", 25, True): 5,
        of("female", 25): 4,
        of("male", 40, True): 5,
        of("female", 40, True): 4,
        of("male", 40): 2,
    }
    aged = Condition("age", Comparison.BETWEEN, (31, 90))

    (shown,) = outside(people, table(counting(WOMEN, YOUNG), counting(aged, IN_THE_UNION)))

    assert shown == [20, 9, None]


@settings(deadline=None)
@given(
    st.lists(st.sampled_from((0, 0, 1, 2, 3, 5, 9)), min_size=len(KINDS), max_size=len(KINDS)),
    st.lists(
        st.lists(
            st.tuples(
                st.sets(st.sampled_from(CONDITIONS), min_size=1, max_size=3),
                st.sampled_from(("", "", "one", "other")),
            ),
            max_size=4,
        ),
        min_size=1,
        max_size=2,
    ),
)
def test_no_few_can_be_worked_out_of_sums_and_differences(numbers, tables):
    """Beside the rows stand the breakdowns that another page tells, and which numbers are nought."""
    people = {kind: number for kind, number in zip(KINDS, numbers, strict=True) if number}
    asked = [table(*(counting(*where, group=group) for where, group in rows)) for rows in tables]

    told = [
        [kind in counted_at(each, place, KINDS) for kind in KINDS]
        for each, column in zip(asked, outside(people, *asked), strict=True)
        for place, number in enumerate(column)
        if number is not None
    ]
    for dimension in (Dimension.SEX, Dimension.AGE_BAND, Dimension.YOUTH_UNION):
        for row, number in rows_told(people, dimension, BANDS, least=LEAST).items():
            if number is not None:
                told.append([row_of(kind, dimension, BANDS) == row for kind in KINDS])

    assert not few_worked_out([people.get(kind, 0) for kind in KINDS], told)


def few_worked_out(numbers, told):
    """The groups of few people whose number follows from the numbers told."""
    empty = {
        place
        for group in told
        if not sum(number for number, is_in in zip(numbers, group, strict=True) if is_in)
        for place, is_in in enumerate(group)
        if is_in
    }
    places = [place for place in range(len(numbers)) if place not in empty]
    equations = [[int(group[place]) for place in places] for group in told]
    free = unknown_beside(equations, len(places))
    return [
        chosen
        for chosen in product((0, 1), repeat=len(places))
        if 0 < sum(numbers[place] * one for place, one in zip(places, chosen, strict=True)) < LEAST
        and not any(sum(a * b for a, b in zip(chosen, each, strict=True)) for each in free)
    ]


def unknown_beside(equations, width):
    """A basis of what may change while every sum told stays: by elimination."""
    rows, pivots = [[Fraction(each) for each in row] for row in equations], []
    for column in range(width):
        found = next((row for row in rows[len(pivots) :] if row[column]), None)
        if found is None:
            continue
        rows.remove(found)
        lead = [each / found[column] for each in found]
        rows = [[a - row[column] * b for a, b in zip(row, lead, strict=True)] for row in rows]
        rows.insert(len(pivots), lead)
        pivots.append(column)
    return [
        [
            Fraction(column == each) if column not in pivots else -rows[pivots.index(column)][each]
            for column in range(width)
        ]
        for each in range(width)
        if each not in pivots
    ]


def change(*name):
    return TableRow(vi="dòng", en="row", counts=Counts.CHANGE, change=name)


@pytest.mark.parametrize(
    ("came", "lines", "told"),
    [
        ({"admitted": 5, "came": 4, "came_along": 3}, ("admitted", "came"), 9),
        ({"admitted": 5, "came": 1, "came_along": 4}, ("came", "came_along"), 5),
        ({"admitted": 5, "came": 1, "came_along": 4}, ("admitted", "came"), None),
        ({"admitted": 5, "came": 1, "came_along": 4}, ("came_along", "admitted"), None),
    ],
)
def test_lines_put_together_do_not_tell_one_that_its_bridge_leaves_out(came, lines, told):
    bridge = Bridge(40, came, {}, 40 + sum(came.values()))
    own = table(change("came"), change("came", *lines), of=Of.CHANGES)

    (shown,) = changes_without_small([own], bridge, least=LEAST, told_beside=[("came", "admitted")])

    assert shown == [sum(came.values()), told]
