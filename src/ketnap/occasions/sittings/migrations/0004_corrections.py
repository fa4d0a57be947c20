"""A sitting can be corrected by another row, with a reason; both are kept."""

from importlib import import_module
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import ketnap.organisations.plain_text

TABLE = "sittings_committeesitting"
SAME = f"SELECT 1 FROM {TABLE} WHERE first_id = NEW.first_id AND revision = NEW.revision"  # noqa: S608
KEPT = import_module("ketnap.occasions.sittings.migrations.0002_sittings_are_kept")


def refuse_changes_again(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite writes a table anew to change it, and loses its triggers."""
    if editor.connection.vendor == "sqlite":
        for name, when in KEPT.triggers_of_sqlite(TABLE):
            editor.execute(f"CREATE TRIGGER {name} {when} {KEPT.REFUSE}")


def refuse_second_correction(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """INSERT OR REPLACE would remove the correction of the same number without asking."""
    if editor.connection.vendor == "sqlite":
        when = f"BEFORE INSERT ON {TABLE} WHEN EXISTS ({SAME})"
        editor.execute(f"CREATE TRIGGER {TABLE}_no_second {when} {KEPT.REFUSE}")


def allow_second_correction(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        editor.execute(f"DROP TRIGGER {TABLE}_no_second")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("sittings", "0003_names_of_records")]

    operations: ClassVar = [
        migrations.RunPython(migrations.RunPython.noop, refuse_changes_again),
        migrations.AddField(
            model_name="committeesitting",
            name="first",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="sittings.committeesitting",
            ),
        ),
        migrations.AddField(
            model_name="committeesitting",
            name="revision",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="committeesitting",
            name="correction_reason",
            field=ketnap.organisations.plain_text.PlainTextField(
                blank=True, max_length=300, verbose_name="lý do đính chính"
            ),
        ),
        migrations.AddConstraint(
            model_name="committeesitting",
            constraint=models.UniqueConstraint(
                fields=("first", "revision"), name="sittings_one_correction_after_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="committeesitting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("correction_reason", ""), ("first__isnull", True), ("revision", 0)
                )
                | models.Q(
                    ("first__isnull", False),
                    ("revision__gte", 1),
                    models.Q(("correction_reason", ""), _negated=True),
                ),
                name="sittings_correction_has_reason",
            ),
        ),
        migrations.RunPython(refuse_changes_again, migrations.RunPython.noop),
        migrations.RunPython(refuse_second_correction, allow_second_correction),
    ]
