"""People put together by what they have in common are those that are named one by one."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from figures.moving_people import MINISTRY, lives
from ketnap.casefiles.counting import Counted
from ketnap.casefiles.models import CountedAdmission
from ketnap.casefiles.operator import OPERATOR, acting_on_people
from ketnap.casefiles.queries.counted_alike import counted_alike
from ketnap.casefiles.queries.counted_people import Asked, counted_people, facts_asked
from ketnap.casefiles.queries.figures import CountBy, Figure
from ketnap.casefiles.services import import_casefiles, keep_facts_as_left
from ketnap.casefiles.verification import verify
from ketnap.domain.casefile.format import casefile_from_data
from ketnap.domain.figures import Dimension, Traits, break_down, mean_age_of, number_of
from ketnap.figures.settings import load_age_bands
from ketnap.organisations.models import Organisation, Unit
from ketnap.organisations.queries import organisations_called
from ketnap.people.alike import ALIKE_BY
from ketnap.people.models import Person
from ketnap.people.services import correct_person, merge_persons
from ketnap.people.services.moving import take_over_person

pytestmark = pytest.mark.django_db

TRAITS = {"age", *(dimension.trait for dimension in Dimension)}
START, END = date(2018, 1, 1), date(2023, 12, 31)


@pytest.fixture
def asked():
    """What is asked below the ministry, after people moved, and two cases became one person's."""
    people = lives(40)
    files = [file for life in people for file in life.files]
    cases = iter(import_casefiles([casefile_from_data(file) for file in files], by=OPERATOR))
    for life in people:
        first, *others = (next(cases) for _file in life.files)
        for other in others:
            giving, receiving = (acting_on_people(OPERATOR, each.cell) for each in (first, other))
            both = replace(giving, held=(*giving.held, *receiving.held))
            merge_persons(first.person, other.person, reason="cùng một người", actor=both)
    ministry = organisations_called(MINISTRY).get()
    unit = Unit.objects.create(organisation=first.cell, name="Phòng Đo", valid_from=START)
    first.person.refresh_from_db()
    first.person.unit = unit
    first.person.save()
    whole = Asked(path=ministry.path, start=START, end=END)
    year = replace(whole, start=date(2020, 1, 1), end=date(2020, 12, 31))
    return [whole, replace(whole, known_on=date(2021, 1, 15)), year]


def test_they_are_those_named_one_by_one_in_every_row_and_on_every_day_of_asking(asked):
    bands = load_age_bands()
    for question in asked:
        alike, named = counted_alike(question, TRAITS), counted_people(question)

        assert alike.keys() == named.keys()
        for figure, people in named.items():
            assert number_of(alike[figure]) == len(people)
            assert mean_age_of(alike[figure]) == mean_age_of(people)
            for dimension in Dimension:
                assert break_down(alike[figure], dimension, bands) == break_down(
                    people, dimension, bands
                ), (question, figure, dimension)


def test_traits_nobody_asked_for_tell_nobody_apart(asked):
    for people in counted_alike(asked[0], {"sex"}).values():
        assert people.keys() <= {Traits(sex="female"), Traits(sex="male")}


def test_there_is_somebody_of_a_unit_and_somebody_with_several_facts_of_a_figure(asked):
    named = counted_people(asked[0])
    facts = facts_asked(asked[0])

    assert any(each.unit == "Phòng Đo" for people in named.values() for each in people)
    assert facts.count() > sum(map(len, named.values()))


def test_the_admitted_are_those_named_one_by_one_by_either_day_also_after_a_correction(asked):
    for question, count_by in product(asked, CountBy):
        admitted = replace(question, figures=(Figure.ADMITTED,), count_by=count_by)
        named = counted_people(admitted)[Figure.ADMITTED]

        for traits in (TRAITS, TRAITS - {"unit"}, {"age"}, {"sex", "schooling"}):
            alike = counted_alike(admitted, traits)[Figure.ADMITTED]

            told = (
                Traits(**{name: getattr(each, name) for name in sorted(traits)}) for each in named
            )
            assert alike == Counter(told), (admitted, traits)

    person = Person.objects.get(pk=named[0].person_id)
    actor = acting_on_people(OPERATOR, person.cell)
    correct_person(person, ethnicity="Mảng", reason="ghi nhầm", actor=actor)

    corrected = counted_alike(admitted, {"ethnicity"})[Figure.ADMITTED]
    assert corrected[Traits(ethnicity="Mảng")] == 1
    assert number_of(corrected) == len(named)
    assert verify() == []


def test_whoever_is_put_right_by_the_cell_he_moved_to_is_counted_so_and_nobody_with_him(asked):
    admitted = replace(asked[0], figures=(Figure.ADMITTED,))
    rows = CountedAdmission.objects.filter(code=Counted.ADMISSION_DECIDED, on__range=(START, END))
    case, like_him = (row.casefile for row in rows.order_by("casefile")[:2])
    for fact in ALIKE_BY:
        setattr(like_him.person, fact, getattr(case.person, fact))
    like_him.person.save()
    assert rows.get(casefile=case).alike == rows.get(casefile=like_him).alike
    others = Organisation.objects.filter(kind=case.cell.kind).exclude(pk=case.cell_id)
    giving, receiving = (acting_on_people(OPERATOR, cell) for cell in (case.cell, others[0]))
    both = replace(giving, held=(*giving.held, *receiving.held))

    keep_facts_as_left(case)
    moved = take_over_person(case.person, others[0], actor=both)
    correct_person(moved, ethnicity="Mảng", reason="ghi nhầm", actor=receiving)

    named = counted_people(admitted)[Figure.ADMITTED]
    told = Counter(Traits(ethnicity=each.ethnicity) for each in named)
    assert told[Traits(ethnicity="Mảng")] == 1
    assert counted_alike(admitted, {"ethnicity"})[Figure.ADMITTED] == told
    assert verify() == []
