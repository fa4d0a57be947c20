"""How a call failed is kept apart from what the portal said, and put into words when it is read."""

from typing import ClassVar

from django.db import migrations, models

_FAILURES = ("silent", "no_key", "refused", "other_version", "unreadable")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("press", "0006_figures_that_differ")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="outboxcall",
            name="failure",
            field=models.CharField(blank=True, default="", max_length=20),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="outboxcall",
            constraint=models.CheckConstraint(
                condition=models.Q(failure="") | models.Q(failure__in=list(_FAILURES)),
                name="press_failure_is_known",
            ),
        ),
    ]
