"""An index goes that is the beginning of another: it served no query."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

from ketnap.tables.dropping import without_index


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0022_totals_of_bodies"),
    ]

    operations: ClassVar = [
        without_index(
            "casefiles_batchedcase",
            "batch_id",
            migrations.AlterField(
                model_name="batchedcase",
                name="batch",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="cases",
                    to="casefiles.stepbatch",
                ),
            ),
        ),
    ]
