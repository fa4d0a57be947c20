"""Hand-overs (bàn giao): a member left, and who took what over."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ketnap.accounts.models import RoleHeld
from ketnap.casefiles.models import Casefile
from ketnap.organisations.plain_text import PlainTextField
from ketnap.people.models import Membership, Person


class HandOver(models.Model):
    """One hand-over; `left_on` is the first day without the member."""

    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="handover")
    left_on = models.DateField(_("rời chi bộ từ ngày"))
    assigned_on = models.DateField(_("ngày nghị quyết"), null=True, blank=True)
    resolution = PlainTextField(_("nghị quyết phân công"), max_length=300, blank=True)
    reason = PlainTextField(_("lý do rời chi bộ"), max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("lần bàn giao")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="handovers_reason_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.membership_id} {self.left_on:%d/%m/%Y}"


class CaseHandedOver(models.Model):
    """A case whose mentor changed by a hand-over."""

    handover = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="cases")
    casefile = models.ForeignKey(Casefile, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("hồ sơ được bàn giao")
        constraints = (
            models.UniqueConstraint(fields=["handover", "casefile"], name="handovers_case_once"),
        )

    def __str__(self) -> str:
        return f"{self.handover_id} {self.casefile_id}"


class RoleHandedOver(models.Model):
    """A role the member held: ended by the hand-over, or still to be ended by who may."""

    handover = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="roles")
    held = models.ForeignKey(RoleHeld, on_delete=models.PROTECT, related_name="+")
    ended = models.BooleanField()
    successor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("vai trò được bàn giao")
        constraints = (
            models.UniqueConstraint(fields=["handover", "held"], name="handovers_role_once"),
            models.CheckConstraint(
                condition=Q(ended=True) | Q(successor__isnull=True),
                name="handovers_only_ended_roles_pass_on",
            ),
        )

    def __str__(self) -> str:
        return f"{self.handover_id} {self.held_id}"
