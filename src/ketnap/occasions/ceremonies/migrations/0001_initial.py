"""Ceremonies with their new members, programmes, invitees and preparations."""

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
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Ceremony",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="ngày tổ chức")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="giờ bắt đầu")),
                (
                    "place",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="địa điểm"
                    ),
                ),
                (
                    "host",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="người dẫn chương trình"
                    ),
                ),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ceremonies",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "lễ kết nạp",
                "verbose_name_plural": "lễ kết nạp",
                "indexes": [
                    models.Index(fields=["cell", "-held_on"], name="ceremonies_cell_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recorded_at__isnull", True), ("recorded_by__isnull", True)),
                            models.Q(
                                ("recorded_at__isnull", False), ("recorded_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="ceremonies_recorded_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="họ và tên"
                    ),
                ),
                (
                    "office",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=240, verbose_name="chức vụ, đơn vị"
                    ),
                ),
                (
                    "ceremony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitees",
                        to="ceremonies.ceremony",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ceremony", "position"), name="ceremonies_invitee_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NewMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "late_consent",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True,
                        max_length=200,
                        verbose_name="văn bản đồng ý của cấp ủy cấp trên",
                    ),
                ),
                (
                    "late_reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="lý do tổ chức muộn"
                    ),
                ),
                ("step_seq", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ceremony_places",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "ceremony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="new_members",
                        to="ceremonies.ceremony",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="người giúp đỡ trong thời gian dự bị",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ceremony", "casefile"), name="ceremonies_person_once"
                    ),
                    models.UniqueConstraint(
                        fields=("ceremony", "position"), name="ceremonies_turn_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("step_seq__isnull", True)),
                        fields=("casefile",),
                        name="ceremonies_one_planned_for_a_person",
                    ),
                    models.UniqueConstraint(
                        fields=("casefile", "step_seq"), name="ceremonies_step_of_one_ceremony"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("group", models.CharField(max_length=20)),
                ("code", models.CharField(blank=True, max_length=80)),
                (
                    "text",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=240, verbose_name="việc cần chuẩn bị"
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ceremony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preparations",
                        to="ceremonies.ceremony",
                    ),
                ),
                (
                    "done_by",
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
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ceremony", "position"), name="ceremonies_preparation_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), ("text__gt", "")),
                            models.Q(("code__gt", ""), ("text", "")),
                            _connector="OR",
                        ),
                        name="ceremonies_preparation_says_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="ceremonies_done_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgrammeLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=80)),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="số phút")),
                (
                    "who",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=240, verbose_name="người thực hiện"
                    ),
                ),
                (
                    "hands_over",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=240, verbose_name="trao gì"
                    ),
                ),
                (
                    "detail",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=240, verbose_name="ghi chú"
                    ),
                ),
                (
                    "ceremony",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme",
                        to="ceremonies.ceremony",
                    ),
                ),
                (
                    "new_member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ceremonies.newmember",
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ceremony", "position"), name="ceremonies_line_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1)), name="ceremonies_line_takes_time"
                    ),
                ],
            },
        ),
    ]
