"""A closed meeting follows a merge of two records of one person, and changes in nothing else."""

from importlib import import_module
from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEFORE = import_module("ketnap.occasions.meetings.migrations.0002_closed_is_read_only")
ATTENDANCE = "meetings_attendance"
REFUSED = "a closed meeting is read only"

PERSONS = {"cellmeeting": ("presiding_id", "secretary_id"), "attendance": ("person_id",)}
CLOSED = {
    "cellmeeting": "OLD.state = 'closed'",
    "attendance": "'closed' = (SELECT state FROM meetings_cellmeeting WHERE id = OLD.meeting_id)",
}
SQLITE_TRIGGERS = {
    "cellmeeting": "meetings_closed_update",
    "attendance": "meetings_attendance_closed_update",
}
SAME = {"sqlite": "IS", "postgresql": "IS NOT DISTINCT FROM"}


def _is_merge(apps: StateApps, model: str, vendor: str) -> str:
    """The condition on which only persons change, each for the record merged with his own."""
    columns = [field.column for field in apps.get_model("meetings", model)._meta.concrete_fields]
    persons, same = PERSONS[model], SAME[vendor]
    kept = [f"NEW.{one} {same} OLD.{one}" for one in columns if one not in persons]
    return " AND ".join([*kept, *(_is_one_person(f"OLD.{one}", f"NEW.{one}") for one in persons)])


def _is_one_person(old: str, new: str) -> str:
    merged = "(SELECT merged_into_id FROM people_person WHERE id = {})"
    return f"({new} = {old} OR {new} = {merged.format(old)} OR {old} = {merged.format(new)})"


def _sqlite(apps: StateApps, model: str) -> tuple[str, str]:
    name = SQLITE_TRIGGERS[model]
    # What is not known to be a merge is refused: a person with no merge compares as unknown.
    refused = f"{CLOSED[model]} AND coalesce({_is_merge(apps, model, 'sqlite')}, 0) = 0"
    body = f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    return (
        f"DROP TRIGGER {name}",
        f"CREATE TRIGGER {name} BEFORE UPDATE ON meetings_{model} WHEN {refused} {body}",
    )


def _postgresql(apps: StateApps) -> tuple[str, str]:
    return (
        f"""
    CREATE OR REPLACE FUNCTION meetings_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            IF {_is_merge(apps, "cellmeeting", "postgresql")} THEN RETURN NEW; END IF;
        END IF;
        RAISE EXCEPTION '{REFUSED}';
    END
    $$
    """,
        f"""
    CREATE OR REPLACE FUNCTION {ATTENDANCE}_refuse_closed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF {BEFORE._closed("NEW", BEFORE.PARTS[ATTENDANCE])}
                THEN RAISE EXCEPTION '{REFUSED}'; END IF;
            RETURN NEW;
        END IF;
        IF TG_OP = 'UPDATE' THEN
            IF {_is_merge(apps, "attendance", "postgresql")} THEN RETURN NEW; END IF;
        END IF;
        IF {CLOSED["attendance"]} THEN RAISE EXCEPTION '{REFUSED}'; END IF;
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END
    $$
    """,
    )


def follow_merges(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for model in SQLITE_TRIGGERS:
            for statement in _sqlite(apps, model):
                editor.execute(statement)
        return
    for statement in _postgresql(apps):
        editor.execute(statement)


def refuse_merges(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        before = dict(BEFORE._sqlite())
        for name in SQLITE_TRIGGERS.values():
            editor.execute(f"DROP TRIGGER {name}")
            editor.execute(before[name])
        return
    replacing = ("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")
    attended = BEFORE._postgresql_function(ATTENDANCE, BEFORE.PARTS[ATTENDANCE])
    for statement in (BEFORE.FUNCTION, attended):
        editor.execute(statement.replace(*replacing))


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("meetings", "0003_visitors"),
        ("people", "0002_guests_and_merges"),
    ]
    operations: ClassVar = [migrations.RunPython(follow_merges, refuse_merges)]
