"""Hand-overs, with the cases and roles that passed on."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("accounts", "0004_role_names"),
        ("casefiles", "0005_opened_for"),
        ("people", "0002_guests_and_merges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="HandOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("left_on", models.DateField(verbose_name="rời chi bộ từ ngày")),
                (
                    "assigned_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày nghị quyết"),
                ),
                (
                    "resolution",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="nghị quyết phân công"
                    ),
                ),
                (
                    "reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=300, verbose_name="lý do rời chi bộ"
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "membership",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handover",
                        to="people.membership",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần bàn giao",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="handovers_reason_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseHandedOver",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="handovers.handover",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ được bàn giao",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("handover", "casefile"), name="handovers_case_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleHandedOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ended", models.BooleanField()),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="handovers.handover",
                    ),
                ),
                (
                    "held",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.roleheld",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "vai trò được bàn giao",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("handover", "held"), name="handovers_role_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended", True), ("successor__isnull", True), _connector="OR"
                        ),
                        name="handovers_only_ended_roles_pass_on",
                    ),
                ],
            },
        ),
    ]
