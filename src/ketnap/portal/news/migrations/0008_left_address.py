"""Addresses that articles have left lead to where they stand now."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("news", "0007_numbers_of_an_edition")]

    operations: ClassVar = [
        migrations.RenameModel("GoneAddress", "LeftAddress"),
        migrations.RenameField("LeftAddress", "gone_at", "left_at"),
        migrations.AddField(
            model_name="leftaddress",
            name="article",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="left_addresses",
                to="news.articlepage",
            ),
        ),
    ]
