"""Totals kept for each body above the cells: how many rows of what figures count lie below it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LASTING = 0
"""What stands for the days of a time that has not ended."""


class FactTotal(models.Model):
    """How many counted facts of a month the logs of the cells below a body tell now.

    `month` is its first day. A fact that a correction took back is not among them, and nor are those
    of the body itself where it is a cell: it has its own rows.
    """

    is_derived = True

    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    code = models.CharField(max_length=24)
    month = models.DateField()
    number = models.IntegerField()

    class Meta:
        verbose_name = _("số cộng sẵn của điều được đếm")
        verbose_name_plural = _("số cộng sẵn của điều được đếm")
        constraints = (
            models.UniqueConstraint(fields=("body", "code", "month"), name="fact_total_once"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.code} below {self.body_id} in {self.month:%Y-%m}"


class RunTotal(models.Model):
    """How many times in a stage are alike below a body: by the months of their days and their length.

    The columns are those of `StageRun`; `days` is `LASTING` and `until_month` the last month there
    is where they have not ended. Those of the body itself, where it is a cell, are not among them.
    """

    is_derived = True

    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    stage = models.CharField(max_length=24)
    closed = models.CharField(max_length=16, blank=True)
    before = models.CharField(max_length=24, blank=True)
    after = models.CharField(max_length=24, blank=True)
    from_month = models.DateField()
    until_month = models.DateField()
    days = models.PositiveIntegerField()
    number = models.IntegerField()

    class Meta:
        verbose_name = _("số cộng sẵn của thời gian ở giai đoạn")
        verbose_name_plural = _("số cộng sẵn của thời gian ở giai đoạn")
        constraints = (
            models.UniqueConstraint(
                fields=(
                    "body",
                    "until_month",
                    "from_month",
                    "stage",
                    "after",
                    "days",
                    "before",
                    "closed",
                ),
                name="run_total_once",
            ),
        )
        indexes = (
            models.Index(
                fields=("body", "from_month", "stage", "before", "closed"), name="run_total_from"
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} in {self.stage} below {self.body_id} from {self.from_month:%Y-%m}"
