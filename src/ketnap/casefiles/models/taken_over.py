"""Which steps of a case another cell recorded, before the case moved here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TakenOver(models.Model):
    """The steps taken over together with a case: what they count belongs to the giving cell.

    The step after `last_seq` is the transfer in, with which the case is this cell's own again.
    """

    casefile = models.ForeignKey(
        "casefiles.Casefile", on_delete=models.PROTECT, related_name="taken_over"
    )
    first_seq = models.PositiveIntegerField()
    last_seq = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("bước do chi bộ trước ghi")
        verbose_name_plural = _("bước do chi bộ trước ghi")
        ordering = ("casefile", "first_seq")
        constraints = (
            models.UniqueConstraint(fields=("casefile", "first_seq"), name="taken_over_once"),
            models.CheckConstraint(
                condition=models.Q(first_seq__gte=1, last_seq__gte=models.F("first_seq")),
                name="taken_over_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"casefile {self.casefile_id} steps {self.first_seq} to {self.last_seq}"
