"""Nominations (giới thiệu quần chúng ưu tú) that a cell has not taken up yet, or has answered."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.text import fold
from ketnap.organisations.models import MassOrganisation, Unit
from ketnap.organisations.plain_text import PlainTextField
from ketnap.people.models import Sex
from ketnap.plans.models.requests import NominationRequest, one_body


class NominationState(models.TextChoices):
    """What became of a nomination: the cell answered it, or it was withdrawn before."""

    WAITING = "waiting", _("Chờ chi bộ xem")
    TAKEN_UP = "taken_up", _("Chi bộ đã tiếp nhận")
    DECLINED = "declined", _("Chi bộ chưa tiếp nhận")
    WITHDRAWN = "withdrawn", _("Bên giới thiệu đã rút")


class Nomination(models.Model):
    """Somebody whom a unit or a mass organisation puts forward to a cell.

    Only what a colleague knows is asked for; the cell asks the person the rest. Where a nomination
    was withdrawn, `answered_on` and `answered_by` say when and by whom, `reason` why.
    """

    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="nominations"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    mass_organisation = models.ForeignKey(
        MassOrganisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    request = models.ForeignKey(
        NominationRequest,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
    )
    put_forward_on = models.DateField(_("ngày giới thiệu"))
    document = PlainTextField(_("văn bản giới thiệu"), max_length=120, blank=True)

    full_name = PlainTextField(_("họ và tên"), max_length=120)
    name_fold = models.CharField(max_length=120, editable=False)
    born_on = models.DateField(_("ngày sinh"))
    sex = models.CharField(_("giới tính"), max_length=10, choices=Sex)
    occupation = PlainTextField(_("nghề nghiệp"), max_length=120)
    workplace = PlainTextField(_("nơi làm việc"), max_length=200)
    youth_union_member = models.BooleanField(_("là đoàn viên"), default=False)
    trade_union_member = models.BooleanField(_("là đoàn viên công đoàn"), default=False)

    state = models.CharField(
        max_length=10, choices=NominationState, default=NominationState.WAITING
    )
    casefile = models.ForeignKey(
        "casefiles.Casefile",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
    )
    reason = PlainTextField(_("lý do"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("giới thiệu quần chúng")
        verbose_name_plural = _("giới thiệu quần chúng")
        constraints = (
            models.CheckConstraint(condition=one_body(), name="plans_nomination_by_one_body"),
            models.CheckConstraint(
                condition=Q(sex__in=Sex.values), name="plans_nomination_sex_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(full_name=""), name="plans_nomination_name_not_empty"
            ),
            models.CheckConstraint(
                condition=Q(born_on__lt=F("put_forward_on")),
                name="plans_nomination_after_birth",
                violation_error_message=_("Ngày sinh phải ở trước ngày giới thiệu."),
            ),
            models.CheckConstraint(
                condition=Q(
                    state=NominationState.WAITING,
                    casefile__isnull=True,
                    answered_on__isnull=True,
                    answered_by__isnull=True,
                    reason="",
                )
                | Q(
                    state=NominationState.TAKEN_UP,
                    casefile__isnull=False,
                    answered_on__isnull=False,
                    answered_by__isnull=False,
                    reason="",
                )
                | (
                    Q(
                        state__in=(NominationState.DECLINED, NominationState.WITHDRAWN),
                        casefile__isnull=True,
                        answered_on__isnull=False,
                        answered_by__isnull=False,
                    )
                    & ~Q(reason="")
                ),
                name="plans_nomination_answer_fits_its_state",
            ),
            models.UniqueConstraint(
                fields=("unit", "name_fold", "born_on"),
                condition=Q(state=NominationState.WAITING, unit__isnull=False),
                name="plans_nomination_waits_once_for_a_unit",
                violation_error_message=_("Đơn vị đã giới thiệu người này, chi bộ đang xem."),
            ),
            models.UniqueConstraint(
                fields=("mass_organisation", "name_fold", "born_on"),
                condition=Q(state=NominationState.WAITING, mass_organisation__isnull=False),
                name="plans_nomination_waits_once_for_a_union",
                violation_error_message=_("Đoàn thể đã giới thiệu người này, chi bộ đang xem."),
            ),
        )
        indexes = (
            models.Index(fields=("cell", "state"), name="plans_nomination_cell_state"),
            models.Index(fields=("name_fold", "born_on"), name="plans_nomination_person"),
        )

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the nomination with the key that finds the same name written otherwise."""
        self.name_fold = fold(self.full_name)
        super().save(*args, **kwargs)

    @property
    def body(self) -> Unit | MassOrganisation:
        """The unit or mass organisation that puts the person forward."""
        body = self.unit or self.mass_organisation
        if body is None:
            raise ValueError(f"nomination {self.pk} is by nobody")
        return body
