"""What went up with a file."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0007_search_by_part_of_a_number"),
        ("organisations", "0002_seats"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("step_seq", models.PositiveIntegerField()),
                ("matter", models.CharField(max_length=12)),
                ("sent_on", models.DateField()),
                ("papers", models.JSONField(blank=True)),
                ("lacks", models.JSONField(blank=True, default=list)),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần trình",
                "verbose_name_plural": "lần trình",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casefile", "step_seq"), name="submissions_one_for_a_step"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("matter__in", ["admission", "recognition", "strike_off"])
                        ),
                        name="submissions_matter_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sender", models.F("body")), _negated=True),
                        name="submissions_not_to_oneself",
                    ),
                ],
            },
        ),
    ]
