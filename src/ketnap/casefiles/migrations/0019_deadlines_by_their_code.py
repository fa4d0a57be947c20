"""The index of deadlines tells which they are, so that those of one kind are counted by it alone."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Make an index anew."""

    dependencies: ClassVar = [("casefiles", "0018_facts_told_again")]

    operations: ClassVar = [
        migrations.RemoveIndex(model_name="deadlinespan", name="deadline_span_cell"),
        migrations.AddIndex(
            model_name="deadlinespan",
            index=models.Index(
                fields=["cell", "due_on", "seen_from", "seen_until", "code"],
                name="deadline_span_cell",
            ),
        ),
    ]
