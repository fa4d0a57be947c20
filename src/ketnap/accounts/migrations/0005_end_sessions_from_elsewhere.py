"""The moment before which all of a user's sessions are over."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0004_role_names"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="user",
            name="sessions_from",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
