"""What an administrator asks for, and others do: new keys of an account that opens case files."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models.users import User


class KeyKind(models.TextChoices):
    """What shall be done so that somebody can sign in again."""

    LINK = "link", _("liên kết đặt mật khẩu")
    SECOND_FACTOR = "second_factor", _("bỏ xác thực hai bước")


class KeyRequest(models.Model):
    """A request for new keys (yêu cầu cấp lại khóa), until somebody who answers has dealt with it.

    Nobody asked by name where a role that opens case files has made the old keys void. Nobody
    answered by name where that was done at the machine.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="key_requests")
    kind = models.CharField(_("việc"), max_length=20, choices=KeyKind)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("yêu cầu cấp lại khóa")
        verbose_name_plural = _("yêu cầu cấp lại khóa")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "kind"],
                condition=Q(answered_at__isnull=True),
                name="accounts_keys_asked_for_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=KeyKind.values), name="accounts_key_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True)
                | (
                    Q(answered_at__isnull=False)
                    & ~Q(answered_by=F("user"))
                    & (Q(asked_by__isnull=True) | ~Q(answered_by=F("asked_by")))
                ),
                name="accounts_keys_come_from_somebody_else",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"
