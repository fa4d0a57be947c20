"""Saved reports come by mail every half-year and at the end of a term too."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("figures", "0003_all_that_was_asked")]

    operations: ClassVar = [
        migrations.RemoveConstraint(
            model_name="savedreport", name="figures_mail_is_asked_for_since_a_day"
        ),
        migrations.AddConstraint(
            model_name="savedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mailed_every", ""), ("mailed_until__isnull", True)),
                    models.Q(
                        ("mailed_every__in", ("month", "quarter", "half_year", "year", "term")),
                        ("mailed_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="figures_mail_is_asked_for_since_a_day",
            ),
        ),
    ]
