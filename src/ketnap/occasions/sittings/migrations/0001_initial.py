"""Sittings of committees, who did not count in them, and their votes."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CommitteeSitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="ngày họp")),
                ("level", models.CharField(max_length=12)),
                ("members", models.PositiveSmallIntegerField()),
                ("present", models.PositiveSmallIntegerField(null=True)),
                (
                    "absence_reasons",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="lý do vắng mặt"
                    ),
                ),
                (
                    "presiding",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="người chủ trì"
                    ),
                ),
                (
                    "presiding_position",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="chức vụ người chủ trì"
                    ),
                ),
                (
                    "secretary",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="thư ký"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sittings",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc họp cấp ủy",
                "verbose_name_plural": "cuộc họp cấp ủy",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__in", ["grassroots", "standing"])),
                        name="sittings_level_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("members__gte", 1)), name="sittings_has_members"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("present__isnull", True),
                            ("present__lte", models.F("members")),
                            _connector="OR",
                        ),
                        name="sittings_present_are_members",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SittingExclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ground", models.CharField(max_length=32)),
                ("count", models.PositiveSmallIntegerField()),
                (
                    "sitting",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exclusions",
                        to="sittings.committeesitting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sitting", "ground"), name="sittings_ground_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "ground__in",
                                [
                                    "on_temporary_activity_elsewhere",
                                    "exempt_from_work_and_activity",
                                    "suspended_from_activity",
                                    "charged_prosecuted_or_detained",
                                ],
                            )
                        ),
                        name="sittings_ground_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="sittings_somebody_excluded"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SittingVote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step_seq", models.PositiveIntegerField()),
                (
                    "casefile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee_votes",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="votes",
                        to="sittings.committeesitting",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casefile", "step_seq"), name="sittings_step_in_one_sitting"
                    ),
                ],
            },
        ),
    ]
