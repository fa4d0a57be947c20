"""What stands around every page, the pictures and the subjects are counted apart."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("news", "0006_closed_section"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="edition",
            name="frame_number",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="edition",
            name="picture_number",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="edition",
            name="subject_number",
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
