"""Guests of a cell, places of temporary activity, and records merged into one."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("organisations", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Guest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="đến hết ngày"),
                ),
                (
                    "full_name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="họ và tên"
                    ),
                ),
                (
                    "home",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="chi bộ nơi chuyển đến"
                    ),
                ),
            ],
            options={
                "verbose_name": "đảng viên đến sinh hoạt tạm thời",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="lý do"
                    ),
                ),
                ("moved", models.JSONField(blank=True)),
                ("merged_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "lần gộp bản ghi",
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="temporarily_at",
            field=ketnap.organisations.plain_text.PlainTextField(
                blank=True, max_length=200, verbose_name="nơi sinh hoạt tạm thời"
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                editable=False,
                null=True,
                blank=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absorbed",
                to="people.person",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name_fold", "born_on"], name="people_name_birth"),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("temporarily_at", ""), ("on_temporary_activity", True), _connector="OR"
                ),
                name="people_place_of_temporary_activity",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("pk", models.F("merged_into")), _negated=True),
                name="people_not_merged_into_itself",
            ),
        ),
        migrations.AddField(
            model_name="guest",
            name="cell",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="guests",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="personmerge",
            name="dropped",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="personmerge",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="personmerge",
            name="merged_by",
            field=models.ForeignKey(
                null=True,
                blank=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="personmerge",
            name="undone_by",
            field=models.ForeignKey(
                null=True,
                blank=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    ("valid_until__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="people_guest_days_in_order",
                violation_error_message="Ngày cuối không được trước ngày đầu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.UniqueConstraint(
                fields=("cell", "full_name", "home", "valid_from"), name="people_guest_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="guest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("full_name", ""), _negated=True),
                    models.Q(("home", ""), _negated=True),
                ),
                name="people_guest_not_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="personmerge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at__isnull", True)),
                fields=("dropped",),
                name="people_merged_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="personmerge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", models.F("dropped")), _negated=True),
                name="people_merge_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="personmerge",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="people_merge_has_reason"
            ),
        ),
    ]
