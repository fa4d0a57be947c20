"""Roles called as in the glossary."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0003_delegation_inspections_and_first_links"),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="roleheld",
            name="role",
            field=models.CharField(
                choices=[
                    ("cell_secretary", "bí thư chi bộ"),
                    ("deputy_cell_secretary", "phó bí thư chi bộ"),
                    ("cell_committee_member", "chi ủy viên"),
                    ("mentor", "đảng viên được phân công giúp đỡ"),
                    ("official_member", "đảng viên chính thức"),
                    ("unit_head", "trưởng đơn vị"),
                    ("youth_union_officer", "cán bộ Đoàn"),
                    ("trade_union_officer", "cán bộ công đoàn"),
                    ("applicant", "người vào Đảng"),
                    ("committee_officer", "cán bộ của cấp ủy"),
                    ("editor", "biên tập viên"),
                    ("inspector", "người kiểm tra"),
                    ("system_administrator", "quản trị hệ thống"),
                ],
                max_length=30,
                verbose_name="vai trò",
            ),
        ),
    ]
