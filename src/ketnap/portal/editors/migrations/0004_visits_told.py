"""What the staff zone tells of editors' visits: from which tickets on they count, and when it told last."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("editors", "0003_spoken_for")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="editor", name="tickets_from", field=models.BigIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="editor", name="told_at", field=models.DateTimeField(null=True)
        ),
    ]
