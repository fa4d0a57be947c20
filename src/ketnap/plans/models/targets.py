"""The plan of a cell for a year or a term, and its targets."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField


class PlanSpan(models.TextChoices):
    """How long a plan runs."""

    YEAR = "year", _("Năm")
    TERM = "term", _("Nhiệm kỳ")


class PlannedFigure(models.TextChoices):
    """What a plan sets a number for, in the order of the procedure."""

    PUT_FORWARD = "put_forward", _("Quần chúng được giới thiệu")
    SENT_TO_COURSE = "sent_to_course", _("Cử đi học lớp nhận thức")
    ADMITTED = "admitted", _("Kết nạp đảng viên")
    RECOGNISED = "recognised", _("Công nhận chính thức")


class Plan(models.Model):
    """A plan (kế hoạch phát triển đảng viên); `resolution` is the paper that set it."""

    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="plans"
    )
    span = models.CharField(_("loại kế hoạch"), max_length=10, choices=PlanSpan)
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    resolution = PlainTextField(_("nghị quyết"), max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("kế hoạch")
        verbose_name_plural = _("kế hoạch")
        constraints = (
            models.CheckConstraint(
                condition=Q(span__in=PlanSpan.values), name="plans_span_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="plans_days_in_order",
                violation_error_message=_("Ngày cuối của kế hoạch phải sau ngày đầu."),
            ),
            models.UniqueConstraint(
                fields=("cell", "span", "starts_on"),
                name="plans_one_of_a_span_from_a_day",
                violation_error_message=_("Chi bộ đã có kế hoạch loại này từ ngày ấy."),
            ),
        )
        indexes = (models.Index(fields=("cell", "-starts_on"), name="plans_cell_start"),)

    def __str__(self) -> str:
        return f"{self.span} {self.starts_on} of {self.cell_id}"


class Target(models.Model):
    """A number that a plan sets (chỉ tiêu), for the whole cell or for one of its units."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    figure = models.CharField(max_length=20, choices=PlannedFigure)
    unit = models.ForeignKey(
        "organisations.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(figure__in=PlannedFigure.values), name="plans_figure_is_known"
            ),
            # A missing unit equals no other one, so the whole cell has a constraint of its own.
            models.UniqueConstraint(
                fields=("plan", "figure", "unit"), name="plans_one_target_of_a_unit"
            ),
            models.UniqueConstraint(
                fields=("plan", "figure"),
                condition=Q(unit__isnull=True),
                name="plans_one_target_of_the_cell",
            ),
        )

    def __str__(self) -> str:
        return f"{self.figure} {self.number} in plan {self.plan_id}"
