"""Which package brought a withheld name."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="withheldname",
            name="source",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="withheld",
                to="editorial.presssource",
            ),
        ),
    ]
