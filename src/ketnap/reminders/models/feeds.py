"""Private addresses from which calendar programs read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CalendarFeed(models.Model):
    """A calendar feed (lịch đăng ký): of one user, over his own duties or over a whole cell.

    The address is made of `name`, by which it is found, and a secret kept as a digest only.
    Without `shows_names` it says what is due and not for whom.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feeds"
    )
    cell = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField(max_length=24, unique=True)
    secret_digest = models.CharField(max_length=64)
    shows_names = models.BooleanField(_("ghi tên người"))
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_read_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("lịch đăng ký")
        verbose_name_plural = _("lịch đăng ký")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "cell"),
                condition=Q(revoked_at__isnull=True),
                name="reminders_one_live_feed_of_a_cell",
            ),
            models.UniqueConstraint(
                fields=("user",),
                condition=Q(revoked_at__isnull=True, cell__isnull=True),
                name="reminders_one_live_feed_of_duties",
            ),
        )

    def __str__(self) -> str:
        return f"feed {self.pk} of user {self.user_id}"
