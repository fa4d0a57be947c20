"""Transfers of cases, and the installations with which sealed files are exchanged."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import TransferDirection
from ketnap.organisations.plain_text import PlainTextField


class Installation(models.Model):
    """Another installation (nơi cài đặt khác), known by its key after fingerprints were compared."""

    name = PlainTextField(_("tên nơi cài đặt"), max_length=200, unique=True)
    key_line = models.CharField(max_length=200, unique=True)
    known_since = models.DateField()
    known_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("nơi cài đặt khác")
        verbose_name_plural = _("nơi cài đặt khác")
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="transfers_installation_named"),
        )

    def __str__(self) -> str:
        return self.name


class Transfer(models.Model):
    """A case on its way from one cell to another, until its receipt closes the duty of the giver.

    Within one installation a single row tells both sides; a file from elsewhere makes a row here
    with direction `in`. `sealed` is what was sealed here, which only the other side
    can open: the capsule as sent, or the receipt of a file from elsewhere.
    """

    number = models.CharField(max_length=64)
    direction = models.CharField(max_length=3)
    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="transfers"
    )
    step_seq = models.PositiveIntegerField()
    other = PlainTextField(_("nơi chuyển đến hoặc chuyển đi"), max_length=200)
    to_cell = models.ForeignKey(
        "organisations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="transfers_in",
    )
    installation = models.ForeignKey(
        Installation, on_delete=models.PROTECT, null=True, blank=True, related_name="transfers"
    )
    sent_on = models.DateField()
    sealed = models.TextField(blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    received_on = models.DateField(null=True, blank=True)
    received_as = models.ForeignKey(
        "casefiles.Casefile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="received_from",
    )
    called_back_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("lần chuyển hồ sơ")
        verbose_name_plural = _("lần chuyển hồ sơ")
        constraints = (
            models.UniqueConstraint(fields=("number", "direction"), name="transfers_once"),
            models.CheckConstraint(
                condition=Q(direction__in=[each.value for each in TransferDirection]),
                name="transfers_direction_is_known",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=models.F("sent_on")),
                name="transfers_received_after_sent",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(called_back_on__isnull=True),
                name="transfers_received_or_called_back",
            ),
        )

    def __str__(self) -> str:
        return f"transfer {self.number} {self.direction}"
