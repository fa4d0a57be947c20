"""The append-only step log: one row per recorded step, in two keyed digest chains."""

from collections.abc import Collection, Iterable
from typing import Any, Never

from django.conf import settings
from django.db import models
from django.db.models.base import ModelBase
from django.utils.translation import gettext_lazy as _

DIGEST_CHARS = 64
SALT_CHARS = 32


class LogIsAppendOnly(Exception):
    """Someone tried to change or remove a recorded step."""

    def __init__(self) -> None:
        super().__init__("a recorded step is never changed or removed; record a correction instead")


class LogEntryQuerySet(models.QuerySet["LogEntry"]):
    """Reads and appends; refuses whatever would change a recorded step."""

    def update(self, **_columns: Any) -> Never:
        raise LogIsAppendOnly

    def delete(self) -> Never:
        raise LogIsAppendOnly

    def bulk_create(
        self,
        objs: Iterable["LogEntry"],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        update_fields: Collection[str] | None = None,
        unique_fields: Collection[str] | None = None,
    ) -> list["LogEntry"]:
        if ignore_conflicts or update_conflicts or update_fields or unique_fields:
            raise LogIsAppendOnly
        return super().bulk_create(objs, batch_size)

    def bulk_update(self, *_args: Any, **_options: Any) -> Never:
        raise LogIsAppendOnly


class LogEntry(models.Model):
    """One recorded step. `position` counts the whole installation, `seq` the case."""

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    seq = models.PositiveIntegerField()
    position = models.PositiveBigIntegerField(unique=True)
    kind = models.CharField(max_length=40)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_by_name = models.CharField(max_length=200)
    payload = models.TextField()
    salt = models.CharField(max_length=SALT_CHARS)
    payload_digest = models.CharField(max_length=DIGEST_CHARS)
    corrects = models.PositiveIntegerField(null=True)
    override_reason = models.TextField(blank=True)
    rulebook_digest = models.CharField(max_length=DIGEST_CHARS)
    previous_digest = models.CharField(max_length=DIGEST_CHARS)
    digest = models.CharField(max_length=DIGEST_CHARS)
    ledger_digest = models.CharField(max_length=DIGEST_CHARS)

    objects = LogEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("bước đã ghi")
        verbose_name_plural = _("bước đã ghi")
        ordering = ("casefile", "seq")
        constraints = (
            models.UniqueConstraint(fields=("casefile", "seq"), name="log_seq_once"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="log_seq_from_one"),
            models.CheckConstraint(
                condition=models.Q(position__gte=1), name="log_position_from_one"
            ),
        )
        indexes = (
            models.Index(fields=("kind", "happened_on"), name="log_kind_day"),
            models.Index(
                fields=("casefile",),
                condition=models.Q(corrects__isnull=False),
                name="log_corrections",
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} step {self.seq}"

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

    def delete(self, using: str | None = None, keep_parents: bool = False) -> Never:
        raise LogIsAppendOnly


class LedgerHead(models.Model):
    """How long the log of the whole installation is, and its last digest: one row."""

    ONLY_ID = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ID)
    count = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=DIGEST_CHARS, blank=True)
    anchored_on = models.DateField(null=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="ledger_head_single"),)

    def __str__(self) -> str:
        return f"ledger head {self.count}"
