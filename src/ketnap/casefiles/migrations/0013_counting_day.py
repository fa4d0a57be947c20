"""By which day this installation counts admissions, as it was chosen from time to time."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0012_find_cases_without_steps"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CountingDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "count_by",
                    models.CharField(
                        choices=[("decision", "ngày quyết định"), ("ceremony", "ngày lễ")],
                        max_length=10,
                        verbose_name="kết nạp tính theo",
                    ),
                ),
                (
                    "basis",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=300, verbose_name="căn cứ"
                    ),
                ),
                ("chosen_at", models.DateTimeField(auto_now_add=True)),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "ngày tính kết nạp",
                "verbose_name_plural": "ngày tính kết nạp",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("count_by__in", ["decision", "ceremony"])),
                        name="counting_day_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True),
                        name="counting_day_has_a_basis",
                    ),
                ],
            },
        ),
    ]
