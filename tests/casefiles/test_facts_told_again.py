"""Which facts have to be told apart by their person, and which count alone."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import listed, nominated
from conftest import today_actor
from ketnap.casefiles.models import CountedFact
from ketnap.casefiles.queries import indicators
from ketnap.casefiles.queries.figures import Figure
from ketnap.casefiles.services import (
    NewCase,
    import_batch,
    open_casefile,
    record_steps,
    undo_batch,
)
from ketnap.casefiles.verification import verify
from ketnap.domain.access import Role
from ketnap.people.services import merge_persons, undo_merge

pytestmark = pytest.mark.django_db

DAY, LATER = date(2024, 1, 8), date(2024, 2, 5)


def told_again(case):
    facts = CountedFact.objects.filter(casefile=case, again=True).order_by("code", "on")
    return list(facts.values_list("code", "on"))


@pytest.fixture
def twin(people, other_cell):
    """The case of the same Minh in another cell, and who leads both cells."""
    leader = today_actor(people.user("bi-thu-khac", Role.CELL_SECRETARY, other_cell))
    case = open_casefile(
        people.person(other_cell, "Do Quang Minh", sex="male"), other_cell, by=leader
    )
    record_steps(case.pk, [nominated(LATER), listed(LATER)], by=leader, seen_seq=0)
    return case, leader


def test_what_one_figure_counts_together_is_told_again_and_what_came_alone_is_not(case, actor):
    steps = [nominated(DAY), nominated(LATER), listed(LATER)]

    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="giới thiệu lại")

    assert told_again(case) == [("nominated_by_unit", DAY), ("nominated_by_unit", LATER)]


def test_a_later_case_of_a_person_is_told_again_until_the_merge_is_undone(
    case, actor, twin, superior, other_cell
):
    record_steps(case.pk, [nominated(DAY), listed(DAY)], by=actor, seen_seq=0)
    other, leader = twin
    both = replace(actor, held=(*actor.held, *leader.held))
    span = date(2024, 1, 1), date(2024, 12, 31)

    merge = merge_persons(case.person, other.person, reason="cùng một người", actor=both)

    assert (told_again(case), told_again(other)) == (
        [],
        [("listed", LATER), ("nominated_by_unit", LATER)],
    )
    assert indicators(superior.pk, *span)[Figure.LISTED] == 1
    assert indicators(other_cell.pk, *span)[Figure.LISTED] == 1
    assert verify() == []

    undo_merge(merge, actor=both)

    assert told_again(other) == []
    assert indicators(superior.pk, *span)[Figure.LISTED] == 2
    assert verify() == []


def test_a_case_becomes_the_first_when_the_import_of_the_earlier_one_is_undone(
    people, actor, cell, request
):
    person = people.person(cell, "Đỗ Quang Minh", sex="male")
    new = [NewCase(person, (nominated(DAY), listed(DAY)))]
    batch = import_batch(cell, new, [], by=actor, done=lambda _count: None)
    later, leader = request.getfixturevalue("twin")
    both = replace(actor, held=(*actor.held, *leader.held))
    merge_persons(later.person, person, reason="cùng một người", actor=both)
    assert len(told_again(later)) == 2

    undo_batch(batch.pk, by=both)

    assert told_again(later) == []
    assert verify() == []
