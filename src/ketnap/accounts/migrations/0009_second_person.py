"""Roles confirmed by a second person, where keys come from, and requests for new keys."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_role_notices"),
        ("organisations", "0002_seats"),
    ]

    operations: ClassVar = [
        migrations.DeleteModel(name="RoleNotice"),
        migrations.CreateModel(
            name="KeyRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("link", "liên kết đặt mật khẩu"),
                            ("second_factor", "bỏ xác thực hai bước"),
                        ],
                        max_length=20,
                        verbose_name="việc",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("answered_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "yêu cầu cấp lại khóa",
                "verbose_name_plural": "yêu cầu cấp lại khóa",
            },
        ),
        migrations.AddField(
            model_name="roleheld",
            name="confirmed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="xác nhận lúc"),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="confirmed_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="given_at",
            field=models.DateTimeField(auto_now_add=True, null=True),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="given_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roleheld",
            name="refusal",
            field=ketnap.organisations.plain_text.PlainTextField(
                blank=True, max_length=200, verbose_name="lý do từ chối"
            ),
        ),
        migrations.AddField(
            model_name="signinlink",
            name="given_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="keys_from",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confirmed_by__isnull", True),
                    models.Q(
                        ("confirmed_at__isnull", False),
                        models.Q(("confirmed_by", models.F("user")), _negated=True),
                        models.Q(
                            ("given_by__isnull", True),
                            models.Q(("confirmed_by", models.F("given_by")), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="accounts_role_confirmed_by_somebody_else",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refusal", ""),
                    models.Q(("confirmed_at__isnull", True), ("withdrawn_at__isnull", False)),
                    _connector="OR",
                ),
                name="accounts_refused_role_never_counts",
            ),
        ),
        migrations.AddField(
            model_name="keyrequest",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="keyrequest",
            name="asked_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="keyrequest",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="key_requests",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="keyrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at__isnull", True)),
                fields=("user", "kind"),
                name="accounts_keys_asked_for_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="keyrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["link", "second_factor"])),
                name="accounts_key_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="keyrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by__isnull", True),
                    models.Q(
                        ("answered_at__isnull", False),
                        models.Q(("answered_by", models.F("user")), _negated=True),
                        models.Q(
                            ("asked_by__isnull", True),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="accounts_keys_come_from_somebody_else",
            ),
        ),
    ]
