"""The day from which a section takes no more articles."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("news", "0005_contact_of_its_own"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="sectionpage",
            name="closed_on",
            field=models.DateField(
                blank=True, editable=False, null=True, verbose_name="Đóng từ ngày"
            ),
        ),
    ]
