"""A sitting of a committee, who did not count in its votes, and the votes held. Rows are only added."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import CommitteeLevel, ExclusionGround
from ketnap.organisations.plain_text import PlainTextField


class CommitteeSitting(models.Model):
    """A sitting (cuộc họp cấp ủy) at which a committee voted on one file or on several.

    A mistake is put right by another row that points to the `first` and counts from then on; the
    votes stay with the first.
    """

    first = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrections", db_index=False
    )
    revision = models.PositiveSmallIntegerField(default=0)
    """How many corrections there were, this row included."""
    correction_reason = PlainTextField(_("lý do đính chính"), max_length=300, blank=True)
    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="sittings"
    )
    held_on = models.DateField(_("ngày họp"))
    level = models.CharField(max_length=12)
    members = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField(null=True)
    absence_reasons = PlainTextField(_("lý do vắng mặt"), max_length=300, blank=True)
    presiding = PlainTextField(_("người chủ trì"), max_length=120, blank=True)
    presiding_position = PlainTextField(_("chức vụ người chủ trì"), max_length=120, blank=True)
    secretary = PlainTextField(_("thư ký"), max_length=120, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("cuộc họp cấp ủy")
        verbose_name_plural = _("cuộc họp cấp ủy")
        constraints = (
            models.CheckConstraint(
                condition=Q(level__in=[level.value for level in CommitteeLevel]),
                name="sittings_level_is_known",
            ),
            models.CheckConstraint(condition=Q(members__gte=1), name="sittings_has_members"),
            models.CheckConstraint(
                condition=Q(present__isnull=True) | Q(present__lte=F("members")),
                name="sittings_present_are_members",
            ),
            models.UniqueConstraint(
                fields=("first", "revision"), name="sittings_one_correction_after_another"
            ),
            models.CheckConstraint(
                condition=Q(first__isnull=True, revision=0, correction_reason="")
                | (Q(first__isnull=False, revision__gte=1) & ~Q(correction_reason="")),
                name="sittings_correction_has_reason",
            ),
        )

    def __str__(self) -> str:
        return f"body {self.body_id} on {self.held_on}"


class SittingExclusion(models.Model):
    """How many members did not count in the votes of a sitting, on one ground."""

    sitting = models.ForeignKey(
        CommitteeSitting, on_delete=models.PROTECT, related_name="exclusions", db_index=False
    )
    ground = models.CharField(max_length=32)
    count = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("người không tính vào biểu quyết của cấp ủy")
        verbose_name_plural = _("người không tính vào biểu quyết của cấp ủy")
        constraints = (
            models.UniqueConstraint(fields=("sitting", "ground"), name="sittings_ground_once"),
            models.CheckConstraint(
                condition=Q(ground__in=[ground.value for ground in ExclusionGround]),
                name="sittings_ground_is_known",
            ),
            models.CheckConstraint(condition=Q(count__gte=1), name="sittings_somebody_excluded"),
        )

    def __str__(self) -> str:
        return f"sitting {self.sitting_id}: {self.count} {self.ground}"


class SittingVote(models.Model):
    """The vote on one person; `step_seq` is the number of the step in the case, which has the numbers."""

    sitting = models.ForeignKey(CommitteeSitting, on_delete=models.PROTECT, related_name="votes")
    casefile = models.ForeignKey(
        "casefiles.Casefile",
        on_delete=models.PROTECT,
        related_name="committee_votes",
        db_index=False,
    )
    step_seq = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("biểu quyết của cấp ủy")
        verbose_name_plural = _("biểu quyết của cấp ủy")
        constraints = (
            models.UniqueConstraint(
                fields=("casefile", "step_seq"), name="sittings_step_in_one_sitting"
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} step {self.step_seq}"
