"""One case: whose it is, which cell opened it, and the cell as it was on that day."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Casefile(models.Model):
    """A case file (hồ sơ phát triển đảng viên) of one person in one cell (chi bộ)."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="casefiles")
    # The number of the record the case was opened for, which the digests bind: unlike `person`
    # it stays when two records of one person are merged.
    opened_for = models.BigIntegerField()
    cell = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="casefiles"
    )
    cell_facts = models.JSONField()
    # What was known of the person when another cell took the record over with his file. What
    # that cell puts right later is none of the business of the cell that gave the file away.
    facts_when_left = models.JSONField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("hồ sơ")
        verbose_name_plural = _("hồ sơ")
        constraints = (
            models.UniqueConstraint(fields=("opened_for", "cell"), name="casefile_once_in_a_cell"),
        )

    def __str__(self) -> str:
        return f"casefile {self.pk}"
