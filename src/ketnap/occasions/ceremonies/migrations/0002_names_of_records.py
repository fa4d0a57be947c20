"""New members at a ceremony are called in the language of the readers; the tables stay as they are."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("ceremonies", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="newmember",
            options={
                "ordering": ("position",),
                "verbose_name": "người được kết nạp tại buổi lễ",
                "verbose_name_plural": "người được kết nạp tại buổi lễ",
            },
        ),
    ]
