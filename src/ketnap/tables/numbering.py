"""Numbers of rows known before the rows are written, so that others can refer to them at once."""

from collections.abc import Sequence

from django.db import connection, models, transaction


def reserved_numbers(model: type[models.Model], count: int) -> Sequence[int]:
    """So many numbers that no row of a table that numbers itself has had or will be given.

    On SQLite they are kept from others by the running transaction, which alone may write.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [connection.ops.quote_name(table), model._meta.pk.column, count],
            )
            return [number for (number,) in cursor.fetchall()]
        if not connection.in_atomic_block:
            raise transaction.TransactionManagementError("numbers are kept inside a transaction")
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
    first = last[0] + 1 if last else 1
    return range(first, first + count)
