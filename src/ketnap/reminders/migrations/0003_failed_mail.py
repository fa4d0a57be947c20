"""When a mail to an address did not go out."""

from typing import ClassVar

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("reminders", "0002_press_notice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="mailaddress",
            name="failed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="mailaddress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("failed_at__isnull", True), ("confirmed_at__isnull", False), _connector="OR"
                ),
                name="reminders_only_a_confirmed_address_fails",
            ),
        ),
    ]
