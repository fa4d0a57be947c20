"""A refusal that passes by waiting is told from one that lasts."""

from typing import ClassVar

from django.db import migrations, models

_FAILURES = ("silent", "no_key", "not_now", "refused", "other_version", "unreadable")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("press", "0008_editor_visits")]

    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="outboxcall", name="press_failure_is_known"),
        migrations.AddConstraint(
            model_name="outboxcall",
            constraint=models.CheckConstraint(
                condition=models.Q(failure="") | models.Q(failure__in=list(_FAILURES)),
                name="press_failure_is_known",
            ),
        ),
    ]
