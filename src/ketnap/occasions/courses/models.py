"""A course as one cell sends people to it, and the people on its list."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField


class CourseKind(models.TextChoices):
    """What a course prepares for: admission, or recognition."""

    AWARENESS = "awareness", _("Lớp bồi dưỡng nhận thức về Đảng")
    NEW_MEMBER = "new_member", _("Lớp bồi dưỡng đảng viên mới")


class Course(models.Model):
    """A course (lớp bồi dưỡng); `proposal` is the paper by which the cell proposes its people."""

    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="courses"
    )
    kind = models.CharField(_("loại lớp"), max_length=20, choices=CourseKind)
    title = PlainTextField(_("tên lớp"), max_length=200)
    issuer = PlainTextField(_("nơi mở lớp"), max_length=200)
    place = PlainTextField(_("địa điểm"), max_length=200, blank=True)
    starts_on = models.DateField(_("khai giảng"))
    ends_on = models.DateField(_("bế giảng"), null=True, blank=True)
    proposal = PlainTextField(_("văn bản đề nghị cử"), max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("lớp bồi dưỡng")
        verbose_name_plural = _("lớp bồi dưỡng")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=CourseKind.values), name="courses_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="courses_days_in_order",
                violation_error_message=_("Ngày bế giảng không được trước ngày khai giảng."),
            ),
            models.UniqueConstraint(
                fields=("cell", "title"),
                name="courses_title_once_in_a_cell",
                violation_error_message=_("Chi bộ đã có lớp mang tên này. Hãy thêm đợt hoặc năm."),
            ),
        )
        indexes = (models.Index(fields=("cell", "-starts_on"), name="courses_cell_start"),)

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """Somebody on the list of a course; the numbers are those of the steps in the case."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="participants")
    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="course_places"
    )
    sent_seq = models.PositiveIntegerField(null=True, blank=True)
    certified_seq = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("người trong danh sách lớp bồi dưỡng")
        verbose_name_plural = _("người trong danh sách lớp bồi dưỡng")
        constraints = (
            models.UniqueConstraint(fields=("course", "casefile"), name="courses_person_once"),
            models.UniqueConstraint(
                fields=("casefile", "sent_seq"), name="courses_sent_step_in_one_course"
            ),
            models.UniqueConstraint(
                fields=("casefile", "certified_seq"), name="courses_certificate_of_one_course"
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} in course {self.course_id}"
