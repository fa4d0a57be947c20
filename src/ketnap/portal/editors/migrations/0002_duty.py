"""What each editor does in which section."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("editors", "0001_initial"),
        ("news", "0002_gone_address"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("secretary", "Bí thư chi bộ"),
                            ("editor", "Biên tập viên"),
                            ("approver", "Người duyệt"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duty",
                        to="auth.group",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duties",
                        to="news.sectionpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Nhiệm vụ",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("role", "section"), name="one_group_for_a_duty"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["secretary", "editor", "approver"])),
                        name="duty_has_a_known_role",
                    ),
                ],
            },
        ),
    ]
