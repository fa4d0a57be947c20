"""Cases, their log, and the tables derived from it."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Casefile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cell_facts", models.JSONField()),
                ("opened_at", models.DateTimeField()),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="casefiles",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="casefiles",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "cell"), name="casefile_once_in_a_cell"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeadlineSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32)),
                ("seq", models.PositiveIntegerField()),
                ("starts_on", models.DateField()),
                ("due_on", models.DateField()),
                ("seen_from", models.DateField()),
                ("seen_until", models.DateField()),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadline_spans",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["cell", "due_on", "seen_from", "seen_until"],
                        name="deadline_span_cell",
                    ),
                    models.Index(
                        fields=["due_on", "seen_from", "seen_until"], name="deadline_span_due"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seen_from__lt", models.F("seen_until"))),
                        name="deadline_span_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerHead",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("count", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("anchored_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="ledger_head_single")
                ],
            },
        ),
        migrations.CreateModel(
            name="LogEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("position", models.PositiveBigIntegerField(unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("happened_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by_name", models.CharField(max_length=200)),
                ("payload", models.TextField()),
                ("salt", models.CharField(max_length=32)),
                ("payload_digest", models.CharField(max_length=64)),
                ("corrects", models.PositiveIntegerField(null=True)),
                ("override_reason", models.TextField(blank=True)),
                ("rulebook_digest", models.CharField(max_length=64)),
                ("previous_digest", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=64)),
                ("ledger_digest", models.CharField(max_length=64)),
                (
                    "casefile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("casefile", "seq"),
                "indexes": [
                    models.Index(fields=["kind", "happened_on"], name="log_kind_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("casefile", "seq"), name="log_seq_once"),
                    models.CheckConstraint(
                        condition=models.Q(("seq__gte", 1)), name="log_seq_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1)), name="log_position_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StageSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_key", models.CharField(max_length=600)),
                ("stage", models.CharField(max_length=24)),
                ("closed", models.CharField(blank=True, max_length=16)),
                ("paused", models.BooleanField()),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                (
                    "casefile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stage_spans",
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
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["cell", "until_on", "from_on", "stage", "paused"],
                        name="stage_span_cell",
                    ),
                    models.Index(
                        fields=["until_on", "from_on", "stage", "paused"], name="stage_span_day"
                    ),
                    models.Index(
                        fields=["cell", "sort_key", "casefile", "from_on", "until_on"],
                        name="stage_span_cell_name",
                    ),
                    models.Index(
                        fields=["stage", "sort_key", "casefile", "from_on", "until_on"],
                        name="stage_span_stage_name",
                    ),
                    models.Index(
                        fields=["sort_key", "casefile", "from_on", "until_on"],
                        name="stage_span_name",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("casefile", "from_on"), name="stage_span_once"),
                    models.CheckConstraint(
                        condition=models.Q(("from_on__lt", models.F("until_on"))),
                        name="stage_span_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseStanding",
            fields=[
                (
                    "casefile",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="casefiles.casefile",
                    ),
                ),
                ("head_seq", models.PositiveIntegerField()),
                ("head_digest", models.CharField(max_length=64)),
                ("full_name", models.CharField(max_length=200)),
                ("name_fold", models.CharField(max_length=200)),
                ("sort_key", models.CharField(max_length=600)),
                ("mentor_name", models.TextField(blank=True)),
                ("last_on", models.DateField(null=True)),
                ("updated_at", models.DateTimeField()),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "mentor_person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["name_fold", "casefile"], name="standing_name_fold"),
                    models.Index(fields=["sort_key", "casefile"], name="standing_sort_key"),
                ],
            },
        ),
    ]
