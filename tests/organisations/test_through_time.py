"""Organisations through time: founded, renamed, moved, and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from conftest import BEGINNING, today_actor
from ketnap.audit.queries import about_object
from ketnap.domain.access import NotAllowed
from ketnap.organisations.models import ChainRole, MassKind, Organisation, OrganisationKind
from ketnap.organisations.queries import (
    ChainLink,
    below,
    cell_facts,
    chain_on,
    name_on,
    names_on,
    organisations_visible_to,
    parent_on,
    units_of,
    with_name_on,
)
from ketnap.organisations.services import (
    add_unit,
    close_down,
    create_organisation,
    move,
    rename,
    set_chain,
)

CHANGE = date(2020, 7, 1)
DAY_BEFORE = date(2020, 6, 30)


@pytest.fixture
def ministry(administrator, superior):
    return create_organisation(
        OrganisationKind.SUPERIOR_COMMITTEE,
        "Đảng ủy Bộ",
        since=BEGINNING,
        parent=superior,
        actor=administrator,
    )


def test_organisation_stands_below_its_parent(cell, superior):
    assert cell.path == f"{superior.path}{cell.pk:06d}."
    assert superior.path == f"{superior.pk:06d}."


def test_renamed_organisation_keeps_its_old_name_for_earlier_days(cell, administrator):
    rename(cell, "Chi bộ Hành chính", on=CHANGE, actor=administrator)

    assert name_on(cell.pk, DAY_BEFORE) == "Chi bộ Văn phòng"
    assert name_on(cell.pk, CHANGE) == "Chi bộ Hành chính"


def test_name_before_the_first_day_is_the_first_name(cell, administrator):
    rename(cell, "Chi bộ Hành chính", on=CHANGE, actor=administrator)

    assert name_on(cell.pk, date(1990, 1, 1)) == "Chi bộ Văn phòng"


def test_names_of_many_organisations_take_one_query(cell, superior, django_assert_num_queries):
    with django_assert_num_queries(1):
        names = names_on([cell.pk, superior.pk], CHANGE)

    assert names == {
        cell.pk: "Chi bộ Văn phòng",
        superior.pk: "Đảng ủy cơ sở Viện Nghiên cứu",
    }


def test_organisations_carry_their_name_of_a_day(cell, administrator):
    rename(cell, "Chi bộ Hành chính", on=CHANGE, actor=administrator)

    organisations = Organisation.objects.filter(pk=cell.pk)

    assert with_name_on(organisations, DAY_BEFORE).get().name == "Chi bộ Văn phòng"
    assert with_name_on(organisations, CHANGE).get().name == "Chi bộ Hành chính"


@pytest.mark.parametrize("day", [date(2009, 12, 31), BEGINNING])
def test_rename_that_leaves_the_old_name_no_day_is_refused(cell, administrator, day):
    with pytest.raises(ValidationError) as refusal:
        rename(cell, "Chi bộ Hành chính", on=day, actor=administrator)

    assert refusal.value.code == "change_before_start"
    assert name_on(cell.pk, CHANGE) == "Chi bộ Văn phòng"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Chi bộ\u202e Văn phòng", "forbidden_characters"),
        ("Chi bộ\nVăn phòng", "forbidden_characters"),
        ("Chi bo\u0323\u0302 Văn phòng", "not_nfc"),
        ("", "blank"),
    ],
)
def test_name_that_no_paper_could_carry_is_refused(cell, administrator, name, code):
    with pytest.raises(ValidationError) as refusal:
        rename(cell, name, on=CHANGE, actor=administrator)

    assert [error.code for error in refusal.value.error_dict["name"]] == [code]


def test_moved_organisation_takes_what_stands_below_along(cell, superior, ministry, administrator):
    group = create_organisation(
        OrganisationKind.CELL, "Tổ đảng", since=BEGINNING, parent=cell, actor=administrator
    )

    move(cell, ministry, on=CHANGE, actor=administrator)

    cell.refresh_from_db()
    group.refresh_from_db()
    assert cell.path == f"{ministry.path}{cell.pk:06d}."
    assert group.path == f"{cell.path}{group.pk:06d}."
    assert list(below(ministry)) == [ministry, cell, group]


def test_moved_organisation_keeps_its_old_parent_for_earlier_days(
    cell, superior, ministry, administrator
):
    move(cell, ministry, on=CHANGE, actor=administrator)

    assert parent_on(cell.pk, DAY_BEFORE) == superior
    assert parent_on(cell.pk, CHANGE) == ministry


def test_organisation_moved_below_itself_is_refused(cell, superior, administrator):
    with pytest.raises(ValidationError) as refusal:
        move(superior, cell, on=CHANGE, actor=administrator)

    assert refusal.value.code == "moved_below_itself"


def test_move_leaves_a_neighbour_with_a_similar_number_alone(
    cell, other_cell, ministry, administrator
):
    before = other_cell.path

    move(cell, ministry, on=CHANGE, actor=administrator)

    other_cell.refresh_from_db()
    assert other_cell.path == before


def test_chain_of_a_day_is_the_one_in_force_then(cell, superior, ministry, administrator):
    set_chain(
        cell,
        [(superior, ChainRole.PROPOSE), (ministry, ChainRole.DECIDE)],
        since=CHANGE,
        actor=administrator,
    )

    assert [link.body for link in chain_on(cell.pk, DAY_BEFORE)] == [superior]
    assert [(link.body, link.role) for link in chain_on(cell.pk, CHANGE)] == [
        (superior, ChainRole.PROPOSE),
        (ministry, ChainRole.DECIDE),
    ]


@pytest.mark.parametrize(
    "roles",
    [
        [],
        [ChainRole.PROPOSE],
        [ChainRole.DECIDE, ChainRole.PROPOSE],
        [ChainRole.DECIDE, ChainRole.DECIDE],
    ],
)
def test_chain_without_one_last_decision_is_refused(cell, superior, administrator, roles):
    with pytest.raises(ValidationError) as refusal:
        set_chain(cell, [(superior, role) for role in roles], since=CHANGE, actor=administrator)

    assert refusal.value.code == "chain_without_decision"


def test_cell_facts_are_what_a_case_file_says_of_its_cell(cell):
    facts = cell_facts(cell.pk, CHANGE)

    assert (facts.name, facts.superior) == ("Chi bộ Văn phòng", "Đảng ủy cơ sở Viện Nghiên cứu")
    assert (facts.has_youth_union, facts.has_trade_union) == (True, True)
    assert facts.chain == (ChainLink("Đảng ủy cơ sở Viện Nghiên cứu", ChainRole.DECIDE),)


def test_cell_facts_follow_a_youth_union_that_was_closed_down(cell, administrator):
    branch = cell.mass_organisations.get(kind=MassKind.YOUTH_UNION)

    close_down(branch, on=CHANGE, actor=administrator)

    assert cell_facts(cell.pk, DAY_BEFORE).has_youth_union
    assert not cell_facts(cell.pk, CHANGE).has_youth_union


def test_unit_is_listed_from_its_first_day(cell, administrator):
    unit = add_unit(cell, "Trung tâm Dữ liệu", since=CHANGE, actor=administrator)

    assert list(units_of(cell.pk, DAY_BEFORE)) == []
    assert list(units_of(cell.pk, CHANGE)) == [unit]


def test_stranger_may_not_rename_a_sister_cell(cell, stranger):
    with pytest.raises(NotAllowed):
        rename(cell, "Chi bộ Hành chính", on=CHANGE, actor=today_actor(stranger))

    assert name_on(cell.pk, CHANGE) == "Chi bộ Văn phòng"


def test_change_is_noted_with_who_made_it(cell, administrator):
    rename(cell, "Chi bộ Hành chính", on=CHANGE, actor=administrator)

    latest = about_object("organisation", cell.pk)[0]
    assert (latest.who_id, latest.detail) == (administrator.user_id, "đổi tên: Chi bộ Hành chính")


def test_visible_organisations_are_the_own_cell_or_all_below_a_committee(
    cell, other_cell, superior, secretary, committee_officer
):
    of_cell = organisations_visible_to(today_actor(secretary))
    of_committee = organisations_visible_to(today_actor(committee_officer))

    assert list(of_cell) == [cell]
    assert list(of_committee) == [superior, cell, other_cell]
    assert list(organisations_visible_to(None)) == []
