"""The database itself refuses to change a closed meeting, or anything that belongs to it."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

PARTS = {
    "meetings_attendance": "{row}.meeting_id",
    "meetings_agendaitem": "{row}.meeting_id",
    "meetings_votecount": "(SELECT meeting_id FROM meetings_agendaitem WHERE id = {row}.item_id)",
}
ROWS = {"INSERT": "NEW", "UPDATE": "OLD", "DELETE": "OLD"}

FUNCTION = """
CREATE FUNCTION meetings_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a closed meeting is read only';
END
$$
"""


def _closed(row: str, meeting: str) -> str:
    found = meeting.format(row=row)
    return f"'closed' = (SELECT state FROM meetings_cellmeeting WHERE id = {found})"  # noqa: S608


def _sqlite() -> Iterator[tuple[str, str]]:
    body = "BEGIN SELECT RAISE(ABORT, 'a closed meeting is read only'); END"
    for deed in ("UPDATE", "DELETE"):
        name = f"meetings_closed_{deed.lower()}"
        yield (
            name,
            f"CREATE TRIGGER {name} BEFORE {deed} ON meetings_cellmeeting"
            f" WHEN OLD.state = 'closed' {body}",
        )
    for table, meeting in PARTS.items():
        for deed, row in ROWS.items():
            name = f"{table}_closed_{deed.lower()}"
            when = _closed(row, meeting)
            yield name, f"CREATE TRIGGER {name} BEFORE {deed} ON {table} WHEN {when} {body}"


def _postgresql() -> Iterator[tuple[str, str, str]]:
    """A condition of a trigger holds no query there, so the parts ask inside a function."""
    name = "meetings_closed"
    yield (
        name,
        "meetings_cellmeeting",
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON meetings_cellmeeting"
        " FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION meetings_refuse()",
    )
    for table in PARTS:
        name = f"{table}_closed"
        yield (
            name,
            table,
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION {table}_refuse_closed()",
        )


def _postgresql_function(table: str, meeting: str) -> str:
    old, new = _closed("OLD", meeting), _closed("NEW", meeting)
    return f"""
    CREATE FUNCTION {table}_refuse_closed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF {new} THEN RAISE EXCEPTION 'a closed meeting is read only'; END IF;
            RETURN NEW;
        END IF;
        IF {old} THEN RAISE EXCEPTION 'a closed meeting is read only'; END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END
    $$
    """


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for _name, statement in _sqlite():
            editor.execute(statement)
        return
    editor.execute(FUNCTION)
    for table, meeting in PARTS.items():
        editor.execute(_postgresql_function(table, meeting))
    for _name, _table, statement in _postgresql():
        editor.execute(statement)


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name, _statement in _sqlite():
            editor.execute(f"DROP TRIGGER {name}")
        return
    for name, table, _statement in _postgresql():
        editor.execute(f"DROP TRIGGER {name} ON {table}")
    for table in PARTS:
        editor.execute(f"DROP FUNCTION {table}_refuse_closed()")
    editor.execute("DROP FUNCTION meetings_refuse()")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(refuse_changes, allow_changes)]
