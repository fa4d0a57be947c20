"""The access log takes entries, and never gives one up."""

import pytest
from django.db import DatabaseError, connection, transaction

from ketnap.accounts.models import User
from ketnap.audit.models import AccessEntry, AppendOnly, Deed
from ketnap.audit.queries import about_object, looked_at
from ketnap.audit.services import note_access


@pytest.fixture
def entry(secretary: User) -> AccessEntry:
    return note_access(
        secretary.pk, Deed.VIEWED, object_kind="casefile", object_id=7, casefile_id=7
    )


def test_entry_changed_through_the_model_is_refused(entry):
    entry.detail = "khác"

    with pytest.raises(AppendOnly):
        entry.save()


def test_entry_removed_through_the_model_is_refused(entry):
    with pytest.raises(AppendOnly):
        entry.delete()


def test_entries_changed_or_removed_in_bulk_are_refused(entry):
    with pytest.raises(AppendOnly):
        AccessEntry.objects.update(detail="khác")
    with pytest.raises(AppendOnly):
        AccessEntry.objects.all().delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_accessentry SET detail = 'khác'",
        "DELETE FROM audit_accessentry",
    ],
)
def test_entry_changed_behind_the_models_is_refused_by_the_database(entry, statement):
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert AccessEntry.objects.get(pk=entry.pk).detail == ""


@pytest.mark.django_db(transaction=True)
def test_entries_written_outside_a_test_transaction_are_cleaned_up(entry):
    assert AccessEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_table_emptied_by_the_cleaning_still_refuses_changes(entry):
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM audit_accessentry")


def test_looked_at_lists_the_case_alone_latest_first(entry, secretary):
    later = note_access(secretary.pk, Deed.EXPORTED, object_kind="casefile", casefile_id=7)
    note_access(secretary.pk, Deed.VIEWED, object_kind="casefile", casefile_id=8)

    assert list(looked_at(7)) == [later, entry]


@pytest.mark.parametrize("deed", [Deed.VIEWED, Deed.PRINTED, Deed.EXPORTED])
def test_looked_at_lists_what_was_done_with_the_record_of_the_person_too(entry, secretary, deed):
    own = note_access(secretary.pk, deed, object_kind="person", object_id=3)
    note_access(secretary.pk, deed, object_kind="person", object_id=4)
    note_access(secretary.pk, Deed.RECORD_CHANGED, object_kind="person", object_id=3)

    assert list(looked_at(7, person_id=3)) == [own, entry]


def test_about_object_lists_the_object_alone(entry, secretary):
    note_access(secretary.pk, Deed.VIEWED, object_kind="person", object_id=7)

    assert list(about_object("casefile", 7)) == [entry]
