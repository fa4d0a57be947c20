"""Users and the roles they hold."""

from typing import ClassVar

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "username",
                    models.CharField(
                        max_length=60,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[a-z0-9][a-z0-9._-]{1,59}\\Z",
                                "Tên đăng nhập gồm 2 đến 60 chữ cái không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới, và bắt đầu bằng chữ cái hoặc chữ số.",
                            )
                        ],
                        verbose_name="tên đăng nhập",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("vi", "Tiếng Việt"), ("en", "Tiếng Anh")],
                        default="vi",
                        max_length=5,
                        verbose_name="ngôn ngữ",
                    ),
                ),
                (
                    "text_size",
                    models.CharField(
                        choices=[
                            ("normal", "cỡ chữ thường"),
                            ("large", "cỡ chữ lớn"),
                            ("larger", "cỡ chữ rất lớn"),
                        ],
                        default="normal",
                        max_length=10,
                        verbose_name="cỡ chữ",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="được đăng nhập")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="people.person",
                        verbose_name="là ai",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài khoản",
                "verbose_name_plural": "tài khoản",
                "default_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text_size__in", ["normal", "large", "larger"])),
                        name="accounts_text_size_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleHeld",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("cell_secretary", "bí thư chi bộ"),
                            ("deputy_cell_secretary", "phó bí thư chi bộ"),
                            ("cell_committee_member", "chi ủy viên"),
                            ("mentor", "đảng viên được phân công giúp đỡ"),
                            ("official_member", "đảng viên chính thức"),
                            ("unit_head", "trưởng đơn vị"),
                            ("youth_union_officer", "cán bộ Đoàn"),
                            ("trade_union_officer", "cán bộ công đoàn"),
                            ("applicant", "người xin vào Đảng"),
                            ("committee_officer", "cán bộ cấp ủy cấp trên"),
                            ("editor", "biên tập viên"),
                            ("inspector", "cán bộ kiểm tra"),
                            ("system_administrator", "quản trị hệ thống"),
                        ],
                        max_length=30,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "vai trò được giao",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="accounts_roleheld_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("user", "organisation", "role"),
                        name="accounts_role_held_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "cell_secretary",
                                    "deputy_cell_secretary",
                                    "cell_committee_member",
                                    "mentor",
                                    "official_member",
                                    "unit_head",
                                    "youth_union_officer",
                                    "trade_union_officer",
                                    "applicant",
                                    "committee_officer",
                                    "editor",
                                    "inspector",
                                    "system_administrator",
                                ],
                            )
                        ),
                        name="accounts_role_is_known",
                    ),
                ],
            },
        ),
    ]
