"""Subscriptions: which programs are told of new steps."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("organisations", "0002_seats"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Subscription",
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
                ("address", models.URLField(max_length=300, verbose_name="địa chỉ nhận")),
                ("salt", models.CharField(max_length=32, unique=True)),
                ("told_id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("next_attempt_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("failures", models.PositiveIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, max_length=40)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "đăng ký báo tin",
                "verbose_name_plural": "đăng ký báo tin",
                "ordering": ("-created_at", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["ended_at", "next_attempt_at"], name="webhooks_next_attempt"
                    )
                ],
            },
        ),
    ]
