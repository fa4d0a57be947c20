"""Totals of what figures count, kept for each body; an index tells also until when a time lasted."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models.deletion import PROTECT


def _body() -> models.ForeignKey:
    return models.ForeignKey(
        db_index=False, on_delete=PROTECT, related_name="+", to="organisations.organisation"
    )


def _number() -> models.BigAutoField:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    """Add two tables, which `ketnap init` fills, and put another index in the place of one."""

    dependencies: ClassVar = [
        ("casefiles", "0021_counted_facts_by_person"),
        ("organisations", "0002_seats"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="FactTotal",
            fields=[
                ("id", _number()),
                ("code", models.CharField(max_length=24)),
                ("month", models.DateField()),
                ("number", models.IntegerField()),
                ("body", _body()),
            ],
            options={
                "verbose_name": "số cộng sẵn của điều được đếm",
                "verbose_name_plural": "số cộng sẵn của điều được đếm",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "code", "month"), name="fact_total_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RunTotal",
            fields=[
                ("id", _number()),
                ("stage", models.CharField(max_length=24)),
                ("closed", models.CharField(blank=True, max_length=16)),
                ("before", models.CharField(blank=True, max_length=24)),
                ("after", models.CharField(blank=True, max_length=24)),
                ("from_month", models.DateField()),
                ("until_month", models.DateField()),
                ("days", models.PositiveIntegerField()),
                ("number", models.IntegerField()),
                ("body", _body()),
            ],
            options={
                "verbose_name": "số cộng sẵn của thời gian ở giai đoạn",
                "verbose_name_plural": "số cộng sẵn của thời gian ở giai đoạn",
                "indexes": [
                    models.Index(
                        fields=["body", "from_month", "stage", "before", "closed"],
                        name="run_total_from",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "body",
                            "until_month",
                            "from_month",
                            "stage",
                            "after",
                            "days",
                            "before",
                            "closed",
                        ),
                        name="run_total_once",
                    )
                ],
            },
        ),
        migrations.RemoveIndex(model_name="stagerun", name="stage_run_from"),
        migrations.AddIndex(
            model_name="stagerun",
            index=models.Index(
                fields=["cell", "from_on", "stage", "before", "closed", "until_on"],
                name="stage_run_begun",
            ),
        ),
    ]
