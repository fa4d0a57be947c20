"""Who else is at a meeting; like everything of a closed meeting it changes no more."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import ketnap.organisations.plain_text

TABLE = "meetings_visitor"
ROWS = {"INSERT": "NEW", "UPDATE": "OLD", "DELETE": "OLD"}


def _closed(row: str) -> str:
    return f"'closed' = (SELECT state FROM meetings_cellmeeting WHERE id = {row}.meeting_id)"  # noqa: S608


def _sqlite(deed: str) -> str:
    return (
        f"CREATE TRIGGER {TABLE}_closed_{deed.lower()} BEFORE {deed} ON {TABLE}"
        f" WHEN {_closed(ROWS[deed])}"
        " BEGIN SELECT RAISE(ABORT, 'a closed meeting is read only'); END"
    )


POSTGRESQL = f"""
CREATE FUNCTION {TABLE}_refuse_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF {_closed("NEW")} THEN RAISE EXCEPTION 'a closed meeting is read only'; END IF;
        RETURN NEW;
    END IF;
    IF {_closed("OLD")} THEN RAISE EXCEPTION 'a closed meeting is read only'; END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER {TABLE}_closed BEFORE INSERT OR UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse_closed();
"""


def refuse_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for deed in ROWS:
            editor.execute(_sqlite(deed))
    else:
        editor.execute(POSTGRESQL)


def allow_changes(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for deed in ROWS:
            editor.execute(f"DROP TRIGGER {TABLE}_closed_{deed.lower()}")
    else:
        editor.execute(f"DROP TRIGGER {TABLE}_closed ON {TABLE}")
        editor.execute(f"DROP FUNCTION {TABLE}_refuse_closed()")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("meetings", "0002_closed_is_read_only")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Visitor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="họ và tên"
                    ),
                ),
                (
                    "home",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="nơi công tác hoặc sinh hoạt"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visitors",
                        to="meetings.cellmeeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "khách dự họp",
                "verbose_name_plural": "khách dự họp",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "position"), name="meetings_visitor_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("home", ""), _negated=True),
                        ),
                        name="meetings_visitor_not_empty",
                    ),
                ],
            },
        ),
        migrations.RunPython(refuse_changes, allow_changes),
    ]
