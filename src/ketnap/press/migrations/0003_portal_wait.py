"""Articles that wait for somebody at the portal."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [("press", "0002_refused_call")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PortalWait",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("article", models.PositiveBigIntegerField()),
                ("wait", models.CharField(max_length=10)),
                ("section", models.CharField(max_length=100)),
                ("title", ketnap.organisations.plain_text.PlainTextField(max_length=300)),
                ("editor_path", models.CharField(max_length=300)),
                ("since", models.DateTimeField()),
                ("account", models.CharField(blank=True, max_length=64)),
                ("own", models.JSONField(blank=True, default=list)),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waits",
                        to="press.sentpackage",
                    ),
                ),
            ],
            options={
                "verbose_name": "bài chờ",
                "verbose_name_plural": "bài chờ",
                "constraints": (
                    models.UniqueConstraint(
                        fields=("article", "wait", "since"), name="press_wait_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            wait__in=[
                                "secretary",
                                "editor",
                                "approver",
                                "draft",
                                "returned",
                                "rewriting",
                                "likeness",
                            ]
                        ),
                        name="press_wait_is_known",
                    ),
                ),
            },
        ),
    ]
