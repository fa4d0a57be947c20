"""Which roles the staff zone named last for an editor, so that only a change is carried out."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("editors", "0004_visits_told")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="editor",
            name="roles_digest",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
    ]
