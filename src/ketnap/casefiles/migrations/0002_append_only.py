"""The database itself refuses to change or remove a recorded step."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = [
    """
    CREATE TRIGGER casefiles_log_no_update BEFORE UPDATE ON casefiles_logentry
    BEGIN SELECT RAISE(ABORT, 'a recorded step is never changed'); END
    """,
    """
    CREATE TRIGGER casefiles_log_no_delete BEFORE DELETE ON casefiles_logentry
    BEGIN SELECT RAISE(ABORT, 'a recorded step is never removed'); END
    """,
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    """
    CREATE TRIGGER casefiles_log_no_replace BEFORE INSERT ON casefiles_logentry
    WHEN EXISTS (
        SELECT 1 FROM casefiles_logentry
        WHERE id = NEW.id OR position = NEW.position
            OR (casefile_id = NEW.casefile_id AND seq = NEW.seq)
    )
    BEGIN SELECT RAISE(ABORT, 'a recorded step is never replaced'); END
    """,
]
SQLITE_UNDO = [
    "DROP TRIGGER casefiles_log_no_update",
    "DROP TRIGGER casefiles_log_no_delete",
    "DROP TRIGGER casefiles_log_no_replace",
]
POSTGRESQL = [
    """
    CREATE FUNCTION casefiles_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'a recorded step is never changed or removed';
    END
    $$
    """,
    """
    CREATE TRIGGER casefiles_log_append_only BEFORE UPDATE OR DELETE ON casefiles_logentry
    FOR EACH ROW EXECUTE FUNCTION casefiles_log_refuse()
    """,
    """
    CREATE TRIGGER casefiles_log_no_truncate BEFORE TRUNCATE ON casefiles_logentry
    FOR EACH STATEMENT EXECUTE FUNCTION casefiles_log_refuse()
    """,
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER casefiles_log_append_only ON casefiles_logentry",
    "DROP TRIGGER casefiles_log_no_truncate ON casefiles_logentry",
    "DROP FUNCTION casefiles_log_refuse()",
]


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _execute(editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _execute(editor, {"sqlite": SQLITE_UNDO, "postgresql": POSTGRESQL_UNDO})


def _execute(editor: BaseDatabaseSchemaEditor, statements: dict[str, list[str]]) -> None:
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casefiles", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(refuse_changes, allow_changes)]
