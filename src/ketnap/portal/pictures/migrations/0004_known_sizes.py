"""Which sizes there are of a picture, kept beside it; and a way from a file to its picture."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("pictures", "0003_taken_for_an_article"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="picture",
            name="known_sizes",
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddIndex(
            model_name="rendition",
            index=models.Index(fields=["file"], name="rendition_of_a_file"),
        ),
    ]
