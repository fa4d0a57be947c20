"""What an administrator did alone, for those who answer for the case files it opens."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models.roles import RoleHeld
from ketnap.accounts.models.users import User


class RoleNotice(models.Model):
    """That a role which opens case files was given, for one reader until he has seen it.

    Nobody gave it who had signed in where it was given at the machine.
    """

    held = models.ForeignKey(RoleHeld, on_delete=models.PROTECT, related_name="notices")
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_notices")
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("báo về vai trò được giao")
        verbose_name_plural = _("báo về vai trò được giao")
        constraints = (
            models.UniqueConstraint(fields=["held", "reader"], name="accounts_role_told_once"),
        )

    def __str__(self) -> str:
        return f"{self.held_id} {self.reader_id}"
