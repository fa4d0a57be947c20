"""Rows written by one statement are those that the models would have written one by one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from ketnap.audit.models import AccessEntry, Deed
from ketnap.people.models import Membership, MemberStatus
from ketnap.tables.inserting import insert_rows

pytestmark = pytest.mark.django_db


def membership(person, **columns) -> Membership:
    return Membership(person=person, cell=person.cell, valid_from=date(2020, 1, 1), **columns)


def told(rows) -> list[dict[str, object]]:
    return [{k: v for k, v in row.items() if k not in ("id", "person_id")} for row in rows.values()]


def test_rows_written_together_say_what_rows_saved_alone_say(people, cell):
    columns = (
        {"status": MemberStatus.OFFICIAL, "official_on": date(2021, 2, 28)},
        {"status": MemberStatus.PROBATIONARY, "valid_until": date(2020, 12, 31)},
    )
    for each in columns:
        membership(people.person(cell, "Trần Thị An"), **each).save()
    alone = told(Membership.objects.order_by("pk"))
    before = Membership.objects.latest("pk").pk

    together = [membership(people.person(cell, "Lê Văn Bình"), **each) for each in columns]
    insert_rows(Membership, together)

    assert len(alone) == len(columns)
    assert told(Membership.objects.filter(pk__gt=before).order_by("pk")) == alone


def test_the_moment_of_writing_is_set_as_ever(people, cell):
    since = timezone.now()

    insert_rows(AccessEntry, [AccessEntry(deed=Deed.VIEWED, object_kind="person")])

    entry = AccessEntry.objects.latest("pk")
    assert since <= entry.at <= timezone.now()
    assert (entry.who, entry.deed, entry.detail) == (None, Deed.VIEWED, "")


def test_what_the_database_refuses_is_refused_and_nothing_of_it_stays(people, cell):
    person = people.person(cell, "Trần Thị An")
    rows = [
        membership(person, status=MemberStatus.PROBATIONARY),
        membership(person, status="guest"),
    ]

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Membership, rows)

    assert not Membership.objects.filter(person=person).exists()


def test_rows_before_a_refused_one_go_with_the_savepoint_and_others_stay(people, cell):
    person = people.person(cell, "Trần Thị An")
    earlier = membership(person, status=MemberStatus.OFFICIAL)
    later = [membership(person, status=MemberStatus.PROBATIONARY) for _ in range(300)]

    insert_rows(Membership, [earlier])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Membership, [*later, membership(person, status="guest")])

    found = Membership.objects.filter(person=person).values_list("status", flat=True)
    assert list(found) == [MemberStatus.OFFICIAL]


def test_many_rows_are_all_there_in_their_order_and_each_with_its_own_values():
    details = [f"dòng thứ {number}, 100 %" for number in range(603)]

    insert_rows(
        AccessEntry,
        [AccessEntry(deed=Deed.VIEWED, object_kind="person", detail=each) for each in details],
    )

    assert list(AccessEntry.objects.order_by("pk").values_list("detail", flat=True)) == details


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        insert_rows(AccessEntry, [])
