"""The times people were sent to a course, so that courses are counted without reading every log."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    """Add a table, which `ketnap init` fills."""

    dependencies: ClassVar = [
        ("casefiles", "0023_index_that_another_begins_with"),
        ("organisations", "0002_seats"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CourseSending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("course", models.TextField()),
                ("course_key", models.CharField(max_length=32)),
                ("on", models.DateField()),
                ("is_certified", models.BooleanField()),
                ("again", models.BooleanField()),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=PROTECT, related_name="course_sendings", to="casefiles.casefile"
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
                "verbose_name": "lần cử đi học",
                "verbose_name_plural": "lần cử đi học",
                "indexes": [
                    models.Index(
                        fields=["cell", "on", "course_key", "is_certified"],
                        name="course_sending_cell",
                    ),
                    models.Index(
                        condition=models.Q(("again", True)),
                        fields=["cell", "on"],
                        name="course_sending_again",
                    ),
                ],
            },
        ),
    ]
