"""Memberships that cases call for and nobody has entered."""

from datetime import date

import pytest

from casefiles.papers import file_named
from conftest import today_actor
from ketnap.casefiles.operator import OPERATOR, acting_on_people
from ketnap.casefiles.queries import joining_for, joining_of
from ketnap.casefiles.services import import_casefile
from ketnap.people.models import MemberStatus
from ketnap.people.services import admit_member, change_membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(founder):
    """A case that went straight to recognition."""
    return import_casefile(file_named("straight_path"), by=OPERATOR)


@pytest.fixture
def reader(case):
    """Whoever leads the cell of the case."""
    return acting_on_people(OPERATOR, case.cell)


@pytest.fixture
def days(case):
    """The day of each kind of step, the last of it."""
    return {step.kind: step.on for step in file_named("straight_path").steps}


def test_ceremony_calls_for_a_probationary_member(case, reader, days):
    ceremony = days["ceremony_held"]

    [joining] = joining_of(reader, case.cell_id, on=ceremony)

    assert (joining.case, joining.status) == (case, MemberStatus.PROBATIONARY)
    assert (joining.since, joining.official_on) == (ceremony, None)


def test_recognition_calls_for_an_official_member_since_the_end_of_probation(case, reader, days):
    admit_member(
        case.person,
        case.cell,
        status=MemberStatus.PROBATIONARY,
        since=days["ceremony_held"],
        actor=reader,
    )

    joining = joining_for(reader, case.pk, on=days["decided"])

    assert joining is not None
    assert (joining.status, joining.since) == (MemberStatus.OFFICIAL, days["decided"])
    assert joining.official_on == days["ceremony_held"].replace(year=days["ceremony_held"].year + 1)


def test_nothing_is_called_for_once_it_is_entered(case, reader, days):
    membership = admit_member(
        case.person,
        case.cell,
        status=MemberStatus.PROBATIONARY,
        since=days["ceremony_held"],
        actor=reader,
    )
    assert joining_of(reader, case.cell_id, on=days["ceremony_held"]) == ()

    change_membership(membership, on=days["decided"], status=MemberStatus.OFFICIAL, actor=reader)

    assert joining_of(reader, case.cell_id, on=days["decided"]) == ()


def test_nothing_is_called_for_before_the_ceremony(case, reader):
    assert joining_of(reader, case.cell_id, on=date(2000, 1, 1)) == ()


def test_stranger_is_offered_nothing(stranger, case, days):
    actor = today_actor(stranger)

    assert joining_of(actor, case.cell_id, on=days["ceremony_held"]) == ()
    assert joining_for(actor, case.pk, on=days["ceremony_held"]) is None
