"""A site's own Word template of a form: what was uploaded, by whom, who approved it, from when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.plain_text import PlainTextField

LONGEST_CODE = 40
LONGEST_REASON = 300
_DIGEST = 64


class TemplateState(models.TextChoices):
    """How far a template has come."""

    PROPOSED = "proposed", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    REJECTED = "rejected", _("Không duyệt")
    RETIRED = "retired", _("Đã thôi dùng")


_DECIDED_WELL = (TemplateState.APPROVED.value, TemplateState.RETIRED.value)


class OwnTemplate(models.Model):
    """One version of a template (mẫu riêng của đơn vị); a new upload is a new version.

    The file is kept in the database beside its digest, so that both come and go in one
    transaction. `form_version` is the first day of the form's version that it was made for.
    It is in force from `valid_from` until the day before `retired_from`.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="own_templates"
    )
    form_code = models.CharField(_("mẫu"), max_length=LONGEST_CODE)
    form_version = models.DateField()
    version = models.PositiveSmallIntegerField(_("bản"))
    file = models.BinaryField()
    sha256 = models.CharField(max_length=_DIGEST)
    note = PlainTextField(_("bản này khác mẫu chuẩn ở đâu"), max_length=LONGEST_REASON, blank=True)
    state = models.CharField(max_length=10, choices=TemplateState, default=TemplateState.PROPOSED)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    valid_from = models.DateField(_("dùng từ ngày"), null=True, blank=True)
    retired_from = models.DateField(_("thôi dùng từ ngày"), null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = PlainTextField(_("lý do"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        verbose_name = _("mẫu riêng của đơn vị")
        verbose_name_plural = _("mẫu riêng của đơn vị")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=TemplateState.values), name="own_template_state_is_known"
            ),
            models.UniqueConstraint(
                fields=("organisation", "form_code", "version"), name="own_template_version_once"
            ),
            models.CheckConstraint(
                condition=Q(state=TemplateState.PROPOSED.value, decided_by__isnull=True)
                | (
                    ~Q(state=TemplateState.PROPOSED.value)
                    & Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
                name="own_template_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_DECIDED_WELL) | ~Q(decided_by=F("uploaded_by")),
                name="own_template_approved_by_another",
                violation_error_message=_("Người đề nghị không tự duyệt mẫu của mình."),
            ),
            models.CheckConstraint(
                condition=(Q(state__in=_DECIDED_WELL) & Q(valid_from__isnull=False))
                | (~Q(state__in=_DECIDED_WELL) & Q(valid_from__isnull=True)),
                name="own_template_in_force_once_approved",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=TemplateState.RETIRED.value, retired_by__isnull=False)
                    & Q(retired_from__gte=F("valid_from"))
                    & ~Q(reason="")
                )
                | (
                    ~Q(state=TemplateState.RETIRED.value)
                    & Q(retired_from__isnull=True, retired_by__isnull=True)
                ),
                name="own_template_retired_with_a_reason",
                violation_error_message=_("Ngày thôi dùng không được trước ngày bắt đầu dùng."),
            ),
            models.CheckConstraint(
                condition=~Q(state=TemplateState.REJECTED.value) | ~Q(reason=""),
                name="own_template_rejected_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=("organisation", "form_code"),
                condition=Q(state=TemplateState.APPROVED.value),
                name="own_template_one_approved",
            ),
        )
        indexes = (
            models.Index(
                fields=("organisation", "form_code", "-version"), name="own_template_of_form"
            ),
        )

    def __str__(self) -> str:
        return f"{self.form_code}, bản {self.version}"
