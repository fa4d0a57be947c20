"""Participants of a course are called in the language of the readers; the tables stay as they are."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("courses", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="participant",
            options={
                "verbose_name": "người trong danh sách lớp bồi dưỡng",
                "verbose_name_plural": "người trong danh sách lớp bồi dưỡng",
            },
        ),
    ]
