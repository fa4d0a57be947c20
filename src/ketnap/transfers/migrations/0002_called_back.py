"""A transfer may be called back while nobody has received it."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("casefiles", "0011_what_was_taken_over"),
        ("organisations", "0002_seats"),
        ("transfers", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="transfer",
            name="called_back_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received_on__isnull", True), ("called_back_on__isnull", True), _connector="OR"
                ),
                name="transfers_received_or_called_back",
            ),
        ),
    ]
