"""Which cases an actor may see."""

from datetime import date

import pytest

from casefiles.papers import mentor_assigned, nominated
from conftest import BEGINNING, today_actor
from ketnap.casefiles.queries import (
    casefile_visible_to,
    casefiles_visible_to,
    domain_casefile,
    log_of,
    relation_to,
)
from ketnap.casefiles.refusals import NotVisible
from ketnap.casefiles.services import record_steps

pytestmark = pytest.mark.django_db


def test_the_cell_and_the_committee_above_see_a_case(case, secretary, committee_officer):
    for user in (secretary, committee_officer):
        assert casefile_visible_to(today_actor(user), case.pk) == case


def test_a_sister_cell_sees_nothing(case, stranger):
    assert list(casefiles_visible_to(today_actor(stranger))) == []
    with pytest.raises(NotVisible):
        casefile_visible_to(today_actor(stranger), case.pk)


def test_nobody_signed_in_sees_nothing(case):
    assert list(casefiles_visible_to(None)) == []


def test_a_mentor_sees_the_case_once_assigned(case, actor, mentor_user):
    mentor = today_actor(mentor_user)
    with pytest.raises(NotVisible):
        casefile_visible_to(mentor, case.pk)

    record_steps(
        case.pk,
        [
            nominated(date(2024, 1, 8)),
            mentor_assigned(date(2024, 2, 5), name="Lê Thị Chi", official_on=BEGINNING),
        ],
        by=actor,
        seen_seq=0,
    )

    seen = casefile_visible_to(mentor, case.pk)
    assert seen == case
    assert relation_to(seen).mentor_ids == {mentor.person_id}


def test_a_mentor_of_the_same_name_but_another_day_is_not_meant(case, actor, mentor_user):
    record_steps(
        case.pk,
        [mentor_assigned(date(2024, 2, 5), name="Lê Thị Chi", official_on=date(2011, 1, 1))],
        by=actor,
        seen_seq=0,
    )

    assert list(casefiles_visible_to(today_actor(mentor_user))) == []


def test_the_log_reads_back_as_the_recorded_steps(case, actor):
    recorded = record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)

    assert [entry.seq for entry in log_of(case)] == [1]
    assert domain_casefile(case).steps == recorded.steps
    assert domain_casefile(case).person.full_name == "Đỗ Quang Minh"
