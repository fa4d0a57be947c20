"""Access tokens, with which programs read and write in their owner's name."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0005_end_sessions_from_elsewhere"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AccessToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=80, verbose_name="dùng cho"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("scopes", models.JSONField(verbose_name="được làm gì")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField(verbose_name="dùng đến")),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_tokens",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "khóa truy cập",
                "verbose_name_plural": "khóa truy cập",
                "ordering": ("-created_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("created_at"))),
                        name="access_token_expires_after_it_begins",
                    )
                ],
            },
        ),
    ]
