"""Papers and what happened to them."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0007_search_by_part_of_a_number"),
        ("ceremonies", "0001_initial"),
        ("courses", "0001_initial"),
        ("meetings", "0002_closed_is_read_only"),
        ("organisations", "0001_initial"),
        ("registers", "0002_settled_numbers_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_code", ketnap.organisations.plain_text.PlainTextField(max_length=30)),
                ("version_from", models.DateField()),
                ("dated_on", models.DateField()),
                (
                    "confidentiality",
                    models.CharField(
                        choices=[
                            ("ordinary", "thường"),
                            ("internal", "lưu hành nội bộ"),
                            ("secret", "mật, chỉ giữ bản giấy"),
                        ],
                        default="ordinary",
                        max_length=10,
                    ),
                ),
                ("salt", models.CharField(max_length=32)),
                ("fingerprints", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "ceremony",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="ceremonies.ceremony",
                    ),
                ),
                (
                    "course",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="courses.course",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="meetings.cellmeeting",
                    ),
                ),
                (
                    "number",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="registers.registernumber",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "giấy tờ",
                "verbose_name_plural": "giấy tờ",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("casefile__isnull", False),
                                ("ceremony__isnull", True),
                                ("course__isnull", True),
                                ("meeting__isnull", True),
                                ("organisation__isnull", True),
                            ),
                            models.Q(
                                ("casefile__isnull", True),
                                ("ceremony__isnull", True),
                                ("course__isnull", True),
                                ("meeting__isnull", False),
                                ("organisation__isnull", True),
                            ),
                            models.Q(
                                ("casefile__isnull", True),
                                ("ceremony__isnull", False),
                                ("course__isnull", True),
                                ("meeting__isnull", True),
                                ("organisation__isnull", True),
                            ),
                            models.Q(
                                ("casefile__isnull", True),
                                ("ceremony__isnull", True),
                                ("course__isnull", False),
                                ("meeting__isnull", True),
                                ("organisation__isnull", True),
                            ),
                            models.Q(
                                ("casefile__isnull", True),
                                ("ceremony__isnull", True),
                                ("course__isnull", True),
                                ("meeting__isnull", True),
                                ("organisation__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="papers_of_one_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidentiality__in", ["ordinary", "internal", "secret"])
                        ),
                        name="papers_confidentiality_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("form_code", ""), _negated=True),
                        name="papers_form_not_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField()),
                ("deed", models.CharField(max_length=10)),
                ("on", models.DateField()),
                (
                    "name",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="họ tên người ký"
                    ),
                ),
                (
                    "position",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="chức vụ người ký"
                    ),
                ),
                (
                    "note",
                    ketnap.organisations.plain_text.PlainTextField(blank=True, max_length=300),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("by_name", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="papers.paper",
                    ),
                ),
                (
                    "replacement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "ordering": ("paper", "seq"),
                "constraints": [
                    models.UniqueConstraint(fields=("paper", "seq"), name="papers_event_seq_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "deed__in",
                                ["drafted", "printed", "signed", "filed", "returned", "replaced"],
                            )
                        ),
                        name="papers_deed_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("deed", "signed"),
                                models.Q(("name", ""), _negated=True),
                                models.Q(("position", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("deed", "signed"), _negated=True),
                                ("name", ""),
                                ("position", ""),
                            ),
                            _connector="OR",
                        ),
                        name="papers_signed_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deed__in", ("filed", "returned")), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="papers_filed_somewhere_returned_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deed", "replaced"), ("replacement__isnull", False)),
                            models.Q(
                                models.Q(("deed", "replaced"), _negated=True),
                                ("replacement__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="papers_replaced_by_another",
                    ),
                ],
            },
        ),
    ]
