"""Links with which a user chooses a password, once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models.users import User


class SignInLink(models.Model):
    """The one link a user may still use; the word in it is kept as a digest only."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="sign_in_link")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    given_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("liên kết đăng nhập lần đầu")

    def __str__(self) -> str:
        return f"{self.user_id} {self.expires_at:%Y-%m-%d %H:%M}"
