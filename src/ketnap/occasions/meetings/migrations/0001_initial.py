"""Meetings of the cell: agenda, attendance, counts."""

from typing import ClassVar

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0005_opened_for"),
        ("organisations", "0001_initial"),
        ("people", "0002_guests_and_merges"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="CellMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="ngày họp")),
                ("begins_at", models.TimeField(verbose_name="giờ họp")),
                (
                    "place",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="địa điểm"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "sắp họp"),
                            ("closed", "đã kết thúc"),
                            ("called_off", "đã hoãn"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="organisations.organisation",
                        verbose_name="chi bộ",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "presiding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="chủ trì",
                    ),
                ),
                (
                    "secretary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="thư ký cuộc họp",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuộc họp chi bộ",
                "verbose_name_plural": "cuộc họp chi bộ",
                "indexes": [
                    models.Index(fields=["cell", "-held_on"], name="meetings_cell_held_on"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "called_off"), _negated=True),
                        fields=("cell", "held_on", "begins_at"),
                        name="meetings_one_at_a_time",
                        violation_error_message="Chi bộ đã có một cuộc họp vào ngày giờ này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "closed", "called_off"])),
                        name="meetings_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_closed_has_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("presiding", models.F("secretary")), _negated=True),
                        name="meetings_two_officers",
                        violation_error_message="Chủ trì và thư ký phải là hai người.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_official", models.BooleanField()),
                ("is_present", models.BooleanField()),
                ("ground", models.CharField(blank=True, max_length=40)),
                (
                    "reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=200, verbose_name="lý do vắng"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="meetings.cellmeeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "điểm danh",
                "verbose_name_plural": "điểm danh",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meeting", "person"), name="meetings_called_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ground", ""),
                            (
                                "ground__in",
                                [
                                    "on_temporary_activity_elsewhere",
                                    "exempt_from_work_and_activity",
                                    "suspended_from_activity",
                                    "charged_prosecuted_or_detained",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="meetings_ground_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_present", False),
                            models.Q(
                                models.Q(
                                    (
                                        "ground__in",
                                        [
                                            "charged_prosecuted_or_detained",
                                            "suspended_from_activity",
                                        ],
                                    ),
                                    _negated=True,
                                ),
                                ("reason", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_present_needs_no_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("is_official", True), ("ground", ""), _connector="OR"),
                        name="meetings_only_official_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "topic",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="nội dung"
                    ),
                ),
                ("matter", models.CharField(blank=True, max_length=40)),
                (
                    "casefile",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda_items",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="meetings.cellmeeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "nội dung họp",
                "verbose_name_plural": "nội dung họp",
                "ordering": ("position", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("casefile__isnull", True),
                                ("matter", ""),
                                models.Q(("topic", ""), _negated=True),
                            ),
                            models.Q(
                                ("casefile__isnull", False),
                                ("matter__in", ["admission", "recognition", "strike_off"]),
                                ("topic", ""),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_topic_or_vote",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VoteCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("method", models.CharField(max_length=40)),
                ("issued", models.PositiveIntegerField(blank=True, null=True)),
                ("returned", models.PositiveIntegerField(blank=True, null=True)),
                ("agree", models.PositiveIntegerField()),
                ("disagree", models.PositiveIntegerField()),
                ("spoiled", models.PositiveIntegerField(default=0)),
                ("blank", models.PositiveIntegerField(default=0)),
                (
                    "resolution",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=60, verbose_name="số nghị quyết"
                    ),
                ),
                ("override_reason", models.CharField(blank=True, max_length=2000)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("step_seq", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="count",
                        to="meetings.agendaitem",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả biểu quyết",
                "verbose_name_plural": "kết quả biểu quyết",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued__gte", models.F("returned")),
                                ("issued__isnull", False),
                                ("method", "secret_ballot"),
                                (
                                    "returned",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("agree"), "+", models.F("disagree")
                                            ),
                                            "+",
                                            models.F("spoiled"),
                                        ),
                                        "+",
                                        models.F("blank"),
                                    ),
                                ),
                                ("returned__isnull", False),
                            ),
                            models.Q(
                                ("blank", 0),
                                ("issued__isnull", True),
                                ("method", "party_card"),
                                ("returned__isnull", True),
                                ("spoiled", 0),
                            ),
                            _connector="OR",
                        ),
                        name="meetings_count_adds_up",
                    ),
                ],
            },
        ),
    ]
