"""Organisations that end, and what is left of them on the days before."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from conftest import BEGINNING, today_actor
from ketnap.domain.access import NotAllowed
from ketnap.organisations.models import ChainRole, Organisation, OrganisationKind
from ketnap.organisations.queries import (
    chain_on,
    children_on,
    existing_on,
    mass_organisations_of,
    name_on,
    organisations_known_to,
    parents_on,
    units_of,
)
from ketnap.organisations.services import (
    add_unit,
    create_organisation,
    end_organisation,
    rename,
    set_chain,
)

LAST_DAY = date(2021, 12, 31)
ENDED = date(2022, 1, 1)


def test_ended_organisation_stands_up_to_the_day_before(cell, superior, administrator):
    add_unit(cell, "Phòng Tổng hợp", since=BEGINNING, actor=administrator)

    end_organisation(cell, on=ENDED, actor=administrator)

    assert list(children_on(superior.pk, LAST_DAY)) == [cell]
    assert list(children_on(superior.pk, ENDED)) == []
    assert [unit.name for unit in units_of(cell.pk, LAST_DAY)] == ["Phòng Tổng hợp"]
    assert list(units_of(cell.pk, ENDED)) == []
    assert list(mass_organisations_of(cell.pk, ENDED)) == []
    assert chain_on(cell.pk, ENDED) == ()
    assert name_on(cell.pk, ENDED) == "Chi bộ Văn phòng"


def test_organisation_with_one_below_it_does_not_end(cell, superior, administrator):
    with pytest.raises(ValidationError) as refusal:
        end_organisation(superior, on=ENDED, actor=administrator)

    assert refusal.value.code == "organisations_below"
    assert superior in existing_on(Organisation.objects.all(), ENDED)


def test_a_body_in_the_chain_of_a_cell_does_not_end_until_the_chain_has_changed(
    cell, superior, administrator
):
    kind = OrganisationKind.STANDING_COMMITTEE
    body = create_organisation(
        kind, "Ban Thường vụ", since=BEGINNING, actor=administrator, parent=superior
    )
    set_chain(cell, [(body, ChainRole.DECIDE)], since=LAST_DAY, actor=administrator)
    with pytest.raises(ValidationError) as refusal:
        end_organisation(body, on=ENDED, actor=administrator)

    set_chain(cell, [(superior, ChainRole.DECIDE)], since=ENDED, actor=administrator)
    end_organisation(body, on=ENDED, actor=administrator)

    assert refusal.value.code == "chains_left"
    assert body not in existing_on(Organisation.objects.all(), ENDED)


def test_organisation_ends_once_what_stood_below_it_has(cell, superior, administrator):
    end_organisation(cell, on=ENDED, actor=administrator)

    end_organisation(superior, on=ENDED, actor=administrator)

    assert list(existing_on(Organisation.objects.all(), ENDED)) == []


def test_stranger_may_not_end_a_sister_cell(cell, stranger):
    with pytest.raises(NotAllowed):
        end_organisation(cell, on=ENDED, actor=today_actor(stranger))

    assert cell in existing_on(Organisation.objects.all(), ENDED)


def test_existing_organisations_carry_the_name_of_the_day(cell, administrator):
    rename(cell, "Chi bộ Hành chính", on=ENDED, actor=administrator)

    names = [
        [
            organisation.name
            for organisation in existing_on(Organisation.objects.filter(pk=cell.pk), day)
        ]
        for day in (LAST_DAY, ENDED)
    ]

    assert names == [["Chi bộ Văn phòng"], ["Chi bộ Hành chính"]]


def test_organisation_does_not_exist_before_it_was_founded(cell, superior, administrator):
    founded = create_organisation(
        OrganisationKind.CELL, "Chi bộ Dữ liệu", since=ENDED, parent=superior, actor=administrator
    )

    assert founded not in existing_on(Organisation.objects.all(), LAST_DAY)
    assert founded in existing_on(Organisation.objects.all(), ENDED)
    assert parents_on([founded.pk, cell.pk], LAST_DAY) == {cell.pk: superior.pk}


def test_known_organisations_are_those_seen_or_kept(
    cell, other_cell, superior, secretary, committee_officer, mentor_user, administrator
):
    of_cell = organisations_known_to(today_actor(secretary))
    of_committee = organisations_known_to(today_actor(committee_officer))

    assert list(of_cell) == [cell]
    assert list(of_committee) == [superior, cell, other_cell]
    assert list(organisations_known_to(administrator)) == [superior, cell, other_cell]
    assert list(organisations_known_to(today_actor(mentor_user))) == []
    assert list(organisations_known_to(None)) == []
