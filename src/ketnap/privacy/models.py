"""Requests of the person about the data kept on him, with every answer."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.data_request import RequestKind
from ketnap.organisations.plain_text import PlainTextField


class RequestState(models.TextChoices):
    """How far a request has come."""

    RECEIVED = "received", _("Chờ trả lời")
    ANSWERED = "answered", _("Đang thực hiện")
    DONE = "done", _("Đã thực hiện")
    REFUSED = "refused", _("Không thực hiện")


_CLOSED = (RequestState.DONE.value, RequestState.REFUSED.value)


class DataRequest(models.Model):
    """A request (yêu cầu về dữ liệu cá nhân) that the person of a case has sent.

    Deletion is recorded as asked for and answered; nothing is deleted by this record.
    """

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="data_requests"
    )
    kind = models.CharField(max_length=12)
    wish = PlainTextField(_("nội dung yêu cầu"), max_length=500)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.RECEIVED)
    received_on = models.DateField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    with_third_party = models.BooleanField(_("có bên thứ ba tham gia"), default=False)
    answered_on = models.DateField(null=True, blank=True)
    answer = PlainTextField(_("trả lời"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_on = models.DateField(null=True, blank=True)
    reason = PlainTextField(_("kết quả và lý do"), max_length=500, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("yêu cầu về dữ liệu cá nhân")
        verbose_name_plural = _("yêu cầu về dữ liệu cá nhân")
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in RequestKind]),
                name="data_request_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.RECEIVED.value, answered_on__isnull=True)
                | (
                    ~Q(state=RequestState.RECEIVED.value)
                    & Q(answered_on__gte=F("received_on"))
                    & Q(answered_by__isnull=False)
                    & ~Q(answer="")
                ),
                name="data_request_answered_with_words",
            ),
            models.CheckConstraint(
                condition=(~Q(state__in=_CLOSED) & Q(closed_on__isnull=True))
                | (
                    Q(state__in=_CLOSED)
                    & Q(closed_on__gte=F("answered_on"))
                    & Q(closed_by__isnull=False)
                    & ~Q(reason="")
                ),
                name="data_request_closed_with_a_reason",
            ),
        )
        indexes = (
            models.Index(fields=("casefile", "received_on"), name="data_request_of_case"),
            models.Index(fields=("state", "received_on"), name="data_request_waiting"),
        )

    def __str__(self) -> str:
        return f"request {self.pk} {self.kind} of {self.received_on}"

    @property
    def is_closed(self) -> bool:
        return self.state in _CLOSED
