"""Who was named or shown in an export, kept when the article is gone."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0009_word_meant"),
        ("news", "0008_left_address"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ExportedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("consent_reference", models.CharField(db_index=True, max_length=64)),
                (
                    "export",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="wagtailcore.pagelogentry",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="news.sectionpage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("export", "consent_reference"), name="person_once_in_an_export"
                    )
                ],
            },
        ),
    ]
