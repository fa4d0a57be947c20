"""Whoever sends a mail takes a turn with its address, and holds no transaction meanwhile."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("reminders", "0003_failed_mail")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="mailaddress",
            name="sending_until",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
