"""Where somebody gets mail, and the weekly digests that were sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

_MONDAY = 2
"""The number that databases give to Monday, counting from Sunday."""


class MailAddress(models.Model):
    """The one mail address of a user. Nothing but the confirmation is sent before it is confirmed."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mail_address"
    )
    address = models.EmailField(_("địa chỉ thư điện tử"), max_length=200)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    wants_digest = models.BooleanField(_("nhận tổng hợp tuần"), default=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    """When a mail to it did not go out; nothing once a later one has."""
    sending_until = models.DateTimeField(null=True, blank=True)
    """Until when somebody has the turn to send a mail to it; nothing between mails."""

    class Meta:
        verbose_name = _("địa chỉ nhận thư")
        verbose_name_plural = _("địa chỉ nhận thư")
        constraints = (
            models.CheckConstraint(
                condition=Q(failed_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="reminders_only_a_confirmed_address_fails",
            ),
        )

    def __str__(self) -> str:
        return f"mail address of user {self.user_id}"


class Digest(models.Model):
    """A weekly digest (tổng hợp tuần) that was sent to a user; `week_on` is its Monday."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    week_on = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("tổng hợp tuần đã gửi")
        verbose_name_plural = _("tổng hợp tuần đã gửi")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "week_on"), name="reminders_digest_once_a_week"
            ),
            models.CheckConstraint(
                condition=Q(week_on__week_day=_MONDAY), name="reminders_week_begins_on_monday"
            ),
        )

    def __str__(self) -> str:
        return f"digest of user {self.user_id} for the week of {self.week_on}"
