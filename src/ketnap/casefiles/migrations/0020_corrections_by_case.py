"""An index of the steps that correct others, by their cases: there are few among many."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add an index."""

    dependencies: ClassVar = [("casefiles", "0019_deadlines_by_their_code")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(
                fields=["casefile"],
                condition=models.Q(corrects__isnull=False),
                name="log_corrections",
            ),
        ),
    ]
