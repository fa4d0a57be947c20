"""Figures broken down, and the lists behind their rows."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from casefiles.papers import file_named, of_somebody_else
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import Figure, FigureOf
from ketnap.casefiles.queries.counted_people import Asked, counted_people, put_forward_by
from ketnap.casefiles.queries.figures import facts_of
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.steps import Corrected
from ketnap.domain.figures import Dimension
from ketnap.domain.figures.breakdown import row_asked
from ketnap.figures.breakdowns import breakdowns
from ketnap.figures.official import load_tables
from ketnap.figures.official.filling import filled_table
from ketnap.figures.parts import units_within
from ketnap.figures.settings import load_age_bands
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import organisations_called

pytestmark = pytest.mark.django_db

STRAIGHT = file_named("straight_path")
YEAR = {"start": date(2018, 1, 1), "end": date(2018, 12, 31)}


def place() -> Organisation:
    return organisations_called("Chi bộ Mẫu").get()


def asked(**more):
    return Asked(path=place().path, **{**YEAR, **more})


def somebody(name, **facts):
    other = of_somebody_else(STRAIGHT, name)
    return replace(other, person=replace(other.person, **facts))


def imported(*casefiles):
    import_casefiles(casefiles, by=OPERATOR)


def behind(dimension, code):
    """The full names in the list behind one row of the admitted."""
    figure = FigureOf(
        figure=Figure.ADMITTED,
        organisation_id=place().pk,
        row=row_asked(dimension, code, load_age_bands()),
        **YEAR,
    )
    return sorted(facts_of(figure).values_list("casefile__person__full_name", flat=True))


def test_the_admitted_are_broken_down_by_what_is_recorded_about_them():
    imported(STRAIGHT, somebody("Vũ Văn Ánh", sex="male", youth_union_member=False))

    found = breakdowns(asked(), [Dimension.SEX, Dimension.YOUTH_UNION])[Figure.ADMITTED]

    assert found[Dimension.SEX] == {"female": 1, "male": 1}
    assert sum(found[Dimension.YOUTH_UNION].values()) == 2


def test_age_is_that_on_the_day_that_counts():
    decided_on = date(2018, 6, 28)
    imported(
        somebody("Vũ Thị Ánh", born_on=date(1987, 6, 28)),
        somebody("Vũ Thị Bé", born_on=date(1987, 6, 29)),
    )

    rows = breakdowns(asked(), [Dimension.AGE_BAND])[Figure.ADMITTED][Dimension.AGE_BAND]

    assert counted_people(asked())[Figure.ADMITTED][0].on == decided_on
    assert (rows["18-30"], rows["31-35"]) == (1, 1)
    assert behind(Dimension.AGE_BAND, "31-35") == ["Vũ Thị Ánh"]


def test_every_row_opens_its_own_list():
    imported(STRAIGHT, somebody("Vũ Văn Ánh", sex="male", workplace="Phòng Kho", schooling="none"))

    assert behind(Dimension.SEX, "male") == ["Vũ Văn Ánh"]
    assert behind(Dimension.UNIT, "Phòng Kho") == ["Vũ Văn Ánh"]
    assert behind(Dimension.PROFESSION, "none") == ["Vũ Văn Ánh"]
    assert behind(Dimension.ETHNICITY, "unknown") == []


def test_spellings_of_one_word_make_one_row_whose_list_has_everybody():
    imported(
        somebody("Vũ Thị Ánh", religion="Không", workplace="Phòng Kho"),
        somebody("Vũ Thị Bé", religion="không", workplace="PHÒNG KHO"),
        somebody("Vũ Thị Cúc", religion="không", workplace="phòng  kho"),
        somebody("Vũ Thị Dung", religion="Khổng giáo", workplace="Phòng Khó"),
    )

    found = breakdowns(asked(), [Dimension.RELIGION, Dimension.UNIT])[Figure.ADMITTED]
    units = units_within(counted_people(asked(figures=[Figure.ADMITTED])))

    assert found[Dimension.RELIGION] == {"không": 3, "Khổng giáo": 1}
    assert behind(Dimension.RELIGION, "không") == ["Vũ Thị Bé", "Vũ Thị Cúc", "Vũ Thị Ánh"]
    (kho,) = [row for row, number in found[Dimension.UNIT].items() if number == 3]
    assert behind(Dimension.UNIT, kho) == ["Vũ Thị Bé", "Vũ Thị Cúc", "Vũ Thị Ánh"]
    assert sorted(unit.counts[Figure.ADMITTED] for unit in units) == [1, 3]


def test_other_places_of_a_tone_and_other_names_make_one_row_whose_list_has_everybody():
    imported(
        somebody("Vũ Thị Ánh", religion="Hoà Hảo", ethnicity="KINH"),
        somebody("Vũ Thị Bé", religion="Hòa Hảo", ethnicity="kinh (Việt)"),
        somebody("Vũ Thị Cúc", religion="không theo tôn giáo nào", ethnicity="Kinh"),
        somebody("Vũ Thị Dung", religion="Không", ethnicity="Tày", workplace="Văn hoá"),
        somebody("Vũ Thị Én", religion="Không", ethnicity="dân tộc tày", workplace="Văn hóa"),
    )

    dimensions = [Dimension.RELIGION, Dimension.ETHNICITY, Dimension.UNIT]
    found = breakdowns(asked(), dimensions)[Figure.ADMITTED]
    (minority,) = (
        row.this
        for row in filled_table(load_tables()["2-BTCTW"], asked()).rows
        if row.row.vi == "Trong đó dân tộc thiểu số"
    )

    assert sorted(found[Dimension.RELIGION].values()) == [2, 3]
    assert found[Dimension.ETHNICITY] == {"Kinh": 3, "Tày": 2}
    assert 2 in found[Dimension.UNIT].values()
    for dimension in dimensions:
        for row, number in found[dimension].items():
            assert len(behind(dimension, row)) == number
    assert minority == 2


def test_a_past_day_of_asking_hears_what_the_log_told_then():
    """The decision of 28 June came in on 9 July, and in August was found to be of 27 June."""
    decision = next(step for step in STRAIGHT.steps if step.kind == "decided")
    told_on = datetime(2018, 7, 9, 3, tzinfo=UTC)
    steps = [
        replace(step, recorded_at=told_on if step is decision else datetime(2018, 1, 1, tzinfo=UTC))
        for step in STRAIGHT.steps
    ]
    mended = Corrected(
        on=date(2018, 8, 1),
        seq=len(steps) + 1,
        corrects=decision.seq,
        replacement=replace(decision, seq=0, on=date(2018, 6, 27)),
        reason="sai ngày",
        recorded_at=datetime(2018, 8, 1, 3, tzinfo=UTC),
    )
    imported(replace(STRAIGHT, steps=(*steps, mended)))

    def days(known_on):
        people = counted_people(asked(known_on=known_on))[Figure.ADMITTED]
        return [person.on for person in people]

    assert days(date(2018, 7, 8)) == []
    assert days(date(2018, 7, 9)) == [date(2018, 6, 28)]
    assert days(date(2018, 7, 31)) == [date(2018, 6, 28)]
    assert days(date(2018, 8, 1)) == days(None) == [date(2018, 6, 27)]


def test_all_figures_take_two_queries_besides_what_ever_moved(django_assert_num_queries):
    imported(STRAIGHT)
    question = asked()

    with django_assert_num_queries(3):
        breakdowns(question, list(Dimension))


def test_whoever_put_somebody_forward_is_counted_by_sort():
    imported(STRAIGHT, somebody("Vũ Thị Ánh"))

    found = put_forward_by(asked(start=date(2017, 1, 1)))

    assert sum(found.values()) == 2
    assert found["youth_union"] == 2
