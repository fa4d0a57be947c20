"""Which records the file of a job holds."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the column; files made before are gone after a day."""

    dependencies: ClassVar = [("jobs", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="job",
            name="holds",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
