"""Indexes go that are the beginning of another: they served no query, and each new row paid for them."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from ketnap.tables.dropping import without_index


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("organisations", "0002_seats"),
        ("people", "0003_facts_an_old_file_lacks"),
    ]

    operations: ClassVar = [
        without_index(
            "people_membership",
            "cell_id",
            migrations.AlterField(
                model_name="membership",
                name="cell",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="memberships",
                    to="organisations.organisation",
                ),
            ),
        ),
        without_index(
            "people_membership",
            "person_id",
            migrations.AlterField(
                model_name="membership",
                name="person",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="memberships",
                    to="people.person",
                ),
            ),
        ),
        without_index(
            "people_person",
            "cell_id",
            migrations.AlterField(
                model_name="person",
                name="cell",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="persons",
                    to="organisations.organisation",
                    verbose_name="chi bộ",
                ),
            ),
        ),
        without_index(
            "people_person",
            "name_fold",
            migrations.AlterField(
                model_name="person",
                name="name_fold",
                field=models.CharField(editable=False, max_length=120),
            ),
        ),
    ]
