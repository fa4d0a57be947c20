"""Counted facts know the person's age, and between which days the log told them.

Rows derived before say so by their way of deriving; `ketnap init` derives them anew.
"""

from datetime import date
from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("casefiles", "0007_search_by_part_of_a_number")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="countedfact",
            name="age",
            field=models.SmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="countedfact",
            name="known_from",
            field=models.DateField(default=date.min),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="countedfact",
            name="known_until",
            field=models.DateField(default=date.max),
            preserve_default=False,
        ),
        migrations.RemoveIndex(model_name="countedfact", name="counted_fact_cell"),
        migrations.RemoveIndex(model_name="countedfact", name="counted_fact_day"),
        migrations.RemoveConstraint(model_name="countedfact", name="counted_fact_once"),
        migrations.AddConstraint(
            model_name="countedfact",
            constraint=models.UniqueConstraint(
                fields=("casefile", "code", "on", "known_from"), name="counted_fact_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="countedfact",
            constraint=models.CheckConstraint(
                condition=models.Q(known_from__lt=models.F("known_until")),
                name="counted_fact_was_known",
            ),
        ),
        migrations.AddIndex(
            model_name="countedfact",
            index=models.Index(
                fields=["cell", "code", "on", "casefile", "known_until"], name="counted_fact_cell"
            ),
        ),
        migrations.AddIndex(
            model_name="countedfact",
            index=models.Index(
                fields=["code", "on", "cell", "casefile", "known_until"], name="counted_fact_day"
            ),
        ),
    ]
