"""Requests of the person about the data kept on him."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0007_search_by_part_of_a_number"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                (
                    "wish",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=500, verbose_name="nội dung yêu cầu"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Chờ trả lời"),
                            ("answered", "Đang thực hiện"),
                            ("done", "Đã thực hiện"),
                            ("refused", "Không thực hiện"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("received_on", models.DateField()),
                (
                    "with_third_party",
                    models.BooleanField(default=False, verbose_name="có bên thứ ba tham gia"),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "answer",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=500, verbose_name="trả lời"
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=500, verbose_name="kết quả và lý do"
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "yêu cầu về dữ liệu cá nhân",
                "verbose_name_plural": "yêu cầu về dữ liệu cá nhân",
                "indexes": [
                    models.Index(fields=["casefile", "received_on"], name="data_request_of_case"),
                    models.Index(fields=["state", "received_on"], name="data_request_waiting"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["see", "correct", "withdraw", "restrict", "object", "delete"],
                            )
                        ),
                        name="data_request_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("state", "received")),
                            models.Q(
                                models.Q(("state", "received"), _negated=True),
                                ("answered_on__gte", models.F("received_on")),
                                ("answered_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="data_request_answered_with_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("state__in", ("done", "refused")), _negated=True),
                                ("closed_on__isnull", True),
                            ),
                            models.Q(
                                ("state__in", ("done", "refused")),
                                ("closed_on__gte", models.F("answered_on")),
                                ("closed_by__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="data_request_closed_with_a_reason",
                    ),
                ],
            },
        ),
    ]
