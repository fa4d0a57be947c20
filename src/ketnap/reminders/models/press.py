"""That somebody was told by mail of an article that waits for him at the portal."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PressNotice(models.Model):
    """A mail (thư báo bài chờ) about one wait to one user; it goes with the wait."""

    wait = models.ForeignKey("press.PortalWait", on_delete=models.CASCADE, related_name="notices")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    mailed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("thư báo bài chờ")
        verbose_name_plural = _("thư báo bài chờ")
        constraints = (
            models.UniqueConstraint(fields=("wait", "user"), name="reminders_press_notice_once"),
        )

    def __str__(self) -> str:
        return f"{self.wait_id} to {self.user_id}"
