"""Names that no package brings and that an approver answers for."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0003_likeness"),
        ("news", "0004_edition"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AnsweredName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("ground", models.CharField(max_length=300, verbose_name="Căn cứ")),
                ("answered_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answered_names",
                        to="news.articlepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tên có căn cứ",
                "ordering": ("answered_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=["article", "name"], name="name_answered_for_once"
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(name="") & ~models.Q(ground=""),
                        name="answered_name_has_its_ground",
                    ),
                ],
            },
        ),
    ]
