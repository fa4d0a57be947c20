"""Official tables: who counts in which row."""

from decimal import Decimal

import pytest

from counted import people, person
from ketnap.domain.figures import Bridge
from ketnap.domain.figures.official import (
    Comparison,
    Condition,
    Counts,
    Of,
    OfficialTable,
    TableRow,
    filled,
    share_of_last_year,
)


def row(counts, **more):
    return TableRow(vi="dòng", en="row", counts=counts, **more)


def table(*rows, of=Of.ADMITTED):
    words = dict.fromkeys(("code", "vi", "en", "source", "confidence"), "x")
    return OfficialTable(of=of, rows=rows, **words)


def counted(each, found):
    """What one row counts of some people."""
    return filled(table(each), found, [])[0].this


WORKERS = row(
    Counts.PEOPLE,
    group="occupation",
    where=(Condition("occupation", Comparison.CONTAINS, ("công nhân", "lao động")),),
)
STATE = row(
    Counts.PEOPLE,
    group="occupation",
    where=(Condition("occupation", Comparison.CONTAINS, ("công",)),),
)


@pytest.mark.parametrize(
    ("condition", "facts", "holds"),
    [
        (Condition("sex", Comparison.IS, ("female",)), {"sex": "female"}, True),
        (Condition("youth_union_member", Comparison.IS, (True,)), {}, True),
        (Condition("ethnicity", Comparison.IS_NOT, ("Kinh",)), {"ethnicity": "kinh"}, False),
        (Condition("ethnicity", Comparison.IS_NOT, ("Kinh",)), {"ethnicity": "Tày"}, True),
        (Condition("ethnicity", Comparison.IS_NOT, ("Kinh",)), {"ethnicity": ""}, False),
        (Condition("occupation", Comparison.CONTAINS, ("công nhân",)), {"occupation": "Công nhân may"}, True),
        *((Condition("religion", Comparison.BEGINS_WITH_NONE_OF, ("không",)), {"religion": each}, False) for each in ("không", "Không có", "Không theo đạo nào", "KHÔNG tôn giáo")),
        (Condition("religion", Comparison.BEGINS_WITH_NONE_OF, ("không",)), {"religion": "Công giáo"}, True),
        (Condition("religion", Comparison.BEGINS_WITH_NONE_OF, ("không",)), {"religion": ""}, False),
        (Condition("occupation", Comparison.CONTAINS, ("kỹ sư",)), {"occupation": "Kỹ sư điện"}, True),
        (Condition("occupation", Comparison.CONTAINS, ("kỹ sư",)), {"occupation": "ký sự"}, False),
        (Condition("occupation", Comparison.CONTAINS, ("công an",)), {"occupation": "công anh"}, False),
        (Condition("occupation", Comparison.CONTAINS_NONE_OF, ("nghệ sĩ",)), {"occupation": "Nghệ sĩ"}, False),
        (Condition("occupation", Comparison.CONTAINS_NONE_OF, ("nghệ sĩ",)), {"occupation": "Sĩ quan"}, True),
        (Condition("age", Comparison.BETWEEN, (18, 30)), {"age": 30}, True),
        (Condition("age", Comparison.BETWEEN, (18, 30)), {"age": 31}, False),
    ],
)  # fmt: skip
def test_a_condition_holds_for_who_has_the_fact_and_never_for_the_unknown(condition, facts, holds):
    assert condition.holds_for(person(**facts)) is holds


def test_in_a_group_a_person_counts_once_in_the_first_row_that_fits_or_in_the_rest():
    found = [
        *people(2, occupation="công nhân"),
        *people(3, occupation="công chức"),
        person(occupation=""),
    ]
    rest, total = row(Counts.REST, group="occupation"), row(Counts.SUM, group="occupation")

    rows = filled(table(total, WORKERS, STATE, rest), found, [])

    assert [each.this for each in rows] == [6, 2, 3, 1]


def test_rows_outside_groups_overlap():
    women = row(Counts.PEOPLE, where=(Condition("sex", Comparison.IS, ("female",)),))

    assert (counted(women, people(4)), counted(row(Counts.SUM), people(4))) == (4, 4)


def test_a_mean_and_what_is_written_by_hand_are_no_counts():
    assert counted(row(Counts.MEAN_AGE), [person(age=30), person(age=33)]) == Decimal("31.5")
    assert counted(row(Counts.BY_HAND), people(2)) is None
    assert counted(row(Counts.HEADING), people(2)) is None


@pytest.mark.parametrize(
    ("change", "number"),
    [
        (("opening",), 40),
        (("came",), 5),
        (("came", "admitted"), 3),
        (("left",), 4),
        (("left", "died"), 0),
        (("closing",), 41),
    ],
)
def test_a_table_of_changes_reads_the_bridge(change, number):
    bridge = Bridge(40, {"admitted": 3, "came": 2}, {"left": 4}, 41)

    rows = filled(table(row(Counts.CHANGE, change=change), of=Of.CHANGES), bridge, bridge)

    assert (rows[0].this, rows[0].before) == (number, number)


def test_the_share_of_last_year_needs_somebody_then():
    rows = filled(table(row(Counts.SUM)), people(3), people(4))

    assert share_of_last_year(rows[0]) == Decimal("0.75")
    assert share_of_last_year(filled(table(row(Counts.SUM)), people(3), [])[0]) is None
