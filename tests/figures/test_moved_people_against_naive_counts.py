"""Figures of people who moved between cells, began anew and were corrected are what naive counts find."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from figures.moving_people import (
    ALL_COUNTED,
    MINISTRY,
    counted_first,
    facts,
    is_below,
    lives,
    moments_of_change,
    people_counted,
    stages_on,
)
from figures.naive_stages import FOLLOWED_TO_THE_END, counted
from ketnap.casefiles.operator import OPERATOR, acting_on_people
from ketnap.casefiles.queries import CountBy, Figure, FigureOf
from ketnap.casefiles.queries.counted_people import Asked, counted_people, figure_counts
from ketnap.casefiles.queries.counted_places import cell_counts
from ketnap.casefiles.queries.figures import facts_of
from ketnap.casefiles.services import import_casefiles
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Span
from ketnap.figures.admissions import admitted_by_year
from ketnap.figures.courses import courses_counted
from ketnap.figures.parts import parts_below
from ketnap.figures.stages import followed_bridge, stage_counts_within
from ketnap.occasions.courses.models import CourseKind
from ketnap.organisations.queries import organisations_called
from ketnap.people.services import merge_persons
from ketnap.rules.load import load_rulebook

pytestmark = pytest.mark.django_db

PLACES = (MINISTRY, "Đảng ủy cơ sở 1", "Chi bộ 3", "Chi bộ 4")
WHOLE = Span(date(2018, 1, 1), date(2023, 12, 31))
PERIODS = [
    WHOLE,
    *(Span(date(year, 1, 1), date(year, 12, 31)) for year in range(2018, 2024)),
    Span(date(2021, 4, 1), date(2021, 6, 30)),
]
ASKING = [None, date(2020, 6, 30), date(2022, 1, 15)]
VALID = load_rulebook().on(date(2020, 1, 1))["awareness_certificate_valid_months"].value
ONE_DAY = timedelta(days=1)
LATER = date(2090, 1, 1)
"""After everything that was recorded."""


@pytest.fixture(scope="module")
def people():
    return lives(90)


@pytest.fixture
def installed(people):
    """Both files of whoever moved are of one person here."""
    files = [file for life in people for file in life.files]
    cases = iter(import_casefiles([casefile_from_data(file) for file in files], by=OPERATOR))
    for life in people:
        first, *others = (next(cases) for _file in life.files)
        for other in others:
            giving, receiving = (acting_on_people(OPERATOR, each.cell) for each in (first, other))
            both = replace(giving, held=(*giving.held, *receiving.held))
            merge_persons(first.person, other.person, reason="cùng một người", actor=both)
    return people


def path_of(name):
    return organisations_called(name).get().path


def test_figures_of_every_place_and_period_on_every_day_of_asking(installed):
    for name in PLACES:
        for span in PERIODS:
            for known_on in ASKING:
                asked = Asked(path=path_of(name), start=span.start, end=span.end, known_on=known_on)
                told, named = figure_counts(asked), counted_people(asked)
                for figure in ALL_COUNTED:
                    naive = people_counted(
                        installed,
                        figure,
                        (span.start, span.end),
                        name,
                        known_on=known_on or date.max,
                    )
                    assert told[Figure(figure)] == naive, (name, span, known_on, figure)
                    assert len(named[Figure(figure)]) == naive


def test_courses_told_now_are_those_that_the_logs_tell_at_the_end(installed):
    for name in PLACES:
        for span in PERIODS:
            asked = Asked(path=path_of(name), start=span.start, end=span.end)
            found = courses_counted(asked, CourseKind.AWARENESS)
            of_logs = courses_counted(replace(asked, known_on=LATER), CourseKind.AWARENESS)
            naive = people_counted(installed, "sent_to_course", (span.start, span.end), name)

            assert found == of_logs, (name, span)
            assert found.together.enrolled == naive


def test_parts_count_each_person_at_his_first_fact_and_cells_count_their_own(installed):
    ministry, apart = organisations_called(MINISTRY).get(), 0
    for span in PERIODS:
        days = (span.start, span.end)
        asked = Asked(path=ministry.path, start=span.start, end=span.end)
        parts = parts_below(ministry, asked, on=span.end)
        own = cell_counts(asked)
        for figure in ALL_COUNTED:
            numbers = [part.counts.get(Figure(figure), 0) for part in parts]
            whose = [counted_first(installed, figure, days, part.name) for part in parts]
            alone = [
                FigureOf(
                    figure=Figure(figure),
                    organisation_id=part.organisation_id,
                    start=span.start,
                    end=span.end,
                )
                for part in parts
            ]
            behind = [names_behind(replace(each, part_of=ministry.pk)) for each in alone]
            assert numbers == list(map(len, whose))
            assert behind == whose, (span, figure)
            apart += behind != list(map(names_behind, alone))
            assert sum(numbers) == people_counted(installed, figure, days, MINISTRY)
            for name in PLACES[2:]:
                naive = people_counted(installed, figure, days, name)
                assert own[Figure(figure)].get(path_of(name), 0) == naive
    assert apart  # or nobody counts for two parts, and a list of the part alone would do


def names_behind(figure):
    return set(facts_of(figure).values_list("casefile__person__full_name", flat=True))


def test_admissions_by_year(installed):
    for name in PLACES:
        found = admitted_by_year(path_of(name), WHOLE, CountBy.DECISION)

        for year, number in found.items():
            days = (date(year, 1, 1), date(year, 12, 31))
            assert number == people_counted(installed, "admitted", days, name)


def test_a_file_that_went_away_stands_in_one_cell_on_any_day(installed):
    days = [date(2018, 3, 1) + timedelta(days=131 * place) for place in range(16)]
    for name in PLACES:
        for day in days:
            found = stage_counts_within(path_of(name), on=day)
            naive = [
                stage
                for life in installed
                for stage in stages_on(life, day, name, certificate_months=VALID)
            ]
            assert {stage.value: number for stage, number in found.items() if number} == counted(
                naive
            )


def test_the_bridge_of_cases_that_moved(installed):
    for name in PLACES:
        for span in PERIODS:
            bridge = followed_bridge(path_of(name), span)
            came, left = _moves(installed, name, span)

            assert bridge.opening == _followed(installed, name, span.start - ONE_DAY)
            assert bridge.closing == _followed(installed, name, span.end)
            assert (sum(bridge.came.values()), sum(bridge.left.values())) == (came, left)
            assert bridge.adds_up


def test_some_moved_some_began_anew_and_some_were_counted_in_two_cells(people):
    moved = [life for life in people if len(life.files) > 1]
    anew = [
        life
        for life in people
        if len({day for day, _cell in facts(life, "put_forward")}) > 1
        and any(facts(life, "removed"))
    ]
    twice = [
        life
        for life in moved
        if len({cell["name"] for _day, cell in facts(life, "certified")}) > 1
        or len({cell["name"] for _day, cell in facts(life, "put_forward")}) > 1
    ]

    assert len(moved) > 20
    assert len(anew) > 5
    assert twice
    assert any(step["kind"] == "corrected" for life in moved for step in life.files[0]["steps"])
    assert any(not is_below(life.files[1]["cell"], PLACES[1]) for life in moved)


def _followed(people, name, day):
    return sum(map(_is_followed, _stages(people, name, day)))


def _stages(people, name, day):
    return [
        stage for life in people for stage in stages_on(life, day, name, certificate_months=VALID)
    ]


def _moves(people, name, span):
    """How many files came to be followed in a period, and how many left, each by itself."""
    came = left = 0
    for life in people:
        for file in life.files:
            if not is_below(file["cell"], name):
                continue
            alone = file["cell"]["name"]
            for day in moments_of_change(life, file, certificate_months=VALID):
                if span.start <= day <= span.end:
                    before, now = (
                        any(
                            map(
                                _is_followed,
                                stages_on(life, each, alone, certificate_months=VALID),
                            )
                        )
                        for each in (day - ONE_DAY, day)
                    )
                    came += now and not before
                    left += before and not now
    return came, left


def _is_followed(stage):
    return stage not in FOLLOWED_TO_THE_END
