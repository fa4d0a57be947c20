"""The article a picture was taken in for."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("news", "0005_contact_of_its_own"),
        ("pictures", "0002_people"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="picture",
            name="taken_for",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="news.articlepage",
                verbose_name="Nhận vào cho bài",
            ),
        ),
    ]
