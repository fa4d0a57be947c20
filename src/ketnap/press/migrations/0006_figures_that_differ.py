"""An article also waits for somebody while its figures differ from the record."""

from typing import ClassVar

from django.db import migrations, models

_WAITS = (
    "secretary",
    "editor",
    "approver",
    "draft",
    "returned",
    "rewriting",
    "likeness",
    "figures",
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("press", "0005_names_of_records")]

    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="portalwait", name="press_wait_is_known"),
        migrations.AddConstraint(
            model_name="portalwait",
            constraint=models.CheckConstraint(
                condition=models.Q(wait__in=list(_WAITS)), name="press_wait_is_known"
            ),
        ),
    ]
