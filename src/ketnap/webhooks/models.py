"""Subscriptions (đăng ký báo tin): which program is told of the steps of which organisation."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ketnap.organisations.models import Organisation
from ketnap.organisations.plain_text import PlainTextField

SALT_CHARS = 32


class Subscription(models.Model):
    """One program that is told. It follows the log: `told_id` is the row of the last step it was told of.

    Rows are numbered in the order of recording and no number comes twice, while a place in the
    ledger does where an import is undone.

    `salt` makes its secret, which is shown once and kept nowhere. `failures` counts the attempts
    in a row that were not answered.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    label = PlainTextField(_("dùng cho"), max_length=80)
    address = models.URLField(_("địa chỉ nhận"), max_length=300)
    salt = models.CharField(max_length=SALT_CHARS, unique=True)
    told_id = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    next_attempt_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("đăng ký báo tin")
        verbose_name_plural = _("đăng ký báo tin")
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=("ended_at", "next_attempt_at"), name="webhooks_next_attempt"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.label}"
