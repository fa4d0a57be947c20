"""Persons and their membership of a cell."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("organisations", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "full_name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="họ và tên"
                    ),
                ),
                ("name_fold", models.CharField(db_index=True, editable=False, max_length=120)),
                ("sort_key", models.CharField(editable=False, max_length=400)),
                ("born_on", models.DateField(verbose_name="ngày sinh")),
                (
                    "sex",
                    models.CharField(
                        choices=[("female", "Nữ"), ("male", "Nam")],
                        max_length=10,
                        verbose_name="giới tính",
                    ),
                ),
                (
                    "ethnicity",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=60, verbose_name="dân tộc"
                    ),
                ),
                (
                    "religion",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=60, verbose_name="tôn giáo"
                    ),
                ),
                (
                    "schooling",
                    models.CharField(
                        choices=[
                            ("none", "chưa biết chữ"),
                            ("literate", "biết đọc, biết viết"),
                            ("primary", "tiểu học"),
                            ("lower_secondary_completed", "học hết trung học cơ sở"),
                            ("lower_secondary_diploma", "có bằng trung học cơ sở"),
                            ("upper_secondary", "trung học phổ thông"),
                            ("vocational", "trung cấp"),
                            ("college", "cao đẳng"),
                            ("university", "đại học"),
                            ("master", "thạc sĩ"),
                            ("doctor", "tiến sĩ"),
                        ],
                        max_length=30,
                        verbose_name="trình độ học vấn",
                    ),
                ),
                (
                    "occupation",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="nghề nghiệp"
                    ),
                ),
                (
                    "workplace",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="nơi làm việc"
                    ),
                ),
                (
                    "youth_union_member",
                    models.BooleanField(default=False, verbose_name="là đoàn viên"),
                ),
                (
                    "trade_union_member",
                    models.BooleanField(default=False, verbose_name="là đoàn viên công đoàn"),
                ),
                ("married", models.BooleanField(default=False, verbose_name="đã kết hôn")),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="persons",
                        to="organisations.organisation",
                        verbose_name="chi bộ",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="persons",
                        to="organisations.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "người",
                "verbose_name_plural": "người",
                "indexes": [
                    models.Index(fields=["sort_key", "id"], name="people_sort_key"),
                    models.Index(fields=["cell", "sort_key"], name="people_cell_sort_key"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["female", "male"])),
                        name="people_sex_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "schooling__in",
                                [
                                    "none",
                                    "literate",
                                    "primary",
                                    "lower_secondary_completed",
                                    "lower_secondary_diploma",
                                    "upper_secondary",
                                    "vocational",
                                    "college",
                                    "university",
                                    "master",
                                    "doctor",
                                ],
                            )
                        ),
                        name="people_schooling_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("full_name", ""), _negated=True),
                        name="people_name_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("probationary", "đảng viên dự bị"),
                            ("official", "đảng viên chính thức"),
                        ],
                        max_length=15,
                        verbose_name="tư cách",
                    ),
                ),
                (
                    "official_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày chính thức"),
                ),
                (
                    "exempt",
                    models.BooleanField(
                        default=False, verbose_name="được miễn công tác và sinh hoạt đảng"
                    ),
                ),
                (
                    "on_temporary_activity",
                    models.BooleanField(
                        default=False, verbose_name="đang sinh hoạt tạm thời nơi khác"
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "đảng tịch tại chi bộ",
                "abstract": False,
                "indexes": [
                    models.Index(fields=["cell", "status"], name="people_cell_status"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="people_membership_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("person",),
                        name="people_one_membership_now",
                    ),
                    models.UniqueConstraint(
                        fields=("person", "valid_from"), name="people_one_membership_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("official_on__isnull", True), ("status", "probationary")),
                            ("status", "official"),
                            _connector="OR",
                        ),
                        name="people_only_official_has_day",
                    ),
                ],
            },
        ),
    ]
