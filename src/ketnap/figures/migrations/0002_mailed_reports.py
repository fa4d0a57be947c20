"""How often saved reports come by mail."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("figures", "0001_initial"),
        ("organisations", "0002_seats"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="savedreport",
            name="mailed_every",
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.AddField(
            model_name="savedreport",
            name="mailed_until",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="savedreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mailed_every", ""), ("mailed_until__isnull", True)),
                    models.Q(
                        ("mailed_every__in", ("month", "quarter", "year")),
                        ("mailed_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="figures_mail_is_asked_for_since_a_day",
            ),
        ),
    ]
