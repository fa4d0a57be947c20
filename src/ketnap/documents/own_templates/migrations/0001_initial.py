"""Own templates of bodies, one row for each version."""

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
            name="OwnTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_code", models.CharField(max_length=40, verbose_name="mẫu")),
                ("form_version", models.DateField()),
                ("version", models.PositiveSmallIntegerField(verbose_name="bản")),
                ("file", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "note",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="bản này khác mẫu chuẩn ở đâu"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Chờ duyệt"),
                            ("approved", "Đã duyệt"),
                            ("rejected", "Không duyệt"),
                            ("retired", "Đã thôi dùng"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("uploaded_at", models.DateTimeField(auto_now_add=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="dùng từ ngày"),
                ),
                (
                    "retired_from",
                    models.DateField(blank=True, null=True, verbose_name="thôi dùng từ ngày"),
                ),
                (
                    "reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="lý do"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_templates",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "retired_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mẫu riêng của đơn vị",
                "verbose_name_plural": "mẫu riêng của đơn vị",
                "indexes": [
                    models.Index(
                        fields=["organisation", "form_code", "-version"],
                        name="own_template_of_form",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "approved", "rejected", "retired"])
                        ),
                        name="own_template_state_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("organisation", "form_code", "version"),
                        name="own_template_version_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by__isnull", True), ("state", "proposed")),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="own_template_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("approved", "retired")), _negated=True),
                            models.Q(("decided_by", models.F("uploaded_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="own_template_approved_by_another",
                        violation_error_message="Người đề nghị không tự duyệt mẫu của mình.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("approved", "retired")),
                                ("valid_from__isnull", False),
                            ),
                            models.Q(
                                models.Q(("state__in", ("approved", "retired")), _negated=True),
                                ("valid_from__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="own_template_in_force_once_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("retired_by__isnull", False),
                                ("state", "retired"),
                                ("retired_from__gte", models.F("valid_from")),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "retired"), _negated=True),
                                ("retired_by__isnull", True),
                                ("retired_from__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="own_template_retired_with_a_reason",
                        violation_error_message="Ngày thôi dùng không được trước ngày bắt đầu dùng.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "rejected"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="own_template_rejected_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "approved")),
                        fields=("organisation", "form_code"),
                        name="own_template_one_approved",
                    ),
                ],
            },
        ),
    ]
