"""What else a saved report was kept from; those of before opened with the usual, and so they do."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models

USUAL_MONTHS = 12


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("figures", "0002_mailed_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="savedreport",
            name="months",
            field=models.PositiveSmallIntegerField(default=USUAL_MONTHS),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="savedreport",
            name="is_known_only",
            field=models.BooleanField(default=False),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="savedreport",
            name="is_for_outside",
            field=models.BooleanField(default=False),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="savedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(("months__gte", 1)), name="figures_report_asks_months"
            ),
        ),
    ]
