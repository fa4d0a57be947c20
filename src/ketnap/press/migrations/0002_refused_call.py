"""Whether the portal answered a waiting call with a refusal."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("press", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="outboxcall",
            name="is_refused",
            field=models.BooleanField(default=False),
        ),
    ]
