"""People who had a record before and were entered on the roll of members from a sheet."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("intake", "0002_names_of_records"),
        ("people", "0002_guests_and_merges"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="EnrolledPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "sheet_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrolled",
                        to="intake.sheetimport",
                    ),
                ),
            ],
            options={
                "verbose_name": "người được ghi vào danh sách đảng viên từ bảng",
                "verbose_name_plural": "người được ghi vào danh sách đảng viên từ bảng",
                "constraints": [
                    models.UniqueConstraint(fields=("person",), name="intake_person_enrolled_once")
                ],
            },
        ),
    ]
