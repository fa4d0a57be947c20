"""PostgreSQL counts a table anew after much was written to it, and not after little."""

import pytest
from django.db import connection

from ketnap.audit.models import AccessEntry, Deed
from ketnap.tables.counting import MANY_ROWS, count_anew
from ketnap.tables.inserting import insert_rows

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps no such counts"),
]


def counted() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'audit_accessentry'")
        return cursor.fetchone()[0]


def test_the_server_counts_after_many_rows_alone(django_capture_on_commit_callbacks):
    row = {"deed": Deed.VIEWED, "object_kind": "person"}
    insert_rows(AccessEntry, [AccessEntry(**row) for _ in range(MANY_ROWS)])

    with django_capture_on_commit_callbacks(execute=True):
        count_anew((AccessEntry,), rows=MANY_ROWS - 1)
    before = counted()
    with django_capture_on_commit_callbacks(execute=True):
        count_anew((AccessEntry,), rows=MANY_ROWS)

    assert before < MANY_ROWS
    assert counted() >= MANY_ROWS
