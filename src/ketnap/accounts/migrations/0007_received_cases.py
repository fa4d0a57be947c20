"""Case files that lie with a body outside the line in which their cell stands."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0006_access_tokens"),
        ("organisations", "0002_seats"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ReceivedCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("casefile_id", models.BigIntegerField(unique=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received_cases",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "hồ sơ được trình đến",
            },
        ),
    ]
