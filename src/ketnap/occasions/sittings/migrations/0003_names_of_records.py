"""Votes of a sitting and who did not count in them are called in the language of the readers; the tables stay as they are."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("sittings", "0002_sittings_are_kept"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="sittingexclusion",
            options={
                "verbose_name": "người không tính vào biểu quyết của cấp ủy",
                "verbose_name_plural": "người không tính vào biểu quyết của cấp ủy",
            },
        ),
        migrations.AlterModelOptions(
            name="sittingvote",
            options={
                "verbose_name": "biểu quyết của cấp ủy",
                "verbose_name_plural": "biểu quyết của cấp ủy",
            },
        ),
    ]
