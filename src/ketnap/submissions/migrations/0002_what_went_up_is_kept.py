"""The database itself refuses to change or remove what went up with a file."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "submissions_submission"
REFUSAL = "what went up with a file is kept"
SQLITE = {
    f"{TABLE}_no_update": f"BEFORE UPDATE ON {TABLE}",
    f"{TABLE}_no_delete": f"BEFORE DELETE ON {TABLE}",
    # INSERT OR REPLACE removes the old row without asking the triggers above.
    f"{TABLE}_no_replace": (
        f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id"  # noqa: S608
        " OR (casefile_id = NEW.casefile_id AND step_seq = NEW.step_seq))"
    ),
}
FUNCTION = f"""
CREATE FUNCTION submissions_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}';
END
$$
"""
POSTGRESQL = {
    f"{TABLE}_no_update": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
    f"{TABLE}_no_truncate": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name, when in SQLITE.items():
            body = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            editor.execute(f"CREATE TRIGGER {name} {when} {body}")
        return
    editor.execute(FUNCTION)
    for name, when in POSTGRESQL.items():
        on = when.format(table=TABLE)
        editor.execute(f"CREATE TRIGGER {name} {on} EXECUTE FUNCTION submissions_refuse()")


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name in SQLITE:
            editor.execute(f"DROP TRIGGER {name}")
        return
    for name in POSTGRESQL:
        editor.execute(f"DROP TRIGGER {name} ON {TABLE}")
    editor.execute("DROP FUNCTION submissions_refuse()")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("submissions", "0001_initial")]

    operations: ClassVar = [migrations.RunPython(refuse_changes, allow_changes)]
