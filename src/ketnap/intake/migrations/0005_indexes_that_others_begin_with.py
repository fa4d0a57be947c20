"""Indexes go beside which a constraint keeps the same: they served no query."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from ketnap.tables.dropping import without_index


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("intake", "0004_headings_with_their_import"),
        ("people", "0004_indexes_that_others_begin_with"),
    ]

    operations: ClassVar = [
        without_index(
            "intake_enrolledperson",
            "person_id",
            migrations.AlterField(
                model_name="enrolledperson",
                name="person",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="people.person",
                ),
            ),
        ),
        without_index(
            "intake_importedperson",
            "person_id",
            migrations.AlterField(
                model_name="importedperson",
                name="person",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="people.person",
                ),
            ),
        ),
    ]
