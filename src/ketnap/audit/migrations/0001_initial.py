"""The access log."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AccessEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "deed",
                    models.CharField(
                        choices=[
                            ("viewed", "đã xem"),
                            ("exported", "đã xuất ra tệp"),
                            ("printed", "đã in"),
                            ("signed_in", "đã đăng nhập"),
                            ("role_changed", "đã đổi vai trò"),
                            ("record_changed", "đã đổi dữ liệu"),
                        ],
                        max_length=20,
                    ),
                ),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.BigIntegerField(null=True)),
                ("casefile_id", models.BigIntegerField(null=True)),
                ("detail", models.CharField(blank=True, max_length=500)),
                (
                    "who",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng nhật ký truy cập",
                "verbose_name_plural": "nhật ký truy cập",
                "indexes": [
                    models.Index(fields=["casefile_id", "-at"], name="audit_casefile_at"),
                    models.Index(
                        fields=["object_kind", "object_id", "-at"], name="audit_object_at"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "deed__in",
                                [
                                    "viewed",
                                    "exported",
                                    "printed",
                                    "signed_in",
                                    "role_changed",
                                    "record_changed",
                                ],
                            )
                        ),
                        name="audit_deed_is_known",
                    )
                ],
            },
        ),
    ]
