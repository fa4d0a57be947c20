"""Admissions with what their people have in common, so that these are counted without reading each."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    """Add a table, which `ketnap init` fills."""

    dependencies: ClassVar = [
        ("casefiles", "0024_courses_sent_to"),
        ("organisations", "0002_seats"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CountedAdmission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=24)),
                ("on", models.DateField()),
                ("age", models.SmallIntegerField()),
                ("alike", models.CharField(max_length=32)),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=PROTECT,
                        related_name="counted_admissions",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần kết nạp được đếm",
                "verbose_name_plural": "lần kết nạp được đếm",
                "indexes": [
                    models.Index(
                        fields=["cell", "code", "on", "alike", "age", "casefile"],
                        name="counted_admission_cell",
                    ),
                ],
            },
        ),
    ]
