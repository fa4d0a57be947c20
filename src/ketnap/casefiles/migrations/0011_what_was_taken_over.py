"""Which steps of a case another cell recorded; `ketnap init` derives anew what rests on it."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0010_a_batch_may_go"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="TakenOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_seq", models.PositiveIntegerField()),
                ("last_seq", models.PositiveIntegerField()),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_over",
                        to="casefiles.casefile",
                    ),
                ),
            ],
            options={
                "ordering": ("casefile", "first_seq"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("casefile", "first_seq"), name="taken_over_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_seq__gte", 1), ("last_seq__gte", models.F("first_seq"))
                        ),
                        name="taken_over_in_order",
                    ),
                ],
            },
        ),
    ]
