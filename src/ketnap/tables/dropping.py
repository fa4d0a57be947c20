"""Takes indexes away in a migration that serve no query, and leaves the tables as they are.

Django would write the table of a changed column anew on SQLite. Triggers of other tables that look
at it do not allow that, and its own would be lost.
"""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def without_index(
    table: str, column: str, now: migrations.AlterField
) -> migrations.SeparateDatabaseAndState:
    """The operation by which a column has no index of its own any more, as its field says `now`.

    Taking the migration back leaves the index away: another begins with it.
    """

    def drop(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        for name in _own_indexes(editor, table, column):
            editor.execute(f"DROP INDEX {editor.quote_name(name)}")

    return migrations.SeparateDatabaseAndState(
        database_operations=[migrations.RunPython(drop, migrations.RunPython.noop)],
        state_operations=[now],
    )


def _own_indexes(editor: BaseDatabaseSchemaEditor, table: str, column: str) -> list[str]:
    """The indexes of a column alone, on PostgreSQL with the one for the beginning of texts."""
    with editor.connection.cursor() as cursor:
        found = editor.connection.introspection.get_constraints(cursor, table)
    return [
        name
        for name, told in found.items()
        if told["index"] and not told["unique"] and told["columns"] == [column]
    ]
