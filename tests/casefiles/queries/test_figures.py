"""The figures of a period."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import file_named, listed, of_somebody_else, step, voided
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import (
    INDICATORS,
    CountBy,
    Figure,
    OrganisationUnknown,
    indicators,
    indicators_visible_to,
)
from ketnap.casefiles.refusals import NotVisible
from ketnap.casefiles.services import import_casefile, import_casefiles
from ketnap.domain.access import Actor, Held, Role
from ketnap.domain.casefile.steps import Corrected
from ketnap.organisations.models import Organisation, OrganisationName
from ketnap.organisations.queries import organisations_called

pytestmark = pytest.mark.django_db

CELL = "Chi bộ Mẫu"
STRAIGHT = file_named("straight_path")


def extended(casefile, *steps):
    start = len(casefile.steps) + 1
    numbered = [replace(step, seq=seq) for seq, step in enumerate(steps, start=start)]
    return replace(casefile, steps=(*casefile.steps, *numbered))


def number_of(name: str) -> int:
    return OrganisationName.objects.get(name=name).organisation_id


def counted(start, end, **options):
    figures = indicators(number_of(options.pop("name", CELL)), start, end, **options)
    return {figure.value: number for figure, number in figures.items() if number}


def test_every_figure_is_counted_by_the_day_on_the_paper():
    import_casefile(STRAIGHT, by=OPERATOR)

    assert counted(date(2017, 1, 1), date(2017, 12, 31)) == {
        "listed": 1,
        "sent_to_course": 1,
        "certified": 1,
    }
    assert counted(date(2018, 1, 1), date(2018, 12, 31)) == {"admitted": 1}
    assert counted(date(2019, 1, 1), date(2019, 12, 31)) == {"recognised": 1}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2017, 2, 7), date(2017, 2, 28), {}),
        (date(2017, 2, 6), date(2017, 2, 6), {"listed": 1}),
        (date(2017, 1, 1), date(2017, 2, 5), {}),
    ],
)
def test_both_days_of_a_period_are_included(start, end, expected):
    import_casefile(STRAIGHT, by=OPERATOR)

    assert counted(start, end) == expected


def test_an_admission_counts_by_the_decision_or_by_the_ceremony():
    import_casefile(STRAIGHT, by=OPERATOR)
    june, july = (date(2018, 6, 1), date(2018, 6, 30)), (date(2018, 7, 1), date(2018, 7, 31))

    assert counted(*june) == {"admitted": 1}
    assert counted(*july) == {}
    assert counted(*june, count_by=CountBy.CEREMONY) == {}
    assert counted(*july, count_by=CountBy.CEREMONY) == {"admitted": 1}


def test_a_person_counts_once_a_figure_and_two_persons_twice():
    again = extended(STRAIGHT, listed(date(2017, 5, 5)))
    import_casefiles([again, of_somebody_else(STRAIGHT, "Vũ Thị Ánh")], by=OPERATOR)

    assert counted(date(2017, 2, 1), date(2017, 2, 28)) == {"listed": 2}
    assert counted(date(2017, 1, 1), date(2017, 12, 31))["listed"] == 2


def test_a_refused_decision_is_no_admission():
    import_casefile(
        extended(
            replace(STRAIGHT, steps=STRAIGHT.steps[:18]),
            step(
                "decided",
                date(2018, 6, 28),
                matter="admission",
                outcome="refused",
                decision="57-QĐ/ĐU",
                body="Ban Thường vụ",
            ),
        ),
        by=OPERATOR,
    )

    assert counted(date(2018, 1, 1), date(2018, 12, 31)) == {}


def test_corrections_count_before_everything_else():
    moved = Corrected(
        on=date(2019, 1, 1), corrects=2, replacement=listed(date(2016, 12, 30)), reason="sai ngày"
    )
    import_casefiles(
        [extended(STRAIGHT, moved), extended(STRAIGHT, voided(5, date(2019, 1, 1)))], by=OPERATOR
    )

    assert counted(date(2016, 1, 1), date(2016, 12, 31)) == {"listed": 1}
    assert counted(date(2017, 1, 1), date(2017, 12, 31)) == {
        "listed": 1,
        "sent_to_course": 2,
        "certified": 1,
    }


def test_a_removal_from_the_list_counts_and_a_withdrawal_does_not():
    start = replace(STRAIGHT, steps=STRAIGHT.steps[:2])
    import_casefiles(
        [
            extended(start, step("removed_from_list", date(2017, 3, 3), reason="xin thôi")),
            extended(start, step("withdrawn", date(2017, 3, 3), reason="xin thôi")),
        ],
        by=OPERATOR,
    )

    assert counted(date(2017, 3, 1), date(2017, 3, 31)) == {"removed": 1}


def test_a_body_counts_the_cells_below_it_and_a_cell_only_itself():
    elsewhere = replace(STRAIGHT, cell=replace(STRAIGHT.cell, name="Chi bộ Khác"))
    import_casefiles([STRAIGHT, elsewhere], by=OPERATOR)
    year = date(2018, 1, 1), date(2018, 12, 31)

    assert counted(*year) == {"admitted": 1}
    assert counted(*year, name="Đảng ủy Cơ quan Mẫu") == {"admitted": 2}
    assert counted(*year, name="Ban Thường vụ Đảng ủy cấp trên Mẫu") == {"admitted": 2}


def test_every_figure_is_named_even_when_it_is_none():
    import_casefile(STRAIGHT, by=OPERATOR)

    assert indicators(number_of(CELL), date(2001, 1, 1), date(2001, 1, 2)) == dict.fromkeys(
        INDICATORS, 0
    )


def test_an_unknown_organisation_is_an_error(db):
    with pytest.raises(OrganisationUnknown):
        indicators(404, date(2018, 1, 1), date(2018, 12, 31))


def test_organisations_of_one_name_are_counted_apart():
    elsewhere = replace(STRAIGHT, cell=replace(STRAIGHT.cell, superior="Đảng ủy Khác"))
    import_casefiles([STRAIGHT, of_somebody_else(elsewhere, "Vũ Thị Ánh")], by=OPERATOR)
    year = date(2018, 1, 1), date(2018, 12, 31)

    same_name = organisations_called(CELL)

    assert [indicators(each.pk, *year)[Figure.ADMITTED] for each in same_name] == [1, 1]


def test_figures_are_for_readers_of_the_organisation_alone():
    elsewhere = replace(STRAIGHT, cell=replace(STRAIGHT.cell, name="Chi bộ Khác"))
    import_casefiles([STRAIGHT, of_somebody_else(elsewhere, "Vũ Thị Ánh")], by=OPERATOR)
    year = date(2018, 1, 1), date(2018, 12, 31)
    own, other = number_of(CELL), number_of("Chi bộ Khác")
    cell = Organisation.objects.get(pk=own)
    secretary = Actor(1, None, "An", (Held(Role.CELL_SECRETARY, own, cell.path),))

    assert indicators_visible_to(secretary, own, *year)[Figure.ADMITTED] == 1
    for stranger, place in ((secretary, other), (secretary, 404), (None, own)):
        with pytest.raises(NotVisible):
            indicators_visible_to(stranger, place, *year)


def test_figures_take_seven_queries(django_assert_num_queries):
    import_casefile(STRAIGHT, by=OPERATOR)
    own = number_of(CELL)

    with django_assert_num_queries(7):
        indicators(own, date(2018, 1, 1), date(2018, 12, 31))
