"""The age that the database works out is the one that everything else counts by."""

from datetime import date, timedelta

import pytest

from ketnap.domain.calendar import completed_years
from ketnap.people.age import age_on
from ketnap.people.models import Person

pytestmark = pytest.mark.django_db

BORN = [date(1999, 12, 31), date(2000, 1, 1), date(2000, 2, 28), date(2000, 2, 29)]
ABOUT = [date(1999, 12, 31), date(2023, 2, 28), date(2024, 2, 28), date(2024, 12, 31)]
DAYS = [day + timedelta(days=shift) for day in ABOUT for shift in (-1, 0, 1)]


def test_the_age_on_a_day_is_that_of_completed_years_about_every_birthday(people, cell):
    ids = [people.person(cell, "Chi", born_on=born_on).pk for born_on in BORN]
    born = Person.objects.filter(pk__in=ids).order_by("pk")

    found = {day: list(born.values_list(age_on(day, "born_on"), flat=True)) for day in DAYS}

    assert found == {day: [completed_years(born_on, day) for born_on in BORN] for day in DAYS}
