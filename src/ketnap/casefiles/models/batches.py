"""Batches: the steps that one import put into the log, so that all can be taken out again as one."""

from collections.abc import Iterable
from typing import Any, Never

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.base import ModelBase
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.models.log import DIGEST_CHARS, LogIsAppendOnly


class BatchState(models.TextChoices):
    """Whether a batch stands. Only while it is being undone does the database let its steps go."""

    KEPT = "kept", _("đang giữ")
    BEING_UNDONE = "being_undone", _("đang hoàn tác")
    UNDONE = "undone", _("đã hoàn tác")


class StepBatch(models.Model):
    """A batch of steps (lô bước): one unbroken run of the log, with the head as it was before.

    Of an empty batch the last position is the one before the first.
    """

    first_position = models.PositiveBigIntegerField()
    last_position = models.PositiveBigIntegerField()
    head_digest_before = models.CharField(max_length=DIGEST_CHARS, blank=True)
    anchored_on_before = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=BatchState, default=BatchState.KEPT)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("lô bước")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=BatchState.values), name="batch_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(last_position__gte=F("first_position") - 1), name="batch_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state="undone", undone_at__isnull=False)
                | (~Q(state="undone") & Q(undone_at__isnull=True)),
                name="batch_undone_at_a_moment",
            ),
        )

    def __str__(self) -> str:
        return f"batch {self.pk}: {self.first_position} to {self.last_position}"


class BatchSeal(models.Model):
    """What vouches for an undone batch: a digest keyed by a secret outside the database."""

    batch = models.OneToOneField(
        StepBatch, on_delete=models.PROTECT, primary_key=True, related_name="seal"
    )
    digest = models.CharField(max_length=DIGEST_CHARS)

    def __str__(self) -> str:
        return f"seal of batch {self.pk}"


class BatchedCase(models.Model):
    """A case that a batch opened, or whose log it went on with."""

    batch = models.ForeignKey(
        StepBatch, on_delete=models.PROTECT, related_name="cases", db_index=False
    )
    casefile = models.ForeignKey("casefiles.Casefile", on_delete=models.PROTECT, related_name="+")
    opened = models.BooleanField()

    class Meta:
        verbose_name = _("hồ sơ trong lô bước")
        verbose_name_plural = _("hồ sơ trong lô bước")
        constraints = (
            models.UniqueConstraint(fields=("batch", "casefile"), name="batched_case_once"),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} in batch {self.batch_id}"


class RemovedStep(models.Model):
    """The place in the ledger of a step that went with its batch: digests alone, no word of it.

    The chain goes on over it. A batch at the very end of the log leaves none.
    """

    position = models.PositiveBigIntegerField(primary_key=True)
    batch = models.ForeignKey(StepBatch, on_delete=models.PROTECT, related_name="removed")
    casefile_id = models.BigIntegerField()
    seq = models.PositiveIntegerField()
    digest = models.CharField(max_length=DIGEST_CHARS)
    ledger_digest = models.CharField(max_length=DIGEST_CHARS)

    def __str__(self) -> str:
        return f"removed step at {self.position}"

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        if not self._state.adding or force_update or update_fields is not None:
            raise LogIsAppendOnly
        super().save(force_insert=True, using=using)

    def delete(self, *_args: Any, **_options: Any) -> Never:
        raise LogIsAppendOnly
