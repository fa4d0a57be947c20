"""An index by which the few cases without any step are found."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0011_what_was_taken_over"),
    ]

    operations: ClassVar = [
        migrations.AddIndex(
            model_name="casestanding",
            index=models.Index(fields=["head_seq", "cell"], name="standing_head_seq"),
        ),
    ]
