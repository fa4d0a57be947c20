"""Who was imported is called in the language of the readers; the tables stay as they are."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("intake", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="importedperson",
            options={
                "verbose_name": "người được nhập từ bảng",
                "verbose_name_plural": "người được nhập từ bảng",
            },
        ),
    ]
