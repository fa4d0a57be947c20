"""What somebody was reminded of, and what he asked not to hear of until a day."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import DeadlineCode
from ketnap.domain.planner import Occasion
from ketnap.organisations.plain_text import PlainTextField

_LONGEST_CODE = 32


class AboutDeadline(models.Model):
    """A record about one deadline of a case: its kind, and the step it counts from."""

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="%(class)ss"
    )
    code = models.CharField(max_length=_LONGEST_CODE)
    seq = models.PositiveIntegerField()

    class Meta:
        abstract = True

    @property
    def key(self) -> tuple[int, str, int]:
        """Return what tells the deadline from every other."""
        return (self.casefile_id, self.code, self.seq)


class Reminder(AboutDeadline):
    """A reminder (nhắc việc) of one user: raised once for a point of a deadline, then kept.

    `point_on` is the working day the schedule names, `raised_on` the day it was done.
    """

    # The software's own doing: it does not keep an import from being undone.
    goes_with_its_case = True

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders"
    )
    due_on = models.DateField()
    occasion = models.CharField(max_length=_LONGEST_CODE)
    point_on = models.DateField()
    raised_on = models.DateField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("lời nhắc")
        verbose_name_plural = _("lời nhắc")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "casefile", "code", "seq", "due_on", "point_on"),
                name="reminders_once_for_a_point",
            ),
            models.CheckConstraint(
                condition=Q(code__in=[code.value for code in DeadlineCode]),
                name="reminders_deadline_is_known",
            ),
            models.CheckConstraint(
                condition=Q(occasion__in=[occasion.value for occasion in Occasion]),
                name="reminders_occasion_is_known",
            ),
            models.CheckConstraint(
                condition=Q(point_on__lte=F("raised_on")), name="reminders_never_ahead_of_time"
            ),
        )
        indexes = (
            models.Index(fields=("user", "read_at"), name="reminders_user_read"),
            models.Index(fields=("mailed_at", "raised_on"), name="reminders_to_mail"),
        )

    def __str__(self) -> str:
        return f"user {self.user_id}, casefile {self.casefile_id} {self.code} on {self.raised_on}"


class Snooze(AboutDeadline):
    """A snooze (hoãn nhắc): no reminders from `since` until, not including, `until`.

    It is kept for good; the last one of a deadline counts.
    """

    since = models.DateField()
    until = models.DateField(_("nhắc lại từ ngày"))
    reason = PlainTextField(_("lý do"), max_length=200)
    snoozed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    snoozed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("lần hoãn nhắc")
        verbose_name_plural = _("các lần hoãn nhắc")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gt=F("since")),
                name="reminders_snooze_ends_later",
                violation_error_message=_("Ngày nhắc lại phải sau hôm nay."),
            ),
            models.CheckConstraint(
                condition=Q(code__in=[code.value for code in DeadlineCode]),
                name="reminders_snoozed_deadline_is_known",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reminders_snooze_has_a_reason"),
        )
        indexes = (models.Index(fields=("casefile", "until"), name="reminders_snoozed_case"),)

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} {self.code} until {self.until}"
