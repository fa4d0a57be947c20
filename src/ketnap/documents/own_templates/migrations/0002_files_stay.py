"""The database itself refuses to change what was uploaded, or to remove it."""

from collections.abc import Iterator
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "own_templates_owntemplate"
UPLOADED = (
    "organisation_id",
    "form_code",
    "form_version",
    "version",
    "file",
    "sha256",
    "note",
    "uploaded_by_id",
    "uploaded_at",
)
WORDS = "an uploaded template is kept as it is"
FUNCTION = f"""
CREATE FUNCTION own_templates_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{WORDS}';
END
$$
"""


def _changed(differs: str) -> str:
    return " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in UPLOADED)


def _sqlite() -> Iterator[tuple[str, str]]:
    body = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    twin = f"EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id)"  # noqa: S608
    # INSERT OR REPLACE removes the old row without asking the triggers for changes.
    for deed, when in (
        ("UPDATE", f"WHEN {_changed('IS NOT')}"),
        ("DELETE", ""),
        ("INSERT", f"WHEN {twin}"),
    ):
        name = f"{TABLE}_no_{deed.lower()}"
        yield name, f"CREATE TRIGGER {name} BEFORE {deed} ON {TABLE} {when} {body}"


def _postgresql() -> Iterator[tuple[str, str]]:
    end = "EXECUTE FUNCTION own_templates_refuse()"
    for deed, each in (
        ("UPDATE", f"FOR EACH ROW WHEN ({_changed('IS DISTINCT FROM')})"),
        ("DELETE", "FOR EACH ROW"),
        ("TRUNCATE", "FOR EACH STATEMENT"),
    ):
        name = f"{TABLE}_no_{deed.lower()}"
        yield name, f"CREATE TRIGGER {name} BEFORE {deed} ON {TABLE} {each} {end}"


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for _name, statement in _sqlite():
            editor.execute(statement)
        return
    editor.execute(FUNCTION)
    for _name, statement in _postgresql():
        editor.execute(statement)


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for name, _statement in _sqlite():
            editor.execute(f"DROP TRIGGER {name}")
        return
    for name, _statement in _postgresql():
        editor.execute(f"DROP TRIGGER {name} ON {TABLE}")
    editor.execute("DROP FUNCTION own_templates_refuse()")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("own_templates", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(refuse_changes, allow_changes)]
