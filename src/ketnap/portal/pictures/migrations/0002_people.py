"""Who can be recognised in a picture."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("pictures", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.AddField(
            model_name="picture",
            name="people_checked",
            field=models.BooleanField(
                default=False,
                help_text="Người nhận ra được trong ảnh đều đã được ghi, hoặc không có ai nhận ra được.",
                verbose_name="Đã xác định người trong ảnh",
            ),
        ),
        migrations.CreateModel(
            name="PicturedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "consent_reference",
                    models.CharField(db_index=True, max_length=64, verbose_name="Mã sự đồng ý"),
                ),
                ("name", models.CharField(max_length=120, verbose_name="Tên như in trong bài")),
                (
                    "picture",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="pictures.picture",
                    ),
                ),
            ],
            options={
                "verbose_name": "Người trong ảnh",
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("picture", "consent_reference"), name="consent_once_in_a_picture"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent_reference", ""), _negated=True),
                        name="pictured_person_has_a_consent",
                    ),
                ],
            },
        ),
    ]
