"""The monthly review of the list of sympathisers (rà soát danh sách cảm tình Đảng)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField


class ReviewDecision(models.TextChoices):
    """What a review resolves to do next about somebody on the list."""

    KEEP = "keep", _("Tiếp tục theo dõi")
    LIST = "list", _("Đưa vào danh sách cảm tình")
    TO_COURSE = "to_course", _("Cử đi học lớp nhận thức")
    OPEN_FILE = "open_file", _("Xin phép làm hồ sơ")
    REMOVE = "remove", _("Đưa ra khỏi danh sách")


class ListReview(models.Model):
    """One review of the whole list of a cell; once finished it is read only."""

    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="list_reviews"
    )
    held_on = models.DateField(_("ngày rà soát"))
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("lần rà soát danh sách")
        verbose_name_plural = _("lần rà soát danh sách")
        constraints = (
            models.UniqueConstraint(
                fields=("cell",),
                condition=Q(finished_at__isnull=True),
                name="plans_one_open_review_in_a_cell",
                violation_error_message=_(
                    "Chi bộ đang có một lần rà soát chưa xong. Hãy kết thúc lần ấy trước."
                ),
            ),
            models.UniqueConstraint(
                fields=("cell", "held_on"),
                name="plans_one_review_a_day",
                violation_error_message=_("Chi bộ đã rà soát danh sách ngày này."),
            ),
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True, finished_by__isnull=True)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
                name="plans_review_finished_by_somebody",
            ),
        )
        indexes = (models.Index(fields=("cell", "-held_on"), name="plans_review_cell_day"),)

    def __str__(self) -> str:
        return f"review of {self.cell_id} on {self.held_on}"

    @property
    def is_open(self) -> bool:
        return self.finished_at is None


class ReviewedPerson(models.Model):
    """What a review says about one person; the step it calls for is recorded in the case."""

    review = models.ForeignKey(ListReview, on_delete=models.PROTECT, related_name="people")
    casefile = models.ForeignKey("casefiles.Casefile", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=ReviewDecision)
    note = PlainTextField(_("ghi chú"), max_length=200, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("người được rà soát")
        verbose_name_plural = _("người được rà soát")
        constraints = (
            models.CheckConstraint(
                condition=Q(decision__in=ReviewDecision.values), name="plans_decision_is_known"
            ),
            models.UniqueConstraint(
                fields=("review", "casefile"), name="plans_person_reviewed_once"
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} {self.decision} in review {self.review_id}"
