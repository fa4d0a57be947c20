"""Requests for nominations (đề nghị giới thiệu quần chúng ưu tú)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.models import MassOrganisation, Unit
from ketnap.organisations.plain_text import PlainTextField


def one_body() -> Q:
    """Return the condition that a record names either a unit or a mass organisation."""
    return Q(unit__isnull=False, mass_organisation__isnull=True) | Q(
        unit__isnull=True, mass_organisation__isnull=False
    )


class NominationRequest(models.Model):
    """What a cell asks of a unit or a mass organisation: how many people, by which day."""

    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="nomination_requests"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    mass_organisation = models.ForeignKey(
        MassOrganisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    number_asked = models.PositiveSmallIntegerField(_("số người đề nghị"))
    due_on = models.DateField(_("trả lời trước hết ngày"))
    reference = PlainTextField(_("số công văn"), max_length=120, blank=True)
    sent_on = models.DateField(_("ngày gửi"), null=True, blank=True)
    answered_on = models.DateField(_("ngày trả lời"), null=True, blank=True)
    answer = PlainTextField(_("trả lời"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("đề nghị giới thiệu")
        verbose_name_plural = _("đề nghị giới thiệu")
        constraints = (
            models.CheckConstraint(condition=one_body(), name="plans_request_to_one_body"),
            models.CheckConstraint(
                condition=Q(number_asked__gte=1),
                name="plans_request_asks_for_somebody",
                violation_error_message=_("Hãy đề nghị ít nhất một người."),
            ),
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True) | Q(due_on__gte=F("sent_on")),
                name="plans_request_due_after_sending",
                violation_error_message=_("Hạn trả lời không được trước ngày gửi."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True)
                | Q(sent_on__isnull=False, answered_on__gte=F("sent_on")),
                name="plans_request_answered_after_sending",
                violation_error_message=_("Ngày trả lời không được trước ngày gửi."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=False) | Q(answer=""),
                name="plans_request_answer_has_a_day",
            ),
        )
        indexes = (models.Index(fields=("cell", "-due_on"), name="plans_request_cell_due"),)

    def __str__(self) -> str:
        return f"request {self.pk} of {self.cell_id}"

    @property
    def body(self) -> Unit | MassOrganisation:
        """The unit or mass organisation that is asked."""
        body = self.unit or self.mass_organisation
        if body is None:
            raise ValueError(f"request {self.pk} is to nobody")
        return body
