"""What was known of a person when the file went to another cell."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the column; a file given away before goes on telling what is known of the person."""

    dependencies: ClassVar = [("casefiles", "0015_seals_of_undone_batches")]

    operations: ClassVar = [
        migrations.AddField(
            model_name="casefile",
            name="facts_when_left",
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
    ]
