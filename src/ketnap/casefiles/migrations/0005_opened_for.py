"""The record a case was opened for, which its digests bind, kept apart from its person."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F


def remember_persons(apps, schema_editor):
    apps.get_model("casefiles", "Casefile").objects.update(opened_for=F("person_id"))


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0004_order_by_length_of_stage"),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="casefile", name="casefile_once_in_a_cell"),
        migrations.AddField(
            model_name="casefile", name="opened_for", field=models.BigIntegerField(null=True)
        ),
        migrations.RunPython(remember_persons, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="casefile", name="opened_for", field=models.BigIntegerField()
        ),
        migrations.AddConstraint(
            model_name="casefile",
            constraint=models.UniqueConstraint(
                fields=("opened_for", "cell"), name="casefile_once_in_a_cell"
            ),
        ),
    ]
