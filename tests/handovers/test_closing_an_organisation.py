"""An organisation ends once neither members nor cases are left in it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from casefiles.papers import step
from conftest import today_actor
from handovers.leaving import today
from ketnap.casefiles.services import record_steps
from ketnap.domain.access import NotAllowed
from ketnap.handovers.services import close_organisation
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import existing_on
from ketnap.people.models import Membership
from ketnap.people.services import end_membership

pytestmark = pytest.mark.django_db


def everybody_leaves(cell, actor, *, on):
    for membership in Membership.objects.filter(cell=cell):
        end_membership(membership, on=on, actor=actor)


def test_cell_with_members_does_not_end(leaver, cell, administrator):
    with pytest.raises(ValidationError) as refusal:
        close_organisation(cell, on=today(), actor=administrator)

    assert refusal.value.code == "members_left"


def test_cell_with_a_case_on_its_way_does_not_end(cases, cell, actor, administrator):
    everybody_leaves(cell, actor, on=today())

    with pytest.raises(ValidationError) as refusal:
        close_organisation(cell, on=today(), actor=administrator)

    assert refusal.value.code == "cases_left"
    assert cell in existing_on(Organisation.objects.all(), today())


def test_cell_ends_when_the_last_member_and_case_have_gone(cases, cell, actor, administrator):
    for case in cases:
        gone = step("withdrawn", today(), reason="chuyển công tác")
        record_steps(case.pk, [gone], by=actor, seen_seq=3)
    everybody_leaves(cell, actor, on=today())

    close_organisation(cell, on=today(), actor=administrator)

    assert cell not in existing_on(Organisation.objects.all(), today())


def test_cell_does_not_end_before_its_last_member_has_gone(leaver, cell, actor, administrator):
    everybody_leaves(cell, actor, on=date(2024, 5, 2))

    with pytest.raises(ValidationError) as refusal:
        close_organisation(cell, on=date(2024, 5, 1), actor=administrator)

    assert refusal.value.code == "members_left"
    close_organisation(cell, on=date(2024, 5, 2), actor=administrator)


def test_stranger_ends_no_sister_cell(cell, stranger):
    with pytest.raises(NotAllowed):
        close_organisation(cell, on=today(), actor=today_actor(stranger))
