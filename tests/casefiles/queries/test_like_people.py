"""Records that may be of the person of a case that was brought in."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import file_named
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries.whole import HeldRecord, other_records_of_like_people
from ketnap.casefiles.services import import_casefile
from ketnap.organisations.queries import name_on
from ketnap.people.models import Person
from ketnap.people.queries import duplicates_among
from ketnap.people.services import merge_persons

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)
FILE = file_named("straight_path")
HOA = replace(FILE, person=replace(FILE.person, full_name="Lê Thị Hoà"))


def test_a_member_without_a_case_is_named_with_the_cell_and_proposed_as_a_duplicate(people, cell):
    member = people.member(cell, "Lê Thị Hòa", born_on=HOA.person.born_on)
    people.member(cell, "Lê Thị Hòa", born_on=date(1970, 1, 1))

    case = import_casefile(HOA, by=OPERATOR)

    found = other_records_of_like_people([case.pk], on=TODAY)
    assert found == {case.pk: [HeldRecord(member.pk, None, name_on(cell.pk, TODAY))]}
    pairs = duplicates_among(Person.objects.all())
    assert pairs == [(member, case.person)]


def test_cases_are_named_by_their_numbers_and_a_person_without_like_ones_is_left_out():
    one, other = (import_casefile(HOA, by=OPERATOR) for _ in range(2))
    alone = import_casefile(FILE, by=OPERATOR)

    found = other_records_of_like_people([other.pk, alone.pk], on=TODAY)

    assert found == {other.pk: [HeldRecord(one.person_id, one.pk, FILE.cell.name)]}


def test_a_record_that_was_merged_into_another_is_named_no_more(people, cell, actor):
    kept, dropped = (
        people.person(cell, "Lê Thị Hòa", born_on=HOA.person.born_on) for _ in range(2)
    )
    merge_persons(kept, dropped, reason="lập hai lần", actor=actor)

    case = import_casefile(HOA, by=OPERATOR)

    (found,) = other_records_of_like_people([case.pk], on=TODAY).values()
    assert [each.person_id for each in found] == [kept.pk]
