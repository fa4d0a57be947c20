"""Terms, registers and their numbers."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Term",
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
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=40, verbose_name="tên nhiệm kỳ"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhiệm kỳ",
                "verbose_name_plural": "nhiệm kỳ",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until__isnull", True),
                            ("valid_until__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="registers_term_days_in_order",
                        violation_error_message="Ngày cuối không được trước ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "valid_from"), name="registers_one_term_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_until__isnull", True)),
                        fields=("organisation",),
                        name="registers_one_term_now",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "name"),
                        name="registers_term_name_once",
                        violation_error_message="Tổ chức đã có nhiệm kỳ mang tên này.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Register",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document_type", models.CharField(max_length=20)),
                (
                    "body_symbol",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=20, verbose_name="ký hiệu cơ quan ban hành"
                    ),
                ),
                ("last_on_paper", models.PositiveIntegerField(default=0)),
                ("last_number", models.PositiveIntegerField(default=0)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="registers",
                        to="registers.term",
                    ),
                ),
            ],
            options={
                "verbose_name": "sổ văn bản",
                "verbose_name_plural": "sổ văn bản",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("term", "document_type"),
                        name="registers_one_of_a_type",
                        violation_error_message="Nhiệm kỳ này đã có sổ cho thể loại ấy.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_number__gte", models.F("last_on_paper"))),
                        name="registers_last_number_after_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body_symbol", ""), _negated=True),
                        name="registers_symbol_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RegisterNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reserved", "Đang giữ"),
                            ("unaccounted", "Chưa rõ"),
                            ("issued", "Đã ban hành"),
                            ("voided", "Đã hủy"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "summary",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="trích yếu"
                    ),
                ),
                ("from_paper_book", models.BooleanField(default=False)),
                ("taken_on", models.DateField()),
                (
                    "settled_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày trên văn bản"),
                ),
                (
                    "void_reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="lý do hủy"
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="registers.register",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "số văn bản",
                "verbose_name_plural": "số văn bản",
                "indexes": [
                    models.Index(fields=["register", "state"], name="registers_number_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("register", "number"), name="registers_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="registers_number_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["reserved", "unaccounted", "issued", "voided"])
                        ),
                        name="registers_number_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_by__isnull", True),
                                ("settled_on__isnull", True),
                                ("state__in", ("reserved", "unaccounted")),
                                ("void_reason", ""),
                            ),
                            models.Q(
                                ("settled_by__isnull", False),
                                ("settled_on__isnull", False),
                                ("state", "issued"),
                                ("void_reason", ""),
                            ),
                            models.Q(
                                ("settled_by__isnull", False),
                                ("settled_on__isnull", False),
                                ("state", "voided"),
                                models.Q(("void_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="registers_settled_with_day_and_reason",
                    ),
                ],
            },
        ),
    ]
