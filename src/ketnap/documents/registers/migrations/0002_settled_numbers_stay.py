"""The database itself refuses to change a settled number, and to renumber or remove any."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = {
    "registers_number_settled": """
    BEFORE UPDATE ON registers_registernumber WHEN OLD.state IN ('issued', 'voided')
    BEGIN SELECT RAISE(ABORT, 'a settled number is never changed'); END
    """,
    "registers_number_same": """
    BEFORE UPDATE ON registers_registernumber
    WHEN NEW.id <> OLD.id OR NEW.register_id <> OLD.register_id
        OR NEW.number <> OLD.number OR NEW.text <> OLD.text
    BEGIN SELECT RAISE(ABORT, 'a number never becomes another'); END
    """,
    "registers_number_no_delete": """
    BEFORE DELETE ON registers_registernumber
    BEGIN SELECT RAISE(ABORT, 'a number is never removed'); END
    """,
    # INSERT OR REPLACE removes the old row without asking the trigger above.
    "registers_number_no_replace": """
    BEFORE INSERT ON registers_registernumber
    WHEN EXISTS (
        SELECT 1 FROM registers_registernumber
        WHERE id = NEW.id OR (register_id = NEW.register_id AND number = NEW.number)
    )
    BEGIN SELECT RAISE(ABORT, 'a number is never taken twice'); END
    """,
}
POSTGRESQL = [
    """
    CREATE FUNCTION registers_number_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP <> 'UPDATE' THEN
            RAISE EXCEPTION 'a number is never removed';
        END IF;
        IF OLD.state IN ('issued', 'voided') THEN
            RAISE EXCEPTION 'a settled number is never changed';
        END IF;
        IF NEW.id <> OLD.id OR NEW.register_id <> OLD.register_id
            OR NEW.number <> OLD.number OR NEW.text <> OLD.text
        THEN
            RAISE EXCEPTION 'a number never becomes another';
        END IF;
        RETURN NEW;
    END
    $$
    """,
    """
    CREATE TRIGGER registers_number_kept BEFORE UPDATE OR DELETE ON registers_registernumber
    FOR EACH ROW EXECUTE FUNCTION registers_number_refuse()
    """,
    """
    CREATE TRIGGER registers_number_no_truncate BEFORE TRUNCATE ON registers_registernumber
    FOR EACH STATEMENT EXECUTE FUNCTION registers_number_refuse()
    """,
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER registers_number_kept ON registers_registernumber",
    "DROP TRIGGER registers_number_no_truncate ON registers_registernumber",
    "DROP FUNCTION registers_number_refuse()",
]


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    made = [f"CREATE TRIGGER {name} {body}" for name, body in SQLITE.items()]
    _execute(editor, {"sqlite": made, "postgresql": POSTGRESQL})


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    dropped = [f"DROP TRIGGER {name}" for name in SQLITE]
    _execute(editor, {"sqlite": dropped, "postgresql": POSTGRESQL_UNDO})


def _execute(editor: BaseDatabaseSchemaEditor, statements: dict[str, list[str]]) -> None:
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registers", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(refuse_changes, allow_changes)]
