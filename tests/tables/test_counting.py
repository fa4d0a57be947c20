"""PostgreSQL counts a table anew after much was written to it, and not after little."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ketnap.audit.models import AccessEntry, Deed
from ketnap.tables.counting import MANY_ROWS, count_anew
from ketnap.tables.inserting import insert_rows

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps no such counts"),
]


@pytest.fixture
def anew(django_capture_on_commit_callbacks) -> Callable[[int], list[str]]:
    """Write so many rows; answers what the server is then told to count anew."""

    def told(rows: int) -> list[str]:
        # The outer of the two: what the transaction's end asks is captured too.
        with (
            CaptureQueriesContext(connection) as asked,
            django_capture_on_commit_callbacks(execute=True),
        ):
            count_anew((AccessEntry,), rows=rows)
        return [query["sql"] for query in asked]

    return told


def test_the_server_counts_after_many_rows_alone(anew):
    assert anew(MANY_ROWS - 1) == []
    assert anew(MANY_ROWS) == ['ANALYZE "audit_accessentry"']


def test_what_is_counted_anew_is_known_to_the_server(anew):
    row = {"deed": Deed.VIEWED, "object_kind": "person"}
    insert_rows(AccessEntry, [AccessEntry(**row) for _ in range(MANY_ROWS)])

    anew(MANY_ROWS)

    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'audit_accessentry'")
        assert cursor.fetchone()[0] >= MANY_ROWS
