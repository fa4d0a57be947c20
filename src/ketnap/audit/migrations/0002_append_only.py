"""Triggers that let nobody change or remove an entry of the access log."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    """
    CREATE TRIGGER audit_accessentry_no_update BEFORE UPDATE ON audit_accessentry
    BEGIN SELECT RAISE(ABORT, 'audit_accessentry is append only'); END
    """,
    """
    CREATE TRIGGER audit_accessentry_no_delete BEFORE DELETE ON audit_accessentry
    BEGIN SELECT RAISE(ABORT, 'audit_accessentry is append only'); END
    """,
    # INSERT OR REPLACE would remove the old row without asking the trigger above.
    """
    CREATE TRIGGER audit_accessentry_no_replace BEFORE INSERT ON audit_accessentry
    WHEN EXISTS (SELECT 1 FROM audit_accessentry WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'audit_accessentry is append only'); END
    """,
]
POSTGRESQL = [
    """
    CREATE FUNCTION audit_accessentry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'audit_accessentry is append only'
        USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER audit_accessentry_no_change BEFORE UPDATE OR DELETE ON audit_accessentry
    FOR EACH ROW EXECUTE FUNCTION audit_accessentry_append_only()
    """,
    """
    CREATE TRIGGER audit_accessentry_no_truncate BEFORE TRUNCATE ON audit_accessentry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_accessentry_append_only()
    """,
]
SQL = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def create_triggers(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in SQL[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0001_initial")]

    operations: ClassVar = [migrations.RunPython(create_triggers)]
