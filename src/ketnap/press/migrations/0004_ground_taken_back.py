"""Stated grounds that no longer hold, and why."""

from typing import ClassVar

from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [("press", "0003_portal_wait")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="statedground",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="statedground",
            name="withdrawn_because",
            field=ketnap.organisations.plain_text.PlainTextField(
                blank=True, default="", max_length=300
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="statedground",
            constraint=models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_because="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_because="")),
                name="press_ground_taken_back_with_a_reason",
            ),
        ),
    ]
