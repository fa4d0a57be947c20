"""When the record last changed a figure of an article."""

from typing import ClassVar

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0005_cell_of_a_package"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="textfigure",
            name="changed_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
    ]
