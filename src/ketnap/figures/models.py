"""Reports that somebody keeps by name, to open them for the period of the day."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField

PERIODS = ("month", "quarter", "half_year", "year", "term")
"""The periods that move on with the day; one of two fixed days is kept as a link instead."""

MAILED_EVERY = PERIODS
"""How often a report may come by mail: whenever such a period has ended."""


class SavedReport(models.Model):
    """What somebody asks of the figures time and again (báo cáo đã lưu)."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_reports"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = PlainTextField(_("tên báo cáo"), max_length=80)
    period = models.CharField(max_length=10)
    count_by = models.CharField(max_length=10)
    figure = models.CharField(max_length=24)
    dimensions = models.JSONField(blank=True, default=list)
    months = models.PositiveSmallIntegerField()
    """From how many whole months without an admission a cell is named."""
    is_known_only = models.BooleanField()
    """Whether only what was recorded by the page's day counts."""
    is_for_outside = models.BooleanField()
    """Whether numbers that would tell of few people are left out, whoever reads it."""
    mailed_every = models.CharField(max_length=10, blank=True)
    mailed_until = models.DateField(null=True, blank=True)
    """The last day of the last period that was mailed, or that had ended when mail was asked for."""

    class Meta:
        verbose_name = _("báo cáo đã lưu")
        verbose_name_plural = _("báo cáo đã lưu")
        constraints = (
            models.UniqueConstraint(
                fields=("owner", "name"),
                name="figures_report_once_by_name",
                violation_error_message=_("Bạn đã có báo cáo mang tên này."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="figures_report_has_a_name"),
            models.CheckConstraint(
                condition=Q(period__in=PERIODS),
                name="figures_period_moves_on",
                violation_error_message=_("Kỳ từ ngày đến ngày không lưu được. Hãy chọn kỳ khác."),
            ),
            models.CheckConstraint(condition=Q(months__gte=1), name="figures_report_asks_months"),
            models.CheckConstraint(
                condition=Q(mailed_every="", mailed_until__isnull=True)
                | Q(mailed_every__in=MAILED_EVERY, mailed_until__isnull=False),
                name="figures_mail_is_asked_for_since_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.name
