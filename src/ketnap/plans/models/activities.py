"""Education and information activities (hoạt động giáo dục, tuyên truyền)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField


class ActivityKind(models.TextChoices):
    """What sort of activity it was."""

    TALK = "talk", _("Nói chuyện chuyên đề")
    STUDY = "study", _("Học tập nghị quyết, Điều lệ Đảng")
    VISIT = "visit", _("Về nguồn, tham quan")
    CONTEST = "contest", _("Hội thi, tìm hiểu")
    MEETING = "meeting", _("Gặp mặt, đối thoại với quần chúng")
    OTHER = "other", _("Hoạt động khác")


class EducationActivity(models.Model):
    """One activity: when, about what, led by whom, and how many of each kind took part.

    Nobody's attendance is kept, only numbers.
    """

    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="activities"
    )
    held_on = models.DateField(_("ngày tổ chức"))
    kind = models.CharField(_("loại hoạt động"), max_length=10, choices=ActivityKind)
    topic = PlainTextField(_("nội dung"), max_length=300)
    leader = PlainTextField(_("người phụ trách"), max_length=120)
    place = PlainTextField(_("địa điểm"), max_length=200, blank=True)
    members = models.PositiveSmallIntegerField(_("đảng viên"), default=0)
    sympathisers = models.PositiveSmallIntegerField(_("cảm tình Đảng"), default=0)
    union_members = models.PositiveSmallIntegerField(_("đoàn viên, công đoàn viên"), default=0)
    others = models.PositiveSmallIntegerField(_("quần chúng khác"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("hoạt động giáo dục")
        verbose_name_plural = _("hoạt động giáo dục")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=ActivityKind.values), name="plans_activity_kind_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(topic="") & ~Q(leader=""), name="plans_activity_is_named"
            ),
            models.CheckConstraint(
                condition=Q(members__gt=0)
                | Q(sympathisers__gt=0)
                | Q(union_members__gt=0)
                | Q(others__gt=0),
                name="plans_activity_has_participants",
                violation_error_message=_("Hãy ghi số người tham gia, ít nhất một người."),
            ),
            models.UniqueConstraint(
                fields=("cell", "held_on", "topic"),
                name="plans_activity_once",
                violation_error_message=_("Đã có hoạt động này trong ngày ấy."),
            ),
        )
        indexes = (models.Index(fields=("cell", "-held_on"), name="plans_activity_cell_day"),)

    def __str__(self) -> str:
        return self.topic

    @property
    def participants(self) -> int:
        return self.members + self.sympathisers + self.union_members + self.others
