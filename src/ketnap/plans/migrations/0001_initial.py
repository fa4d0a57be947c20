"""Plans with targets, requests, nominations, reviews of the list, education activities."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ketnap.organisations.plain_text


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = [
        ("casefiles", "0005_opened_for"),
        ("organisations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ListReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="ngày rà soát")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="list_reviews",
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
                (
                    "finished_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "lần rà soát danh sách",
                "verbose_name_plural": "lần rà soát danh sách",
                "indexes": [
                    models.Index(fields=["cell", "-held_on"], name="plans_review_cell_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("finished_at__isnull", True)),
                        fields=("cell",),
                        name="plans_one_open_review_in_a_cell",
                        violation_error_message="Chi bộ đang có một lần rà soát chưa xong. Hãy kết thúc lần ấy trước.",
                    ),
                    models.UniqueConstraint(
                        fields=("cell", "held_on"),
                        name="plans_one_review_a_day",
                        violation_error_message="Chi bộ đã rà soát danh sách ngày này.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", True), ("finished_by__isnull", True)),
                            models.Q(
                                ("finished_at__isnull", False), ("finished_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="plans_review_finished_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NominationRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number_asked", models.PositiveSmallIntegerField(verbose_name="số người đề nghị")),
                ("due_on", models.DateField(verbose_name="trả lời trước hết ngày")),
                (
                    "reference",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="số công văn"
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="ngày gửi")),
                (
                    "answered_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày trả lời"),
                ),
                (
                    "answer",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="trả lời"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nomination_requests",
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
                (
                    "mass_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.massorganisation",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "đề nghị giới thiệu",
                "verbose_name_plural": "đề nghị giới thiệu",
                "indexes": [
                    models.Index(fields=["cell", "-due_on"], name="plans_request_cell_due"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mass_organisation__isnull", True), ("unit__isnull", False)),
                            models.Q(("mass_organisation__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="plans_request_to_one_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number_asked__gte", 1)),
                        name="plans_request_asks_for_somebody",
                        violation_error_message="Hãy đề nghị ít nhất một người.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sent_on__isnull", True),
                            ("due_on__gte", models.F("sent_on")),
                            _connector="OR",
                        ),
                        name="plans_request_due_after_sending",
                        violation_error_message="Hạn trả lời không được trước ngày gửi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            models.Q(
                                ("answered_on__gte", models.F("sent_on")),
                                ("sent_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="plans_request_answered_after_sending",
                        violation_error_message="Ngày trả lời không được trước ngày gửi.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", False), ("answer", ""), _connector="OR"
                        ),
                        name="plans_request_answer_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("put_forward_on", models.DateField(verbose_name="ngày giới thiệu")),
                (
                    "document",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="văn bản giới thiệu"
                    ),
                ),
                (
                    "full_name",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="họ và tên"
                    ),
                ),
                ("name_fold", models.CharField(editable=False, max_length=120)),
                ("born_on", models.DateField(verbose_name="ngày sinh")),
                (
                    "sex",
                    models.CharField(
                        choices=[("female", "Nữ"), ("male", "Nam")],
                        max_length=10,
                        verbose_name="giới tính",
                    ),
                ),
                (
                    "occupation",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="nghề nghiệp"
                    ),
                ),
                (
                    "workplace",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=200, verbose_name="nơi làm việc"
                    ),
                ),
                (
                    "youth_union_member",
                    models.BooleanField(default=False, verbose_name="là đoàn viên"),
                ),
                (
                    "trade_union_member",
                    models.BooleanField(default=False, verbose_name="là đoàn viên công đoàn"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ chi bộ xem"),
                            ("taken_up", "Chi bộ đã tiếp nhận"),
                            ("declined", "Chi bộ chưa tiếp nhận"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=300, verbose_name="lý do chưa tiếp nhận"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
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
                (
                    "mass_organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.massorganisation",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="plans.nominationrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "giới thiệu quần chúng",
                "verbose_name_plural": "giới thiệu quần chúng",
                "indexes": [
                    models.Index(fields=["cell", "state"], name="plans_nomination_cell_state"),
                    models.Index(fields=["name_fold", "born_on"], name="plans_nomination_person"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mass_organisation__isnull", True), ("unit__isnull", False)),
                            models.Q(("mass_organisation__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="plans_nomination_by_one_body",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ["female", "male"])),
                        name="plans_nomination_sex_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("full_name", ""), _negated=True),
                        name="plans_nomination_name_not_empty",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("born_on__lt", models.F("put_forward_on"))),
                        name="plans_nomination_after_birth",
                        violation_error_message="Ngày sinh phải ở trước ngày giới thiệu.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_by__isnull", True),
                                ("answered_on__isnull", True),
                                ("casefile__isnull", True),
                                ("reason", ""),
                                ("state", "waiting"),
                            ),
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                                ("casefile__isnull", False),
                                ("reason", ""),
                                ("state", "taken_up"),
                            ),
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                                ("casefile__isnull", True),
                                ("state", "declined"),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="plans_nomination_answer_fits_its_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting"), ("unit__isnull", False)),
                        fields=("unit", "name_fold", "born_on"),
                        name="plans_nomination_waits_once_for_a_unit",
                        violation_error_message="Đơn vị đã giới thiệu người này, chi bộ đang xem.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("mass_organisation__isnull", False), ("state", "waiting")
                        ),
                        fields=("mass_organisation", "name_fold", "born_on"),
                        name="plans_nomination_waits_once_for_a_union",
                        violation_error_message="Đoàn thể đã giới thiệu người này, chi bộ đang xem.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "span",
                    models.CharField(
                        choices=[("year", "Năm"), ("term", "Nhiệm kỳ")],
                        max_length=10,
                        verbose_name="loại kế hoạch",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="từ ngày")),
                ("ends_on", models.DateField(verbose_name="đến hết ngày")),
                (
                    "resolution",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=120, verbose_name="nghị quyết"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
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
                "verbose_name": "kế hoạch",
                "verbose_name_plural": "kế hoạch",
                "indexes": [
                    models.Index(fields=["cell", "-starts_on"], name="plans_cell_start"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("span__in", ["year", "term"])),
                        name="plans_span_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="plans_days_in_order",
                        violation_error_message="Ngày cuối của kế hoạch phải sau ngày đầu.",
                    ),
                    models.UniqueConstraint(
                        fields=("cell", "span", "starts_on"),
                        name="plans_one_of_a_span_from_a_day",
                        violation_error_message="Chi bộ đã có kế hoạch loại này từ ngày ấy.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewedPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("keep", "Tiếp tục theo dõi"),
                            ("list", "Đưa vào danh sách cảm tình"),
                            ("to_course", "Cử đi học lớp nhận thức"),
                            ("open_file", "Xin phép làm hồ sơ"),
                            ("remove", "Đưa ra khỏi danh sách"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "note",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=200, verbose_name="ghi chú"
                    ),
                ),
                (
                    "casefile",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casefiles.casefile",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="plans.listreview",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decision__in", ["keep", "list", "to_course", "open_file", "remove"])
                        ),
                        name="plans_decision_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("review", "casefile"), name="plans_person_reviewed_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "figure",
                    models.CharField(
                        choices=[
                            ("put_forward", "Quần chúng được giới thiệu"),
                            ("sent_to_course", "Cử đi học lớp nhận thức"),
                            ("admitted", "Kết nạp đảng viên"),
                            ("recognised", "Công nhận chính thức"),
                        ],
                        max_length=20,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="targets",
                        to="plans.plan",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "figure__in",
                                ["put_forward", "sent_to_course", "admitted", "recognised"],
                            )
                        ),
                        name="plans_figure_is_known",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "figure", "unit"), name="plans_one_target_of_a_unit"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("unit__isnull", True)),
                        fields=("plan", "figure"),
                        name="plans_one_target_of_the_cell",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EducationActivity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="ngày tổ chức")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("talk", "Nói chuyện chuyên đề"),
                            ("study", "Học tập nghị quyết, Điều lệ Đảng"),
                            ("visit", "Về nguồn, tham quan"),
                            ("contest", "Hội thi, tìm hiểu"),
                            ("meeting", "Gặp mặt, đối thoại với quần chúng"),
                            ("other", "Hoạt động khác"),
                        ],
                        max_length=10,
                        verbose_name="loại hoạt động",
                    ),
                ),
                (
                    "topic",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=300, verbose_name="nội dung"
                    ),
                ),
                (
                    "leader",
                    ketnap.organisations.plain_text.PlainTextField(
                        max_length=120, verbose_name="người phụ trách"
                    ),
                ),
                (
                    "place",
                    ketnap.organisations.plain_text.PlainTextField(
                        blank=True, max_length=200, verbose_name="địa điểm"
                    ),
                ),
                ("members", models.PositiveSmallIntegerField(default=0, verbose_name="đảng viên")),
                (
                    "sympathisers",
                    models.PositiveSmallIntegerField(default=0, verbose_name="cảm tình Đảng"),
                ),
                (
                    "union_members",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="đoàn viên, công đoàn viên"
                    ),
                ),
                (
                    "others",
                    models.PositiveSmallIntegerField(default=0, verbose_name="quần chúng khác"),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
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
                "verbose_name": "hoạt động giáo dục",
                "verbose_name_plural": "hoạt động giáo dục",
                "indexes": [
                    models.Index(fields=["cell", "-held_on"], name="plans_activity_cell_day")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["talk", "study", "visit", "contest", "meeting", "other"])
                        ),
                        name="plans_activity_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("topic", ""), _negated=True),
                            models.Q(("leader", ""), _negated=True),
                        ),
                        name="plans_activity_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("members__gt", 0),
                            ("sympathisers__gt", 0),
                            ("union_members__gt", 0),
                            ("others__gt", 0),
                            _connector="OR",
                        ),
                        name="plans_activity_has_participants",
                        violation_error_message="Hãy ghi số người tham gia, ít nhất một người.",
                    ),
                    models.UniqueConstraint(
                        fields=("cell", "held_on", "topic"),
                        name="plans_activity_once",
                        violation_error_message="Đã có hoạt động này trong ngày ấy.",
                    ),
                ],
            },
        ),
    ]
