"""A recorded step cannot be changed or removed, through the models or past them."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from casefiles.papers import nominated
from ketnap.casefiles.models import LogEntry, LogIsAppendOnly
from ketnap.casefiles.services import record_steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(case, actor) -> LogEntry:
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)
    connection.check_constraints()
    return LogEntry.objects.get()


def test_models_refuse_to_save_or_delete_a_recorded_step(entry):
    entry.payload = "{}"

    for attempt in (entry.save, entry.delete):
        with pytest.raises(LogIsAppendOnly):
            attempt()


def test_queries_refuse_to_change_or_delete_recorded_steps(entry):
    for attempt in (
        lambda: LogEntry.objects.update(payload="{}"),
        lambda: LogEntry.objects.all().delete(),
        lambda: LogEntry.objects.bulk_update([entry], ["payload"]),
        lambda: LogEntry.objects.bulk_create([entry], update_conflicts=True),
    ):
        with pytest.raises(LogIsAppendOnly):
            attempt()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casefiles_logentry SET payload = '{}'",
        "DELETE FROM casefiles_logentry",
    ],
)
def test_triggers_refuse_change_and_removal(entry, statement):
    with (
        pytest.raises(DatabaseError, match="a recorded step is never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert LogEntry.objects.get().payload == entry.payload


def test_triggers_refuse_what_only_one_database_offers(entry):
    statement = (
        "TRUNCATE casefiles_logentry"
        if connection.vendor == "postgresql"
        else "INSERT OR REPLACE INTO casefiles_logentry SELECT * FROM casefiles_logentry"
    )

    with (
        pytest.raises(DatabaseError, match="a recorded step is never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
