"""The database itself refuses to change or remove a sitting, or anything that belongs to it."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "what is known of a sitting is kept"
TABLES = {
    "sittings_committeesitting": "id = NEW.id",
    "sittings_sittingexclusion": (
        "id = NEW.id OR (sitting_id = NEW.sitting_id AND ground = NEW.ground)"
    ),
    "sittings_sittingvote": (
        "id = NEW.id OR (casefile_id = NEW.casefile_id AND step_seq = NEW.step_seq)"
    ),
}
FUNCTION = f"""
CREATE FUNCTION sittings_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}';
END
$$
"""


REFUSE = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"


def triggers_of_sqlite(table: str) -> Iterator[tuple[str, str]]:
    """Each trigger of a table, by its name and when it refuses."""
    yield f"{table}_no_update", f"BEFORE UPDATE ON {table}"
    yield f"{table}_no_delete", f"BEFORE DELETE ON {table}"
    # INSERT OR REPLACE removes the old row without asking the triggers above.
    found = f"SELECT 1 FROM {table} WHERE {TABLES[table]}"  # noqa: S608
    yield f"{table}_no_replace", f"BEFORE INSERT ON {table} WHEN EXISTS ({found})"


def _sqlite() -> Iterator[tuple[str, str]]:
    for table in TABLES:
        yield from triggers_of_sqlite(table)


def _postgresql() -> Iterator[tuple[str, str, str]]:
    for table in TABLES:
        yield f"{table}_no_update", table, f"BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW"
        yield f"{table}_no_truncate", table, f"BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name, when in _sqlite():
            editor.execute(f"CREATE TRIGGER {name} {when} {REFUSE}")
        return
    editor.execute(FUNCTION)
    for name, _table, when in _postgresql():
        editor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION sittings_refuse()")


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name, _when in _sqlite():
            editor.execute(f"DROP TRIGGER {name}")
        return
    for name, table, _when in _postgresql():
        editor.execute(f"DROP TRIGGER {name} ON {table}")
    editor.execute("DROP FUNCTION sittings_refuse()")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sittings", "0001_initial")]

    operations: ClassVar = [migrations.RunPython(refuse_changes, allow_changes)]
