"""The database itself refuses to change or remove a paper, or anything that happened to it."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# For each table, how a new row would take the place of one that is there.
TABLES = {
    "papers_paper": "id = NEW.id",
    "papers_paperevent": "id = NEW.id OR (paper_id = NEW.paper_id AND seq = NEW.seq)",
}
FUNCTION = """
CREATE FUNCTION papers_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what became of a paper is kept';
END
$$
"""


def _sqlite() -> Iterator[tuple[str, str]]:
    body = "BEGIN SELECT RAISE(ABORT, 'what became of a paper is kept'); END"
    for table, twin in TABLES.items():
        for deed in ("UPDATE", "DELETE"):
            name = f"{table}_no_{deed.lower()}"
            yield name, f"CREATE TRIGGER {name} BEFORE {deed} ON {table} {body}"
        # INSERT OR REPLACE removes the old row without asking the triggers above.
        name = f"{table}_no_replace"
        found = f"EXISTS (SELECT 1 FROM {table} WHERE {twin})"  # noqa: S608
        yield name, f"CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {found} {body}"


def _postgresql() -> Iterator[tuple[str, str, str]]:
    for table in TABLES:
        for deeds, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            name = f"{table}_no_{deeds.split()[0].lower()}"
            yield (
                name,
                table,
                f"CREATE TRIGGER {name} BEFORE {deeds} ON {table}"
                f" FOR EACH {each} EXECUTE FUNCTION papers_refuse()",
            )


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for _name, statement in _sqlite():
            editor.execute(statement)
        return
    editor.execute(FUNCTION)
    for _name, _table, statement in _postgresql():
        editor.execute(statement)


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name, _statement in _sqlite():
            editor.execute(f"DROP TRIGGER {name}")
        return
    for name, table, _statement in _postgresql():
        editor.execute(f"DROP TRIGGER {name} ON {table}")
    editor.execute("DROP FUNCTION papers_refuse()")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("papers", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(refuse_changes, allow_changes)]
