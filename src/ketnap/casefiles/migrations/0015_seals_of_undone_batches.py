"""An undone batch is vouched for by a seal; those undone before get theirs now."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def seal_what_was_undone(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    from ketnap.casefiles.keys import log_key
    from ketnap.casefiles.removal import removal_seal

    undone = apps.get_model("casefiles", "StepBatch").objects.filter(state="undone")
    seals = apps.get_model("casefiles", "BatchSeal").objects
    for batch in undone.order_by("pk"):
        seals.create(batch=batch, digest=removal_seal(batch, log_key()))


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casefiles", "0014_names_of_records")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="BatchSeal",
            fields=[
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="seal",
                        serialize=False,
                        to="casefiles.stepbatch",
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.RunPython(seal_what_was_undone, migrations.RunPython.noop),
    ]
