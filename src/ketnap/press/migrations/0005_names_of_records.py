"""References to consents are called in the language of the readers; the tables stay as they are."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("press", "0004_ground_taken_back"),
    ]

    operations: ClassVar = [
        migrations.AlterModelOptions(
            name="consentreference",
            options={
                "verbose_name": "tham chiếu sự đồng ý",
                "verbose_name_plural": "tham chiếu sự đồng ý",
            },
        ),
    ]
