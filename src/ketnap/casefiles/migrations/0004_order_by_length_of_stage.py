"""An index for lists in the order of how long a stage has lasted."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0003_search_by_part_of_a_name"),
        ("organisations", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="stagespan",
            index=models.Index(fields=["from_on", "casefile", "until_on"], name="stage_span_since"),
        ),
    ]
