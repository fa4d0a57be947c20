"""The members of a day are counted by an index alone, which takes the place of a shorter one."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Put an index with the days of memberships in the place of the one by cell and status."""

    dependencies: ClassVar = [("people", "0004_indexes_that_others_begin_with")]

    operations: ClassVar = [
        migrations.RemoveIndex(model_name="membership", name="people_cell_status"),
        migrations.AddIndex(
            model_name="membership",
            index=models.Index(
                fields=["cell", "valid_from", "valid_until", "status", "person"], name="people_roll"
            ),
        ),
    ]
