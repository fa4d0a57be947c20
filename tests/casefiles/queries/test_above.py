"""A case is read with the bodies that stand above its cell on a day, not when it was opened."""

from dataclasses import replace
from datetime import date

import pytest

from conftest import BEGINNING
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
from ketnap.casefiles.queries import domain_casefile, with_bodies_of_day
from ketnap.domain.casefile.next_steps import is_appraised
from ketnap.organisations.models import ChainRole, OrganisationKind
from ketnap.organisations.services import create_organisation, set_chain

pytestmark = pytest.mark.django_db

CHANGED_ON = date(2025, 3, 3)
LAST_OF_THE_OLD = date(2025, 3, 2)
NAMES = ("Đảng ủy bộ phận Khối Một", "Ban Thường vụ Đảng ủy Khối")


@pytest.fixture
def changed(case, cell) -> Casefile:
    """A case whose cell has two new bodies above it since a day."""
    by = acting_on_organisations(OPERATOR)
    kinds = (OrganisationKind.SECTIONAL_COMMITTEE, OrganisationKind.STANDING_COMMITTEE)
    lower, upper = (
        create_organisation(kind, name, since=BEGINNING, actor=by)
        for kind, name in zip(kinds, NAMES, strict=True)
    )
    chain = [(lower, ChainRole.APPRAISE), (upper, ChainRole.DECIDE)]
    set_chain(cell, chain, since=CHANGED_ON, actor=by)
    return case


def test_bodies_are_those_of_the_day_and_the_rest_stays(changed):
    file = domain_casefile(changed)

    before = with_bodies_of_day([(changed, file)], LAST_OF_THE_OLD)[changed.pk]
    after = with_bodies_of_day([(changed, file)], CHANGED_ON)[changed.pk]

    assert before == file
    assert not is_appraised(before.cell)
    assert tuple(link.body for link in after.cell.chain) == NAMES
    assert is_appraised(after.cell)
    assert replace(after, cell=file.cell) == file


def test_where_nobody_entered_a_chain_for_the_day_the_case_tells_its_own(changed):
    file = domain_casefile(changed)
    long_before = BEGINNING.replace(year=BEGINNING.year - 1)

    assert with_bodies_of_day([(changed, file)], long_before) == {changed.pk: file}
