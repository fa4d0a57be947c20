"""What went up with a file: to whom, by whom, and which papers. Rows are only added."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ketnap.documents.papers.models import Kept, KeptQuerySet
from ketnap.domain.casefile.codes import Matter


class Submission(Kept):
    """A file sent one level up (trình lên cấp trên), beside the step that records it.

    `papers` is the index that went with the file; `lacks` is what it lacked and went all the
    same, in Vietnamese; the reason for that stands beside the step.
    """

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="submissions", db_index=False
    )
    step_seq = models.PositiveIntegerField()
    matter = models.CharField(max_length=12)
    sender = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="submissions"
    )
    sent_on = models.DateField()
    papers = models.JSONField(blank=True)
    lacks = models.JSONField(default=list, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects: ClassVar[models.Manager["Submission"]] = KeptQuerySet["Submission"].as_manager()

    class Meta:
        verbose_name = _("lần trình")
        verbose_name_plural = _("lần trình")
        constraints = (
            models.UniqueConstraint(
                fields=("casefile", "step_seq"), name="submissions_one_for_a_step"
            ),
            models.CheckConstraint(
                condition=Q(matter__in=[matter.value for matter in Matter]),
                name="submissions_matter_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(sender=F("body")), name="submissions_not_to_oneself"
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} step {self.step_seq} to {self.body_id}"
