"""The one exception to the log being kept: the steps of a batch, while that batch is being undone.

What is left of a batch, and the places its steps had, stay for good.
"""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEING_UNDONE = """
    EXISTS (
        SELECT 1 FROM casefiles_stepbatch
        WHERE state = 'being_undone' AND OLD.position BETWEEN first_position AND last_position
    )
"""
BATCH_CHANGED = """
    OLD.state = 'undone' OR NEW.id <> OLD.id OR NEW.first_position <> OLD.first_position
        OR NEW.last_position <> OLD.last_position
        OR NEW.head_digest_before <> OLD.head_digest_before
"""
SQLITE = [
    "DROP TRIGGER casefiles_log_no_delete",
    f"""
    CREATE TRIGGER casefiles_log_no_delete BEFORE DELETE ON casefiles_logentry
    WHEN NOT {BEING_UNDONE}
    BEGIN SELECT RAISE(ABORT, 'a recorded step is never removed'); END
    """,
    """
    CREATE TRIGGER casefiles_batch_no_delete BEFORE DELETE ON casefiles_stepbatch
    BEGIN SELECT RAISE(ABORT, 'a batch of steps is never removed'); END
    """,
    f"""
    CREATE TRIGGER casefiles_batch_no_change BEFORE UPDATE ON casefiles_stepbatch
    WHEN {BATCH_CHANGED}
    BEGIN SELECT RAISE(ABORT, 'a batch of steps is never changed'); END
    """,
    """
    CREATE TRIGGER casefiles_removed_no_delete BEFORE DELETE ON casefiles_removedstep
    BEGIN SELECT RAISE(ABORT, 'the place of a removed step is kept'); END
    """,
    """
    CREATE TRIGGER casefiles_removed_no_update BEFORE UPDATE ON casefiles_removedstep
    BEGIN SELECT RAISE(ABORT, 'the place of a removed step is kept'); END
    """,
]
SQLITE_UNDO = [
    "DROP TRIGGER casefiles_removed_no_update",
    "DROP TRIGGER casefiles_removed_no_delete",
    "DROP TRIGGER casefiles_batch_no_change",
    "DROP TRIGGER casefiles_batch_no_delete",
    "DROP TRIGGER casefiles_log_no_delete",
    """
    CREATE TRIGGER casefiles_log_no_delete BEFORE DELETE ON casefiles_logentry
    BEGIN SELECT RAISE(ABORT, 'a recorded step is never removed'); END
    """,
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION casefiles_log_refuse_removal() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF {BEING_UNDONE} THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'a recorded step is never changed or removed';
    END
    $$
    """,
    "DROP TRIGGER casefiles_log_append_only ON casefiles_logentry",
    """
    CREATE TRIGGER casefiles_log_append_only BEFORE UPDATE ON casefiles_logentry
    FOR EACH ROW EXECUTE FUNCTION casefiles_log_refuse()
    """,
    """
    CREATE TRIGGER casefiles_log_no_delete BEFORE DELETE ON casefiles_logentry
    FOR EACH ROW EXECUTE FUNCTION casefiles_log_refuse_removal()
    """,
    f"""
    CREATE FUNCTION casefiles_batch_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND NOT ({BATCH_CHANGED}) THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'a batch of steps is never changed or removed';
    END
    $$
    """,
    """
    CREATE TRIGGER casefiles_batch_kept BEFORE UPDATE OR DELETE ON casefiles_stepbatch
    FOR EACH ROW EXECUTE FUNCTION casefiles_batch_refuse()
    """,
    """
    CREATE FUNCTION casefiles_removed_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the place of a removed step is kept';
    END
    $$
    """,
    """
    CREATE TRIGGER casefiles_removed_kept BEFORE UPDATE OR DELETE ON casefiles_removedstep
    FOR EACH ROW EXECUTE FUNCTION casefiles_removed_refuse()
    """,
]
POSTGRESQL_UNDO = [
    "DROP TRIGGER casefiles_removed_kept ON casefiles_removedstep",
    "DROP FUNCTION casefiles_removed_refuse()",
    "DROP TRIGGER casefiles_batch_kept ON casefiles_stepbatch",
    "DROP FUNCTION casefiles_batch_refuse()",
    "DROP TRIGGER casefiles_log_no_delete ON casefiles_logentry",
    "DROP TRIGGER casefiles_log_append_only ON casefiles_logentry",
    """
    CREATE TRIGGER casefiles_log_append_only BEFORE UPDATE OR DELETE ON casefiles_logentry
    FOR EACH ROW EXECUTE FUNCTION casefiles_log_refuse()
    """,
    "DROP FUNCTION casefiles_log_refuse_removal()",
]


def let_batches_go(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _execute(editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def keep_all(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    _execute(editor, {"sqlite": SQLITE_UNDO, "postgresql": POSTGRESQL_UNDO})


def _execute(editor: BaseDatabaseSchemaEditor, statements: dict[str, list[str]]) -> None:
    for statement in statements[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casefiles", "0009_batches_of_steps")]
    operations: ClassVar = [migrations.RunPython(let_batches_go, keep_all)]
