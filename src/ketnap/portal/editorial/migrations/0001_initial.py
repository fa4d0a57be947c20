"""Where articles come from, their steps, and what is to be done."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("news", "0002_gone_address"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="RoleTask",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
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
                        verbose_name="Vai trò",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bước theo vai trò",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="WithdrawnConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("consent_reference", models.CharField(max_length=64, unique=True)),
                ("articles", models.PositiveIntegerField(default=0)),
                ("withdrawn_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="PressSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=64, unique=True)),
                ("occasion", models.CharField(max_length=20)),
                ("held_on", models.DateField(verbose_name="Ngày diễn ra")),
                ("captions", models.JSONField(default=list, verbose_name="Chú thích gợi ý")),
                ("received_at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="press_source",
                        to="news.articlepage",
                    ),
                ),
            ],
            options={
                "verbose_name": "Gói tin",
            },
        ),
        migrations.CreateModel(
            name="WithheldName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("salt", models.CharField(max_length=64)),
                ("digest", models.CharField(max_length=128)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("salt", "digest"), name="withheld_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AllowedName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("consent_reference", models.CharField(db_index=True, max_length=64)),
                ("purpose", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=120)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="editorial.presssource",
                    ),
                ),
            ],
            options={
                "verbose_name": "Tên được nêu",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "consent_reference", "purpose"),
                        name="consent_once_in_a_package",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["portal_name", "portal_picture"])),
                        name="name_allowed_for_a_known_purpose",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rewriting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            (
                                "consent",
                                "Một người đã rút đồng ý: bài đã được gỡ ngay, cần viết lại.",
                            ),
                            ("refused", "Đến giờ đăng nhưng bài chưa qua được kiểm tra."),
                            ("taken_down", "Người duyệt đã gỡ bài."),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="Lý do")),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rewritings",
                        to="news.articlepage",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Việc phải sửa",
                "ordering": ("asked_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("done_at", None)),
                        fields=("article", "cause"),
                        name="one_open_rewriting_for_a_cause",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cause__in", ["consent", "refused", "taken_down"])),
                        name="rewriting_has_a_known_cause",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TextFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80)),
                ("label", models.CharField(max_length=300)),
                ("path", models.CharField(max_length=500)),
                ("written", models.BigIntegerField()),
                ("written_as_of", models.DateField()),
                ("now", models.BigIntegerField()),
                ("now_as_of", models.DateField()),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="editorial.presssource",
                    ),
                ),
            ],
            options={
                "verbose_name": "Số liệu trong bài",
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "key"), name="figure_once_in_a_package"
                    )
                ],
            },
        ),
    ]
