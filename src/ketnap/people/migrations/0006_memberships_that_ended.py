"""The memberships that ended by their last day: only their people may have had another one."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the index."""

    dependencies: ClassVar = [("people", "0005_roll_by_its_index_alone")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                fields=["valid_until", "valid_from", "person"],
                condition=models.Q(("valid_until__isnull", False)),
                name="people_roll_ended",
            ),
        ),
    ]
