"""Case files that lie with a body outside the line in which their cell stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReceivedCase(models.Model):
    """A case file that was sent up to a body (hồ sơ được trình đến); its officers may open it.

    The row goes when the file goes on, and with the step that ends its way. The case is a number, as in an inspection.
    """

    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="received_cases"
    )
    casefile_id = models.BigIntegerField(unique=True)

    class Meta:
        verbose_name = _("hồ sơ được trình đến")

    def __str__(self) -> str:
        return f"{self.body_id} {self.casefile_id}"
