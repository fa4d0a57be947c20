"""Reports kept by name."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text

PERIODS = ("month", "quarter", "half_year", "year", "term")


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("organisations", "0002_seats"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SavedReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=80, verbose_name="tên báo cáo"
                    ),
                ),
                ("period", models.CharField(max_length=10)),
                ("count_by", models.CharField(max_length=10)),
                ("figure", models.CharField(max_length=24)),
                ("dimensions", models.JSONField(blank=True, default=list)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="saved_reports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "báo cáo đã lưu",
                "verbose_name_plural": "báo cáo đã lưu",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("owner", "name"),
                        name="figures_report_once_by_name",
                        violation_error_message="Bạn đã có báo cáo mang tên này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="figures_report_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__in", PERIODS)),
                        name="figures_period_moves_on",
                        violation_error_message="Kỳ từ ngày đến ngày không lưu được. Hãy chọn kỳ khác.",
                    ),
                ],
            },
        ),
    ]
