"""Courses and who is on their lists."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0001_initial"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Course",
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
                            ("awareness", "Lớp bồi dưỡng nhận thức về Đảng"),
                            ("new_member", "Lớp bồi dưỡng đảng viên mới"),
                        ],
                        max_length=20,
                        verbose_name="loại lớp",
                    ),
                ),
                (
                    "title",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="tên lớp"
                    ),
                ),
                (
                    "issuer",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="nơi mở lớp"
                    ),
                ),
                (
                    "place",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=200, verbose_name="địa điểm"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="khai giảng")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="bế giảng")),
                (
                    "proposal",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="văn bản đề nghị cử"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="courses",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lớp bồi dưỡng",
                "verbose_name_plural": "lớp bồi dưỡng",
                "indexes": [
                    models.Index(fields=["cell", "-starts_on"], name="courses_cell_start"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["awareness", "new_member"])),
                        name="courses_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="courses_days_in_order",
                        violation_error_message="Ngày bế giảng không được trước ngày khai giảng.",
                    ),
                    models.UniqueConstraint(
                        fields=("cell", "title"),
                        name="courses_title_once_in_a_cell",
                        violation_error_message="Chi bộ đã có lớp mang tên này. Hãy thêm đợt hoặc năm.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_seq", models.PositiveIntegerField(blank=True, null=True)),
                ("certified_seq", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="course_places",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participants",
                        to="courses.course",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("course", "casefile"), name="courses_person_once"
                    ),
                    models.UniqueConstraint(
                        fields=("casefile", "sent_seq"), name="courses_sent_step_in_one_course"
                    ),
                    models.UniqueConstraint(
                        fields=("casefile", "certified_seq"),
                        name="courses_certificate_of_one_course",
                    ),
                ],
            },
        ),
    ]
