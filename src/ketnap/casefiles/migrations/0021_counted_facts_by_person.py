"""An index of the counted facts by person: the database looks for each person that is removed."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add an index."""

    dependencies: ClassVar = [("casefiles", "0020_corrections_by_case")]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="countedfact",
            index=models.Index(fields=["person"], name="counted_fact_person"),
        ),
    ]
