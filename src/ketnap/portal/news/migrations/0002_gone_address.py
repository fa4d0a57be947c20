"""Addresses of articles that were taken down."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("news", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="GoneAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("gone_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
    ]
