"""Articles that people must look at for something like a withdrawn name."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("editorial", "0002_package_of_withheld_names"),
    ]

    operations: ClassVar = [
        migrations.RemoveConstraint(model_name="rewriting", name="rewriting_has_a_known_cause"),
        migrations.AlterField(
            model_name="rewriting",
            name="cause",
            field=models.CharField(
                choices=[
                    ("consent", "Một người đã rút đồng ý: bài đã được gỡ ngay, cần viết lại."),
                    ("refused", "Đến giờ đăng nhưng bài chưa qua được kiểm tra."),
                    ("taken_down", "Người duyệt đã gỡ bài."),
                    (
                        "likeness",
                        "Một người đã rút đồng ý: bài có chữ giống tên người đó, cần xem lại.",
                    ),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="rewriting",
            constraint=models.CheckConstraint(
                condition=models.Q(cause__in=["consent", "refused", "taken_down", "likeness"]),
                name="rewriting_has_a_known_cause",
            ),
        ),
    ]
