"""Roles held in somebody's place, units of unit heads, inspected cases, first links."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0002_shared_cache"),
        ("organisations", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="InspectedCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("casefile_id", models.BigIntegerField()),
            ],
            options={
                "verbose_name": "hồ sơ được chọn để kiểm tra",
            },
        ),
        migrations.CreateModel(
            name="SignInLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "liên kết đăng nhập lần đầu",
            },
        ),
        migrations.RemoveConstraint(
            model_name="roleheld",
            name="accounts_role_held_once",
        ),
        migrations.AddField(
            model_name="roleheld",
            name="acting_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="delegations",
                to="accounts.roleheld",
                verbose_name="thay cho",
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="basis",
            field=ketnap.organisations.plain_text.PlainTextField(
                blank=True, max_length=200, verbose_name="căn cứ"
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.unit",
                verbose_name="đơn vị",
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="withdrawn_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="rút lúc"
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_until__isnull", True), ("withdrawn_at__isnull", True)),
                fields=("user", "organisation", "role"),
                name="accounts_role_held_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", False),
                    models.Q(
                        ("acting_for__isnull", True), models.Q(("role", "inspector"), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="accounts_some_roles_must_end",
                violation_error_message="Vai trò này phải có ngày cuối.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit__isnull", True), ("role", "unit_head"), _connector="OR"),
                name="accounts_only_unit_heads_have_units",
                violation_error_message="Chỉ trưởng đơn vị mới gắn với một đơn vị.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("acting_for__isnull", True),
                    models.Q(("acting_for", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="accounts_nobody_acts_for_himself",
            ),
        ),
        migrations.AddField(
            model_name="inspectedcase",
            name="held",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inspected_cases",
                to="accounts.roleheld",
            ),
        ),
        migrations.AddField(
            model_name="signinlink",
            name="user",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sign_in_link",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="inspectedcase",
            constraint=models.UniqueConstraint(
                fields=("held", "casefile_id"), name="accounts_case_inspected_once"
            ),
        ),
    ]
