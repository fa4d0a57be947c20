"""The roles that the owner of a token held as his program was answered."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("api", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="keptanswer",
            name="roles",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
