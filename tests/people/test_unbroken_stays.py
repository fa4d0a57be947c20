"""How long members stood in a cell without a break is written with every write about them."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from conftest import BEGINNING, FACTS
from ketnap.domain.casefile.steps import PersonFacts
from ketnap.people.models import CellStay, Membership, MemberStatus
from ketnap.people.services import (
    Joining,
    admit_member,
    change_membership,
    correct_person,
    end_membership,
    enrol_members,
    enrol_persons,
    merge_persons,
    new_person,
    rebuild_stays,
    reopen_membership,
    stays_differ,
    take_out_members,
    undo_merge,
)
from ketnap.people.unbroken import Unbroken, unbroken

OFFICIAL, PROBATIONARY = MemberStatus.OFFICIAL, MemberStatus.PROBATIONARY
CHANGE, DAY_BEFORE = date(2025, 9, 1), date(2025, 8, 31)
NEXT_CHANGE = date(2026, 3, 1)
AN, OWN_CELL, OTHER_CELL = 1, 10, 20


def standing(cell, since, until, status=OFFICIAL):
    return Unbroken(AN, cell, since, until, status)


def stays_of(person):
    rows = CellStay.objects.filter(person=person).order_by("valid_from")
    return list(rows.values_list("cell", "valid_from", "valid_until", "status"))


@pytest.mark.parametrize(
    ("second", "whole"),
    [
        (standing(OWN_CELL, CHANGE, None), True),
        (standing(OWN_CELL, date(2025, 9, 2), None), False),  # a day of no membership between
        (standing(OWN_CELL, DAY_BEFORE, None), False),  # two standings on one day
        (standing(OTHER_CELL, CHANGE, None), False),
        (replace(standing(OWN_CELL, CHANGE, None), person=2), False),
    ],
)
def test_standings_are_one_stay_only_when_day_follows_day_in_one_cell(second, whole):
    first = standing(OWN_CELL, BEGINNING, DAY_BEFORE, PROBATIONARY)

    found = list(unbroken([first, second]))

    assert found == ([replace(first, until=None)] if whole else [first, second])


def test_stays_follow_every_change_of_a_membership(people, cell, administrator):
    giang = people.person(cell, "Phạm Hương Giang")

    first = admit_member(giang, cell, status=PROBATIONARY, since=BEGINNING, actor=administrator)
    assert stays_of(giang) == [(cell.pk, BEGINNING, None, PROBATIONARY)]

    recognised = change_membership(first, on=CHANGE, status=OFFICIAL, actor=administrator)
    assert stays_of(giang) == [(cell.pk, BEGINNING, None, PROBATIONARY)]

    end_membership(recognised, on=NEXT_CHANGE, actor=administrator)
    assert stays_of(giang) == [(cell.pk, BEGINNING, date(2026, 2, 28), PROBATIONARY)]

    reopen_membership(recognised, actor=administrator)
    assert stays_of(giang) == [(cell.pk, BEGINNING, None, PROBATIONARY)]
    assert not stays_differ()


def test_a_corrected_fact_changes_what_members_have_in_common(people, cell, administrator):
    people.member(cell, "Nguyễn Thị An")
    binh = people.member(cell, "Trần Văn Bình")

    correct_person(
        binh, reason="ghi nhầm", occupation="giáo viên", born_on=date(1986, 1, 2),
        actor=administrator,
    )  # fmt: skip

    assert CellStay.objects.values("alike").distinct().count() == 2
    assert CellStay.objects.get(person=binh).born_on == date(1986, 1, 2)
    assert not stays_differ()


def test_stays_go_with_a_merged_record_and_come_back(people, cell, administrator):
    kept, dropped = people.person(cell, "Lê Quỳnh Chi"), people.person(cell, "Lê Quỳnh Chi")
    first = admit_member(kept, cell, status=PROBATIONARY, since=BEGINNING, actor=administrator)
    end_membership(first, on=CHANGE, actor=administrator)
    admit_member(dropped, cell, status=OFFICIAL, since=CHANGE, actor=administrator)

    merge = merge_persons(kept, dropped, reason="trùng bản ghi", actor=administrator)
    assert stays_of(kept) == [(cell.pk, BEGINNING, None, PROBATIONARY)]
    assert stays_of(dropped) == []
    assert not stays_differ()

    undo_merge(merge, actor=administrator)
    assert stays_of(kept) == [(cell.pk, BEGINNING, DAY_BEFORE, PROBATIONARY)]
    assert stays_of(dropped) == [(cell.pk, CHANGE, None, OFFICIAL)]
    assert not stays_differ()


def test_stays_of_a_sheet_come_and_go_with_it(cell, administrator):
    unions = {"youth_union_member": True, "trade_union_member": True}
    dung = new_person(PersonFacts(full_name="Hoàng Văn Dũng", married=False, **FACTS, **unions))
    enrol_persons(cell, [dung], detail="nhập danh sách", actor=administrator, done=lambda _: None)
    joining = Joining(person=dung, status=OFFICIAL, since=BEGINNING, until=DAY_BEFORE)

    enrol_members(cell, [joining], actor=administrator)
    assert stays_of(dung.pk) == [(cell.pk, BEGINNING, DAY_BEFORE, OFFICIAL)]
    assert not stays_differ()

    take_out_members(cell, [dung.pk], actor=administrator)
    assert stays_of(dung.pk) == []
    assert not stays_differ()


def test_stays_are_told_to_differ_and_made_anew(people, cell):
    binh = people.member(cell, "Trần Văn Bình")
    before = stays_of(binh)
    CellStay.objects.filter(person=binh).update(valid_from=CHANGE)

    assert stays_differ()
    rebuild_stays()
    assert stays_of(binh) == before
    assert not stays_differ()


def test_an_upgrade_fills_the_stays_of_whoever_is_a_member(people, cell, administrator):
    people.person(cell, "Vũ Minh Khang")
    binh = people.member(cell, "Trần Văn Bình")
    change_membership(binh.memberships.get(), on=CHANGE, exempt=True, actor=administrator)
    CellStay.objects.all().delete()

    import_module("ketnap.people.migrations.0007_unbroken_times_in_cells").fill(apps, None)

    assert Membership.objects.filter(person=binh).count() == 2
    assert not stays_differ()
