"""Organisations that admitted nobody for long, and groups too small to be shown."""

from collections import Counter
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketnap.domain.figures import (
    Existing,
    Without,
    coverage_of,
    suppressed,
    suppressed_changes,
    without_admission,
)
from ketnap.domain.figures.suppression import (
    shown_across,
    suppressed_among_stages,
    suppressed_coarser,
    suppressed_overlapping,
)

ON = date(2024, 6, 15)
OLD = date(2010, 1, 1)


@pytest.mark.parametrize(
    ("last_on", "months"),
    [(date(2023, 6, 16), None), (date(2023, 6, 15), 12), (date(2022, 1, 1), 29)],
)
def test_an_organisation_is_named_from_the_day_so_many_months_are_whole(last_on, months):
    found = without_admission({7: Existing(OLD, last_on)}, on=ON, months=12)

    assert found == ([] if months is None else [Without(7, last_on, months)])


def test_whoever_never_admitted_comes_first_unless_founded_of_late():
    found = without_admission(
        {1: Existing(OLD, date(2020, 1, 1)), 2: Existing(OLD), 3: Existing(date(2024, 6, 8))},
        on=ON,
        months=12,
    )

    assert [each.organisation_id for each in found] == [2, 1]


def test_an_organisation_that_admitted_had_a_source():
    assert coverage_of([1, 2], [2, 3]).with_source == 3


@pytest.mark.parametrize(
    ("rows", "hidden"),
    [
        ({"a": 5, "b": 0}, ""),
        ({"a": 3, "b": 9}, ""),
        ({"a": 2, "b": 9, "c": 4}, "ac"),
        ({"a": 1, "b": 2, "c": 9}, "ab"),
        ({"a": 2}, "a"),
        ({"a": 1, "b": 0}, "ab"),
        ({"a": 1, "b": 1, "c": 10}, "abc"),
        ({"a": 1, "b": 1, "c": 0, "d": 4, "e": 9}, "abcd"),
    ],
)
def test_small_groups_are_left_out_and_what_they_come_to_is_not_small(rows, hidden):
    shown = suppressed(rows, least=3)

    assert shown == {row: None if row in hidden else number for row, number in rows.items()}


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 4), max_size=6))
def test_the_same_rows_in_another_order_leave_out_the_same(rows):
    turned = dict(reversed(rows.items()))

    assert suppressed(turned, least=3) == suppressed(rows, least=3)


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 9), max_size=6))
def test_what_is_left_out_can_never_be_told_from_the_rest(rows):
    hidden = [rows[row] for row, number in suppressed(rows, least=3).items() if number is None]

    if hidden and sum(rows.values()) >= 3 and len(rows) > 1:
        assert len(hidden) >= 2
        assert sum(hidden) >= 3


LEVELS = ("lower", "upper", "vocational", "university", "unknown")


def above(level):
    return "none" if level in ("lower", "upper") else level


@pytest.mark.parametrize(
    ("rows", "people", "hidden"),
    [
        ({"unit": 5, "union": 4, "member": 0}, 9, set()),
        ({"unit": 5, "union": 4, "member": 0}, 8, {"union"}),
        ({"unit": 5, "union": 4, "member": 0}, 6, set()),
        ({"unit": 5, "union": 1, "member": 6}, 11, {"unit", "union"}),
    ],
)
def test_the_sum_of_rows_does_not_tell_how_few_count_twice(rows, people, hidden):
    shown = suppressed_overlapping(rows, people, least=3)

    assert {row for row, number in shown.items() if number is None} == hidden


def test_training_does_not_give_away_what_schooling_hides():
    finer = {"lower": 2, "upper": 9, "vocational": 3, "university": 20}

    shown = suppressed(finer, least=3)
    coarser = suppressed_coarser(
        finer, {"none": 11, "vocational": 3, "university": 20}, above, least=3
    )

    assert [row for row, number in shown.items() if number is None] == ["lower", "vocational"]
    assert coarser == {"none": None, "vocational": None, "university": 20}


@given(st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 9), min_size=2))
def test_two_breakdowns_side_by_side_never_tell_of_a_small_group(finer):
    rows = Counter()
    for level, number in finer.items():
        rows[above(level)] += number

    hidden = {row for row, number in suppressed(finer, least=3).items() if number is None}
    coarser = suppressed_coarser(finer, rows, above, least=3)

    told = [row for row, number in coarser.items() if number is not None]
    parts = [[finer[level] for level in hidden if above(level) == row] for row in told]
    rest = [finer[level] for level in hidden if above(level) not in told]
    if sum(finer.values()) >= 3:
        for part in [*parts, rest]:
            assert not part or (len(part) >= 2 and sum(part) >= 3)


def bridge(opening, admitted, came, left, closing):
    return {
        ("opening",): opening,
        ("came",): admitted + came,
        ("came", "admitted"): admitted,
        ("came", "came"): came,
        ("left",): left,
        ("closing",): closing,
    }


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        (bridge(40, 4, 5, 3, 46), set()),
        (bridge(40, 4, 1, 3, 42), {("came", "admitted"), ("came", "came")}),
        (bridge(40, 4, 5, 1, 48), set(bridge(0, 0, 0, 0, 0))),
        (bridge(9, 0, 1, 0, 10), set(bridge(0, 0, 0, 0, 0))),
        (bridge(2, 4, 5, 3, 8), set(bridge(0, 0, 0, 0, 0))),
    ],
)
def test_no_number_of_a_bridge_tells_one_that_is_left_out(numbers, hidden):
    shown = suppressed_changes(numbers, least=3)

    assert {name for name, number in shown.items() if number is None} == hidden


@pytest.mark.parametrize(
    ("admitted", "came", "is_told"), [(4, 1, False), (4, 3, True), (2, 1, True), (0, 5, True)]
)
def test_a_line_that_stands_elsewhere_too_does_not_tell_the_one_left_out(admitted, came, is_told):
    numbers = bridge(40, admitted, came, 3, 37 + admitted + came)

    shown = suppressed_changes(numbers, least=3, told_beside=[("came", "admitted")])

    assert (shown["closing",] is not None) is is_told


@given(st.lists(st.integers(0, 7), min_size=6, max_size=6), st.integers(0, 12))
def test_nothing_left_out_of_a_bridge_is_worked_out_from_what_is_told(lines, opening):
    """By every equation: the whole of a way is its lines, opening + in − out = closing."""
    names = [(way, how) for way in ("came", "left") for how in ("one", "two", "three")]
    numbers = dict(zip(names, lines, strict=True))
    came, left = sum(lines[:3]), sum(lines[3:])
    numbers |= {("opening",): opening, ("came",): came, ("left",): left}
    numbers["closing",] = opening + came - left
    beside = [("came", "one"), ("left", "one"), ("left", "two")]

    shown = suppressed_changes(numbers, least=3, told_beside=beside)

    ends = [shown[name] for name in [("opening",), ("came",), ("left",), ("closing",)]]
    assert ends == [None] * 4 or None not in ends
    for way in ("came", "left") if None not in ends else ():
        told = {*(name for name in names if shown[name] is not None)}
        told |= {name for name in beside if numbers[name] >= 3}
        rest = [numbers[name] for name in names if name[0] == way and name not in told]
        assert not 0 < sum(rest) < 3
        assert not any(0 < numbers[name] < 3 for name in told)


def test_ends_beside_which_every_leaving_is_told_do_not_tell_who_came():
    """Of 20 cases 10 passed on, which the stages tell; 11 at the end would tell of one that came."""
    shown = suppressed_among_stages(bridge(20, 0, 1, 10, 11), least=3)

    assert set(shown.values()) == {None}
    assert suppressed_among_stages(bridge(20, 0, 5, 10, 15), least=3)["opening",] == 20


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ({"c": 9}, 9),
        ({"a": 1, "b": 4}, 5),
        ({}, 0),
        ({"a": 1, "c": 9}, None),
        ({"b": 4, "c": 9}, None),
        ({"c": 7}, None),
        ({"c": 6}, 6),
        ({"c": 10}, None),
    ],
)
def test_those_of_some_cells_are_told_only_where_no_part_tells_the_few_among_them(inside, told):
    """Of 1, 4 and 9 the first two are left out, and their 5 are known from the sum."""
    assert shown_across(inside, {"a": 1, "b": 4, "c": 9}, least=3) == told


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=4),
)
def test_what_some_cells_reached_never_tells_of_few_beside_the_parts(parts):
    """By every sum and difference of the parts told, of what the others come to, and of the number."""
    with_it = dict(enumerate(inside for inside, _outside in parts))
    rows = dict(enumerate(map(sum, parts)))
    told = shown_across(with_it, rows, least=3)

    if told is not None:
        shown = suppressed(rows, least=3)
        groups = [[row] for row in rows if shown[row] is not None]
        groups.append([row for row in rows if shown[row] is None])
        for factor in (1, -1):
            for factors in product((-1, 0, 1), repeat=len(groups)):
                counted = {
                    (row, has_it): factors[place] + factor * has_it
                    for place, group in enumerate(groups)
                    for row in group
                    for has_it in (0, 1)
                }
                if set(counted.values()) <= {0, 1}:
                    number = sum(
                        parts[row][1 - has_it] for (row, has_it), once in counted.items() if once
                    )
                    assert not 0 < number < 3
