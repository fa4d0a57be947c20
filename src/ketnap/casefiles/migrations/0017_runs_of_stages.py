"""The unbroken times in stages, and the person of each counted fact, for figures of many cases.

The facts derived before do not know their person and go; `ketnap init` derives them anew.
"""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Add a table, and begin that of the facts anew."""

    dependencies: ClassVar = [
        ("casefiles", "0016_facts_when_left"),
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="StageRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stage_runs",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                ("stage", models.CharField(max_length=24)),
                ("closed", models.CharField(blank=True, max_length=16)),
                ("before", models.CharField(blank=True, max_length=24)),
                ("after", models.CharField(blank=True, max_length=24)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("days", models.PositiveIntegerField(null=True)),
            ],
            options={
                "verbose_name": "thời gian ở giai đoạn",
                "verbose_name_plural": "thời gian ở giai đoạn",
                "indexes": [
                    models.Index(
                        fields=["cell", "until_on", "from_on", "stage", "after", "days"],
                        name="stage_run_until",
                    ),
                    models.Index(
                        fields=["cell", "from_on", "stage", "before", "closed"],
                        name="stage_run_from",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("casefile", "from_on"), name="stage_run_once"),
                    models.CheckConstraint(
                        condition=models.Q(("from_on__lt", models.F("until_on"))),
                        name="stage_run_not_empty",
                    ),
                ],
            },
        ),
        migrations.DeleteModel(name="CountedFact"),
        migrations.CreateModel(
            name="CountedFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counted_facts",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                ("code", models.CharField(max_length=24)),
                ("on", models.DateField()),
                ("age", models.SmallIntegerField()),
                ("known_from", models.DateField()),
                ("known_until", models.DateField()),
            ],
            options={
                "verbose_name": "điều được đếm",
                "verbose_name_plural": "điều được đếm",
                "indexes": [
                    models.Index(
                        fields=["cell", "code", "on", "person", "known_until"],
                        name="counted_fact_cell",
                    ),
                    models.Index(
                        fields=["code", "on", "cell", "person", "known_until"],
                        name="counted_fact_day",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casefile", "code", "on", "known_from"), name="counted_fact_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("known_from__lt", models.F("known_until"))),
                        name="counted_fact_was_known",
                    ),
                ],
            },
        ),
    ]
