"""Batches of steps, the cases they are about, and the places of steps that went with one."""

from typing import ClassVar

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0008_since_when_facts_are_known"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="StepBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_position", models.PositiveBigIntegerField()),
                ("last_position", models.PositiveBigIntegerField()),
                ("head_digest_before", models.CharField(blank=True, max_length=64)),
                ("anchored_on_before", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("kept", "đang giữ"),
                            ("being_undone", "đang hoàn tác"),
                            ("undone", "đã hoàn tác"),
                        ],
                        default="kept",
                        max_length=12,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lô bước",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["kept", "being_undone", "undone"])),
                        name="batch_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "last_position__gte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("first_position"), "-", models.Value(1)
                                ),
                            )
                        ),
                        name="batch_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "undone"), ("undone_at__isnull", False)),
                            models.Q(
                                models.Q(("state", "undone"), _negated=True),
                                ("undone_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="batch_undone_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemovedStep",
            fields=[
                ("position", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("casefile_id", models.BigIntegerField()),
                ("seq", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("ledger_digest", models.CharField(max_length=64)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="removed",
                        to="casefiles.stepbatch",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BatchedCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("opened", models.BooleanField()),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="casefiles.stepbatch",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "casefile"), name="batched_case_once"),
                ],
            },
        ),
    ]
