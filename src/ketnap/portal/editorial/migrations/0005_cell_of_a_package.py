"""The cell that a package comes from."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0004_answered_names"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="presssource",
            name="cell",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
    ]
