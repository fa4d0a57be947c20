"""Who was reviewed is called in the language of the readers; the tables stay as they are."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("plans", "0002_withdrawn_nominations"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="reviewedperson",
            options={
                "verbose_name": "người được rà soát",
                "verbose_name_plural": "người được rà soát",
            },
        ),
    ]
