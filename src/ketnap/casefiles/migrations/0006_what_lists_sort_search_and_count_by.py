"""Spans, a text and facts by which lists are sorted, searched and counted.

Rows derived before say so by an empty `derived_by`; `ketnap init` derives them anew.
"""

from datetime import date
from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

NOT_DERIVED = date.max


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0005_opened_for"),
        ("organisations", "0001_initial"),
    ]

    operations: ClassVar = [
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
                ("code", models.CharField(max_length=24)),
                ("on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casefile", "code", "on"), name="counted_fact_once"
                    ),
                ],
                "indexes": [
                    models.Index(
                        fields=["cell", "code", "on", "casefile"], name="counted_fact_cell"
                    ),
                    models.Index(
                        fields=["code", "on", "cell", "casefile"], name="counted_fact_day"
                    ),
                ],
            },
        ),
        migrations.RemoveIndex(model_name="stagespan", name="stage_span_stage_name"),
        migrations.RemoveIndex(model_name="stagespan", name="stage_span_since"),
        migrations.RemoveIndex(model_name="stagespan", name="stage_span_day"),
        migrations.AddField(
            model_name="casestanding",
            name="derived_by",
            field=models.CharField(default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="casestanding",
            name="search_text",
            field=models.TextField(default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="stagespan",
            name="stage_place",
            field=models.PositiveSmallIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="stagespan",
            name="since",
            field=models.DateField(default=NOT_DERIVED),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="stagespan",
            name="mentor_name",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="stagespan",
            name="last_on",
            field=models.DateField(default=NOT_DERIVED),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="stagespan",
            name="next_due_on",
            field=models.DateField(default=date.max),
        ),
        migrations.AddIndex(
            model_name="stagespan",
            index=models.Index(
                fields=["until_on", "from_on", "stage", "cell"], name="stage_span_day"
            ),
        ),
        migrations.AddIndex(
            model_name="stagespan",
            index=models.Index(
                fields=["stage_place", "sort_key", "casefile", "from_on", "until_on"],
                name="stage_span_place_name",
            ),
        ),
        migrations.AddIndex(
            model_name="stagespan",
            index=models.Index(
                fields=["since", "casefile", "from_on", "until_on"], name="stage_span_since"
            ),
        ),
        migrations.AddIndex(
            model_name="stagespan",
            index=models.Index(
                fields=["next_due_on", "casefile", "from_on", "until_on"], name="stage_span_due"
            ),
        ),
        migrations.AddIndex(
            model_name="stagespan",
            index=models.Index(
                fields=["last_on", "casefile", "from_on", "until_on"], name="stage_span_last"
            ),
        ),
    ]
