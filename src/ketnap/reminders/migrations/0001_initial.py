"""The tables of reminders, snoozes, mail addresses, digests and calendar feeds."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0007_search_by_part_of_a_number"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="MailAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=200, verbose_name="địa chỉ thư điện tử")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "wants_digest",
                    models.BooleanField(default=True, verbose_name="nhận tổng hợp tuần"),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mail_address",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "địa chỉ nhận thư",
                "verbose_name_plural": "địa chỉ nhận thư",
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=24, unique=True)),
                ("secret_digest", models.CharField(max_length=64)),
                ("shows_names", models.BooleanField(verbose_name="ghi tên người")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("last_read_on", models.DateField(blank=True, null=True)),
                (
                    "cell",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lịch đăng ký",
                "verbose_name_plural": "lịch đăng ký",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("user", "cell"),
                        name="reminders_one_live_feed_of_a_cell",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cell__isnull", True), ("revoked_at__isnull", True)),
                        fields=("user",),
                        name="reminders_one_live_feed_of_duties",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("week_on", models.DateField()),
                ("sent_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tổng hợp tuần đã gửi",
                "verbose_name_plural": "tổng hợp tuần đã gửi",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "week_on"), name="reminders_digest_once_a_week"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("week_on__week_day", 2)),
                        name="reminders_week_begins_on_monday",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32)),
                ("seq", models.PositiveIntegerField()),
                ("due_on", models.DateField()),
                ("occasion", models.CharField(max_length=32)),
                ("point_on", models.DateField()),
                ("raised_on", models.DateField()),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("mailed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lời nhắc",
                "verbose_name_plural": "lời nhắc",
                "indexes": [
                    models.Index(fields=["user", "read_at"], name="reminders_user_read"),
                    models.Index(fields=["mailed_at", "raised_on"], name="reminders_to_mail"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "casefile", "code", "seq", "due_on", "point_on"),
                        name="reminders_once_for_a_point",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "verification_reply",
                                    "certificate_expires",
                                    "papers_go_stale",
                                    "decide_admission",
                                    "hold_ceremony",
                                    "file_member_record",
                                    "probation_ends",
                                    "consider_recognition",
                                    "decide_recognition",
                                ],
                            )
                        ),
                        name="reminders_deadline_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("occasion__in", ["started", "half_way", "ahead", "due", "overdue"])
                        ),
                        name="reminders_occasion_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("point_on__lte", models.F("raised_on"))),
                        name="reminders_never_ahead_of_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snooze",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32)),
                ("seq", models.PositiveIntegerField()),
                ("since", models.DateField()),
                ("until", models.DateField(verbose_name="nhắc lại từ ngày")),
                (
                    "reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="lý do"
                    ),
                ),
                ("snoozed_at", models.DateTimeField(auto_now_add=True)),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "snoozed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần hoãn nhắc",
                "verbose_name_plural": "các lần hoãn nhắc",
                "indexes": [
                    models.Index(fields=["casefile", "until"], name="reminders_snoozed_case")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gt", models.F("since"))),
                        name="reminders_snooze_ends_later",
                        violation_error_message="Ngày nhắc lại phải sau hôm nay.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "verification_reply",
                                    "certificate_expires",
                                    "papers_go_stale",
                                    "decide_admission",
                                    "hold_ceremony",
                                    "file_member_record",
                                    "probation_ends",
                                    "consider_recognition",
                                    "decide_recognition",
                                ],
                            )
                        ),
                        name="reminders_snoozed_deadline_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="reminders_snooze_has_a_reason",
                    ),
                ],
            },
        ),
    ]
