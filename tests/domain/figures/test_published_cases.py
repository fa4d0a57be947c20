"""Published figures, made again from people with the same counts; the arithmetic put right."""

from datetime import date
from decimal import Decimal

import pytest

from counted import people, person
from ketnap.domain.casefile.codes import Schooling
from ketnap.domain.figures import (
    AgeBands,
    Dimension,
    break_down,
    bridge_of,
    coverage_of,
    mean_age_of,
    part_from,
    percent_of,
)
from ketnap.domain.figures.bridge import Stay

BANDS = AgeBands.starting_at([18, 31, 36, 41, 46, 51, 56, 61])


def share(rows, row, whole, decimals=2):
    return percent_of(rows[row], whole, decimals=decimals)


def test_case_a_a_district_in_2009():
    """152 admitted, 73 of them women; a mean age of 32.4; 42 organisations of 53 with a source."""
    ages = [25] * 66 + [38] * 84 + [41] * 2
    admitted = [
        person(
            number,
            sex="female" if number < 73 else "male",
            age=age,
            ethnicity="Hoa" if number == 0 else "Kinh",
            youth_union_member=number < 76,
            occupation="cán bộ, công chức" if number < 91 else "lực lượng vũ trang",
        )
        for number, age in enumerate(ages)
    ]

    sex = break_down(admitted, Dimension.SEX, BANDS)
    ethnicity = break_down(admitted, Dimension.ETHNICITY, BANDS)
    occupation = break_down(admitted, Dimension.OCCUPATION, BANDS)
    bands = break_down(admitted, Dimension.AGE_BAND, BANDS)
    youth = break_down(admitted, Dimension.YOUTH_UNION, BANDS)
    coverage = coverage_of(range(42), range(53))

    assert (sex["female"], share(sex, "female", 152)) == (73, Decimal("48.03"))
    assert share(occupation, "cán bộ, công chức", 152) == Decimal("59.87")
    assert share(ethnicity, "Hoa", 152) == Decimal("0.66")
    assert share(youth, "true", 152, decimals=1) == Decimal("50.0")
    assert (bands["18-30"], share(bands, "18-30", 152, decimals=1)) == (66, Decimal("43.4"))
    assert mean_age_of(admitted) == Decimal("32.4")
    assert percent_of(coverage.admitted, coverage.with_source) == Decimal("79.2")


def test_case_d_a_block_of_agencies_in_nine_months_of_2020():
    """90 admitted of 5,356 members at the start of the term; the aim is 3 % a year."""
    assert percent_of(90, 5356, decimals=2) == Decimal("1.68")
    assert part_from(5356, Decimal(3)) == 161


def test_case_e_a_quarter_has_its_own_counts_and_its_awareness_class_is_no_member_class():
    admitted, recognised = people(37), people(13, schooling="college")

    assert sum(break_down(admitted, Dimension.SEX, BANDS).values()) == 37
    assert break_down(recognised, Dimension.SCHOOLING, BANDS)["college"] == 13


def test_case_g_118_admitted_are_18_above_a_target_of_100():
    admitted, target = len(people(118)), 100

    assert (percent_of(admitted, target), admitted - target) == (Decimal("118.0"), 18)
    assert percent_of(admitted, 120) == Decimal("98.3")


def test_case_i_youth_and_trade_union_overlap_and_are_not_a_partition():
    """75.9 % and 24.1 % were published as if they divided 1,083 people between them."""
    admitted = [
        *people(822, youth_union_member=True, trade_union_member=True),
        *people(261, youth_union_member=False, trade_union_member=True),
    ]

    youth = break_down(admitted, Dimension.YOUTH_UNION, BANDS)
    union = break_down(admitted, Dimension.TRADE_UNION, BANDS)

    assert share(youth, "true", 1083, decimals=1) == Decimal("75.9")
    assert youth["true"] + union["true"] > len(admitted)
    assert percent_of(575, 1083, decimals=2) == Decimal("53.09")


def test_case_j_shares_are_of_all_admitted_and_the_unknown_stand_apart():
    admitted = [
        *people(2419, schooling=Schooling.UNIVERSITY, religion="không"),
        *people(465, schooling=Schooling.UPPER_SECONDARY, religion="Công giáo"),
        *people(1336, schooling=Schooling.VOCATIONAL, religion=""),
    ]

    profession = break_down(admitted, Dimension.PROFESSION, BANDS)
    religion = break_down(admitted, Dimension.RELIGION, BANDS)

    assert len(admitted) == 4220
    assert share(profession, "university", 4220) == Decimal("57.32")
    assert share(religion, "Công giáo", 4220, decimals=1) == Decimal("11.0")
    assert list(religion)[-1] == "unknown"
    assert percent_of(4220, 72_000) == Decimal("5.9")


@pytest.mark.parametrize(("members", "rate"), [(4704, "7.61"), (5114, "7.00")])
def test_case_k_a_rate_says_of_what_it_is_one(members, rate):
    assert percent_of(358, members, decimals=2) == Decimal(rate)


def test_case_m_the_net_change_is_what_came_less_what_left():
    stays = [
        *(Stay(who=n, since=date(2025, 3, 3), until=None, came="admitted") for n in range(3262)),
        *(
            Stay(who=n, since=date(2001, 1, 1), until=date(2025, 6, 1), came="before", left="out")
            for n in range(3262, 3584)
        ),
    ]

    bridge = bridge_of(stays, date(2025, 1, 1), date(2025, 12, 31))

    assert (bridge.opening, bridge.came["admitted"], bridge.left["out"]) == (322, 3262, 322)
    assert (bridge.closing - bridge.opening, bridge.adds_up) == (2940, True)
